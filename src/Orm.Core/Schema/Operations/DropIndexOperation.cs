namespace Orm.Schema;

/// <summary>A table loses an index or unique constraint.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Name">The index's name.</param>
public sealed record DropIndexOperation(ObjectName Table, string Name) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        return schema.Change(table, table with { Indexes = table.Indexes.Without(table.Index(Name)) });
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new CreateIndexOperation(Table, before.Table(Table).Index(Name));

    /// <inheritdoc/>
    public override string ToString() => $"drop index {Name} of {Table}";
}
