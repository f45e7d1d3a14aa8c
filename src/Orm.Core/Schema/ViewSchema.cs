namespace Orm.Schema;

/// <summary>A view.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sql">The SELECT statement that it stands for.</param>
public sealed record ViewSchema(ObjectName Name, string Sql);
