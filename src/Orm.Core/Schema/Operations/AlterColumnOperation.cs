namespace Orm.Schema;

/// <summary>A column changes its type, nullability, default, computation, generation, collation or comment. Its name stays.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Column">The column's name.</param>
/// <param name="NewColumn">The column as it is to be, under the same name.</param>
public sealed record AlterColumnOperation(ObjectName Table, string Column, ColumnSchema NewColumn) : SchemaOperation
{
    /// <summary>The SQL expression that makes the new value of the old one, where the database does not convert by itself; else null.</summary>
    public string? UsingSql { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        ColumnSchema column = table.Column(Column);
        if (NewColumn.Name != Column)
            throw new SchemaException($"Altering column '{Column}' of table '{Table}' cannot name it '{NewColumn.Name}': rename it by an operation of its own.");
        TableRules.RequireType(schema, table, NewColumn);
        return schema.Change(table, table with { Columns = table.Columns.With(column, NewColumn) });
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new AlterColumnOperation(Table, Column, before.Table(Table).Column(Column));

    /// <inheritdoc/>
    public override string ToString() => $"alter column {Table}.{Column}";
}
