namespace Orm.Schema;

/// <summary>A table gets a primary key.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Key">The key.</param>
public sealed record AddPrimaryKeyOperation(ObjectName Table, KeySchema Key) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        if (table.PrimaryKey is { } present)
            throw new SchemaException($"Table '{Table}' has a primary key already, '{present.Name}'. Drop that first.");
        table.RefuseTakenConstraint(Key.Name);
        TableRules.RequireColumns(table, Key.Columns);
        return schema.Change(table, table with { PrimaryKey = Key });
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new DropPrimaryKeyOperation(Table);

    /// <inheritdoc/>
    public override string ToString() => $"add primary key {Key.Name} to {Table}";
}
