namespace Orm.Schema;

/// <summary>An enum type goes. Columns of it change first.</summary>
/// <param name="Enum">The type's name.</param>
public sealed record DropEnumOperation(ObjectName Enum) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        EnumSchema type = schema.Enum(Enum);
        foreach (TableSchema table in schema.Tables)
        {
            if (table.Columns.FirstOrDefault(c => c.Type.Enum == Enum) is { } column)
                throw new SchemaException($"The enum '{Enum}' cannot be dropped: column '{column.Name}' of table '{table.Name}' is of it. Alter or drop that first.");
        }

        return schema with { Enums = schema.Enums.Without(type) };
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new CreateEnumOperation(before.Enum(Enum));

    /// <inheritdoc/>
    public override string ToString() => $"drop enum {Enum}";
}
