namespace Orm.Schema;

/// <summary>A table loses its primary key. The columns stay.</summary>
/// <param name="Table">The table's name.</param>
public sealed record DropPrimaryKeyOperation(ObjectName Table) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        _ = KeyOf(table);
        return schema.Change(table, table with { PrimaryKey = null });
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new AddPrimaryKeyOperation(Table, KeyOf(before.Table(Table)));

    /// <inheritdoc/>
    public override string ToString() => $"drop primary key of {Table}";

    private static KeySchema KeyOf(TableSchema table) => table.PrimaryKey ?? throw new SchemaException($"Table '{table.Name}' has no primary key.");
}
