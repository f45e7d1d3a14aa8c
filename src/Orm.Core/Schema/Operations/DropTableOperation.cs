namespace Orm.Schema;

/// <summary>A table goes, with its rows. Foreign keys of other tables that refer to it go first.</summary>
/// <param name="Table">The table's name.</param>
public sealed record DropTableOperation(ObjectName Table) : SchemaOperation
{
    /// <inheritdoc/>
    public override bool IsDestructive => true;

    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        TableSchema table = schema.Table(Table);
        foreach ((TableSchema other, ForeignKeySchema foreignKey) in TableRules.Referring(schema, Table))
        {
            if (other != table)
                throw new SchemaException($"Table '{Table}' cannot be dropped: the foreign key '{foreignKey.Name}' of table '{other.Name}' refers to it. Drop that first.");
        }

        return schema with { Tables = schema.Tables.Without(table) };
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new CreateTableOperation(before.Table(Table));

    /// <inheritdoc/>
    public override string ToString() => $"drop table {Table}";
}
