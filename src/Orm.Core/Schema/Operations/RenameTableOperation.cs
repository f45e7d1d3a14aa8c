namespace Orm.Schema;

/// <summary>A table gets another name; foreign keys that refer to it follow, and constraints keep their names.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="NewName">The name that it gets.</param>
public sealed record RenameTableOperation(ObjectName Table, ObjectName NewName) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        schema.RefuseTaken(NewName);
        return schema with
        {
            Tables = schema.Tables
                .Select(t => Follow(ReferenceEquals(t, table) ? t with { Name = NewName } : t))
                .InOrder(static t => t.Name),
        };
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new RenameTableOperation(NewName, Table);

    /// <inheritdoc/>
    public override string ToString() => $"rename table {Table} to {NewName}";

    private TableSchema Follow(TableSchema table) => table.ForeignKeys.All(f => f.Principal != Table)
        ? table
        : table with { ForeignKeys = [.. table.ForeignKeys.Select(f => f.Principal == Table ? f with { Principal = NewName } : f)] };
}
