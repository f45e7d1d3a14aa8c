namespace Orm.Schema;

/// <summary>
/// A column gets another name; keys, indexes and foreign keys over it follow. SQL texts (checks, computed columns, filters, views) stay
/// as they were written.
/// </summary>
/// <param name="Table">The table's name.</param>
/// <param name="Column">The column's name.</param>
/// <param name="NewName">The name that it gets.</param>
public sealed record RenameColumnOperation(ObjectName Table, string Column, string NewName) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        ColumnSchema column = table.Column(Column);
        table.RefuseTakenColumn(NewName);
        TableSchema renamed = table with
        {
            Columns = table.Columns.With(column, column with { Name = NewName }),
            PrimaryKey = table.PrimaryKey is { } key ? key with { Columns = Follow(key.Columns) } : null,
            Indexes = [.. table.Indexes.Select(i => i with { Columns = [.. i.Columns.Select(c => c.Name == Column ? c with { Name = NewName } : c)] })],
            ForeignKeys = [.. table.ForeignKeys.Select(f => f with { Columns = Follow(f.Columns) })],
        };
        return schema with { Tables = [.. schema.Tables.Select(t => FollowPrincipal(ReferenceEquals(t, table) ? renamed : t))] };
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new RenameColumnOperation(Table, NewName, Column);

    /// <inheritdoc/>
    public override string ToString() => $"rename column {Table}.{Column} to {NewName}";

    private SchemaList<string> Follow(SchemaList<string> columns) => [.. columns.Select(c => c == Column ? NewName : c)];

    private TableSchema FollowPrincipal(TableSchema table) => table.ForeignKeys.All(f => f.Principal != Table)
        ? table
        : table with { ForeignKeys = [.. table.ForeignKeys.Select(f => f.Principal == Table ? f with { PrincipalColumns = Follow(f.PrincipalColumns) } : f)] };
}
