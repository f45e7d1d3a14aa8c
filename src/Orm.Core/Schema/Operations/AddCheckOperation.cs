namespace Orm.Schema;

/// <summary>A table gets a check constraint.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Check">The check.</param>
public sealed record AddCheckOperation(ObjectName Table, CheckSchema Check) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        table.RefuseTakenConstraint(Check.Name);
        return schema.Change(table, table with { Checks = table.Checks.Append(Check).InOrder(static c => c.Name) });
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new DropCheckOperation(Table, Check.Name);

    /// <inheritdoc/>
    public override string ToString() => $"add check {Check.Name} to {Table}";
}
