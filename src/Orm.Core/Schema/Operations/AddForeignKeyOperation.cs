namespace Orm.Schema;

/// <summary>A table gets a foreign key.</summary>
/// <param name="Table">The referring table's name.</param>
/// <param name="ForeignKey">The foreign key.</param>
public sealed record AddForeignKeyOperation(ObjectName Table, ForeignKeySchema ForeignKey) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        table.RefuseTakenConstraint(ForeignKey.Name);
        TableRules.RequireForeignKey(schema, table, ForeignKey);
        return schema.Change(table, table with { ForeignKeys = table.ForeignKeys.Append(ForeignKey).InOrder(static f => f.Name) });
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new DropForeignKeyOperation(Table, ForeignKey.Name);

    /// <inheritdoc/>
    public override string ToString() => $"add foreign key {ForeignKey.Name} to {Table}";
}
