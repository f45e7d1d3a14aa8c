namespace Orm.Schema;

/// <summary>An enum type's labels change; columns of it follow.</summary>
/// <param name="Enum">The type's name.</param>
/// <param name="Labels">The labels that it is to have, in order.</param>
public sealed record AlterEnumOperation(ObjectName Enum, SchemaList<string> Labels) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        EnumSchema type = schema.Enum(Enum);
        return schema with
        {
            Enums = schema.Enums.With(type, type with { Labels = Labels }),
            Tables = [.. schema.Tables.Select(Follow)],
        };
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new AlterEnumOperation(Enum, before.Enum(Enum).Labels);

    /// <inheritdoc/>
    public override string ToString() => $"alter enum {Enum}";

    private TableSchema Follow(TableSchema table) => table.Columns.All(c => c.Type.Enum != Enum)
        ? table
        : table with { Columns = [.. table.Columns.Select(c => c.Type.Enum == Enum ? c with { Type = c.Type with { Labels = Labels } } : c)] };
}
