using Orm.Generators.Model;
using Orm.Generators.Parsing;

namespace Orm.Generators.Emission;

/// <summary>The mapper's part that refuses what a column cannot store.</summary>
internal static partial class MapperEmitter
{
    private static void EmitValidate(SourceWriter writer, EntityModel entity)
    {
        writer.Blank();
        using (writer.Block($"public override void Validate({Entity} entity, int column)"))
        {
            string?[] checks = [.. entity.Columns.Select((c, i) => Check(entity, c, i))];
            if (checks.All(static c => c is null))
                return;
            writer.Write($"var source = ({entity.Type.Name})entity;");
            using (writer.Block("switch (column)"))
            {
                for (int i = 0; i < checks.Length; i++)
                {
                    if (checks[i] is not { } check)
                        continue;
                    writer.Write($"case {i}:\n    {Code.Mapping}ColumnCheck.{check};\n    break;");
                }
            }
        }
    }

    private static string? Check(EntityModel entity, ColumnModel column, int ordinal)
    {
        MemberModel member = entity.Members[column.Member];
        string whole = Code.Get(member, "source");
        if (member is { Owned: not null, IsValueType: false, IsNullable: false })
        {
            // A part is looked at only when there is a value at all.
            string? part = CheckValue(entity, column, ordinal, $"{whole}.{member.Owned.Parts[column.Part].Identifier}");
            return $"NotNull({whole}, this, {ordinal})" + (part is null ? "" : $";\n    {Code.Mapping}ColumnCheck.{part}");
        }

        return CheckValue(entity, column, ordinal, Code.Part(entity, column, whole));
    }

    private static string? CheckValue(EntityModel entity, ColumnModel column, int ordinal, string value)
    {
        string length = column.MaxLength?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null";
        bool isText = column.Type.ModelType == "string";
        bool isBytes = column.Type.ModelType == "byte[]";
        if (isText || isBytes)
        {
            string kind = isText ? "Text" : "Bytes";
            if (!column.IsNullable)
                return $"{kind}({value}, {length}, this, {ordinal})";
            return column.MaxLength is null ? null : $"Optional{kind}({value}, {length}, this, {ordinal})";
        }

        if (column.Type.ModelType == "decimal" && column.Precision is { } precision)
            return $"Number({value}, {precision}, {column.Scale ?? 0}, {Literals.Of(column.IsNullable)}, this, {ordinal})";
        return !column.IsNullable && (Code.CanBeNull(entity, column) || !column.Type.IsValueType) ? $"NotNull({value}, this, {ordinal})" : null;
    }
}
