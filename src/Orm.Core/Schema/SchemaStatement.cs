namespace Orm.Schema;

/// <summary>One statement of DDL.</summary>
/// <param name="Sql">Its text.</param>
public sealed record SchemaStatement(string Sql)
{
    /// <summary>Whether the database refuses it inside of a transaction.</summary>
    public bool OutsideTransaction { get; init; }
}
