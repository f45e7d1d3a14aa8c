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
        schema.RefuseUsed($"enum '{Enum}'", c => c.Type.Enum == Enum, "is of it");
        return schema with { Enums = schema.Enums.Without(type) };
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new CreateEnumOperation(before.Enum(Enum));

    /// <inheritdoc/>
    public override string ToString() => $"drop enum {Enum}";
}
