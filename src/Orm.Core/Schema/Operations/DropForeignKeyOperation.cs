namespace Orm.Schema;

/// <summary>A table loses a foreign key. The columns stay.</summary>
/// <param name="Table">The referring table's name.</param>
/// <param name="Name">The constraint's name.</param>
public sealed record DropForeignKeyOperation(ObjectName Table, string Name) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        return schema.Change(table, table with { ForeignKeys = table.ForeignKeys.Without(table.ForeignKey(Name)) });
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new AddForeignKeyOperation(Table, before.Table(Table).ForeignKey(Name));

    /// <inheritdoc/>
    public override string ToString() => $"drop foreign key {Name} of {Table}";
}
