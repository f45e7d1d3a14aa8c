namespace Orm.Schema;

/// <summary>A table's comment changes.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Comment">The comment, or null for none.</param>
public sealed record CommentTableOperation(ObjectName Table, string? Comment) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        return schema.Change(table, table with { Comment = Comment });
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new CommentTableOperation(Table, before.Table(Table).Comment);

    /// <inheritdoc/>
    public override string ToString() => $"comment on table {Table}";
}
