namespace Orm.Schema;

/// <summary>An index or unique constraint gets another name.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Name">The index's name.</param>
/// <param name="NewName">The name that it gets.</param>
public sealed record RenameIndexOperation(ObjectName Table, string Name, string NewName) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        IndexSchema index = table.Index(Name);
        table.RefuseTakenIndex(NewName);
        return schema.Change(table, table with { Indexes = table.Indexes.With(index, index with { Name = NewName }).InOrder(static i => i.Name) });
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new RenameIndexOperation(Table, NewName, Name);

    /// <inheritdoc/>
    public override string ToString() => $"rename index {Name} of {Table} to {NewName}";
}
