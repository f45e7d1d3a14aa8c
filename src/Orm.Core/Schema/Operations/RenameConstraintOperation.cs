namespace Orm.Schema;

/// <summary>A primary key, foreign key or check gets another name.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Name">The constraint's name.</param>
/// <param name="NewName">The name that it gets.</param>
public sealed record RenameConstraintOperation(ObjectName Table, string Name, string NewName) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        table.RefuseTakenConstraint(NewName);
        return schema.Change(table, Rename(table));
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new RenameConstraintOperation(Table, NewName, Name);

    /// <inheritdoc/>
    public override string ToString() => $"rename constraint {Name} of {Table} to {NewName}";

    private TableSchema Rename(TableSchema table)
    {
        if (table.PrimaryKey is { } key && key.Name == Name)
            return table with { PrimaryKey = key with { Name = NewName } };
        if (table.ForeignKeys.FirstOrDefault(f => f.Name == Name) is { } foreignKey)
            return table with { ForeignKeys = table.ForeignKeys.With(foreignKey, foreignKey with { Name = NewName }).InOrder(static f => f.Name) };
        if (table.Checks.FirstOrDefault(c => c.Name == Name) is { } check)
            return table with { Checks = table.Checks.With(check, check with { Name = NewName }).InOrder(static c => c.Name) };
        throw SchemaEditing.Missing("constraint", Name, [
            .. table.PrimaryKey is null ? Array.Empty<string>() : [table.PrimaryKey.Name],
            .. table.ForeignKeys.Select(static f => f.Name),
            .. table.Checks.Select(static c => c.Name)], table);
    }
}
