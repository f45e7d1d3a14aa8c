namespace Orm.Schema;

/// <summary>A table comes, with its columns, keys, indexes and constraints.</summary>
/// <param name="Table">The table.</param>
public sealed record CreateTableOperation(TableSchema Table) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        schema.RefuseTaken(Table.Name);
        TableRules.RequireWhole(schema, Table);
        return schema with { Tables = schema.Tables.Append(Table.Ordered()).InOrder(static t => t.Name) };
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new DropTableOperation(Table.Name);

    /// <inheritdoc/>
    public override string ToString() => $"create table {Table.Name}";
}
