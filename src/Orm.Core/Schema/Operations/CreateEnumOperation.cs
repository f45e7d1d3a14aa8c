namespace Orm.Schema;

/// <summary>An enum type comes, where the database has such types; elsewhere the columns spell its labels out.</summary>
/// <param name="Enum">The type.</param>
public sealed record CreateEnumOperation(EnumSchema Enum) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (schema.Enums.Any(e => e.Name == Enum.Name))
            throw new SchemaException($"There is an enum '{Enum.Name}' already.");
        return schema with { Enums = schema.Enums.Append(Enum).InOrder(static e => e.Name) };
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new DropEnumOperation(Enum.Name);

    /// <inheritdoc/>
    public override string ToString() => $"create enum {Enum.Name}";
}
