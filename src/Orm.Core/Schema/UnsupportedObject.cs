namespace Orm.Schema;

/// <summary>Something that a database holds and no schema can say: revisions neither make nor drop it, and comparisons pass over it.</summary>
/// <param name="Description">What it is, as messages name it: <c>index ix_lower of table users, over an expression</c>.</param>
/// <param name="Sql">The statement that makes it, where the database tells; else null.</param>
public sealed record UnsupportedObject(string Description, string? Sql = null);
