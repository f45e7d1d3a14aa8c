namespace Orm.Schema;

/// <summary>A column comes, behind those that are there.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Column">The column.</param>
public sealed record AddColumnOperation(ObjectName Table, ColumnSchema Column) : SchemaOperation
{
    /// <summary>
    /// The value that rows which are there get, as an SQL expression that may name their other columns: what a column that takes no null
    /// and has no default needs where the table may hold rows. Null to leave them to the column's default, or to null.
    /// </summary>
    public string? BackfillSql { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        table.RefuseTakenColumn(Column.Name);
        TableRules.RequireType(schema, table, Column);
        return schema.Change(table, table with { Columns = [.. table.Columns, Column] });
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new DropColumnOperation(Table, Column.Name);

    /// <inheritdoc/>
    public override string ToString() => $"add column {Table}.{Column.Name}";
}
