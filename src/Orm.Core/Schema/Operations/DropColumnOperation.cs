namespace Orm.Schema;

/// <summary>A column goes, with its values. Keys, indexes and foreign keys over it go first.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Column">The column's name.</param>
public sealed record DropColumnOperation(ObjectName Table, string Column) : SchemaOperation
{
    /// <inheritdoc/>
    public override bool IsDestructive => true;

    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        ColumnSchema column = table.Column(Column);
        if (TableRules.UserOf(schema, table, Column) is { } user)
            throw new SchemaException($"Column '{Column}' of table '{Table}' cannot be dropped: {user} is over it. Drop that first.");
        if (table.Columns.Count == 1)
            throw new SchemaException($"Column '{Column}' is the only one of table '{Table}': drop the table instead.");
        return schema.Change(table, table with { Columns = table.Columns.Without(column) });
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new AddColumnOperation(Table, before.Table(Table).Column(Column));

    /// <inheritdoc/>
    public override string ToString() => $"drop column {Table}.{Column}";
}
