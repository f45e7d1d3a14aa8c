namespace Orm.Schema;

/// <summary>A table gets an index or unique constraint.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Index">The index.</param>
public sealed record CreateIndexOperation(ObjectName Table, IndexSchema Index) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        table.RefuseTakenIndex(Index.Name);
        TableRules.RequireColumns(table, Index.Columns.Select(static c => c.Name));
        return schema.Change(table, table with { Indexes = table.Indexes.Append(Index).InOrder(static i => i.Name) });
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new DropIndexOperation(Table, Index.Name);

    /// <inheritdoc/>
    public override string ToString() => $"create {(Index.IsUnique ? "unique index" : "index")} {Index.Name} on {Table}";
}
