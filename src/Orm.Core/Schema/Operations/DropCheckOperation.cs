namespace Orm.Schema;

/// <summary>A table loses a check constraint.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Name">The constraint's name.</param>
public sealed record DropCheckOperation(ObjectName Table, string Name) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        return schema.Change(table, table with { Checks = table.Checks.Without(table.Check(Name)) });
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new AddCheckOperation(Table, before.Table(Table).Check(Name));

    /// <inheritdoc/>
    public override string ToString() => $"drop check {Name} of {Table}";
}
