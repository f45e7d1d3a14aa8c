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
            writer.Write($"var source = ({entity.Type.NameInMapper})entity;");
            using (writer.Block("switch (column)"))
            {
                for (int i = 0; i < checks.Length; i++)
                {
                    if (checks[i] is not { } check)
                        continue;
                    writer.Write($"case {i}:");
                    using (writer.Indent())
                        writer.Write(check + "\nbreak;");
                }
            }
        }
    }

    private static string? Check(EntityModel entity, ColumnModel column, int ordinal)
    {
        string whole = Code.Get(entity.Members[column.Member], "source");
        if (column.Part < 0)
            return Statement(Call(column, ordinal, whole, !column.IsNullable, Code.CanBeNull(entity, column)));
        // A required part must be there as soon as the optional value around it is.
        bool isRequired = !column.IsClrNullable || !column.IsNullable;
        string? around = column.IsNullable ? Around(entity, column, whole) : null;
        string value = Code.SafePart(entity, column, whole);
        string? check = Statement(Call(column, ordinal, value, isRequired, around is null ? Code.IsSafePartNullable(entity, column) : CanMiss(entity, column)));
        // Nothing else finds a required value missing whose parts are all optional.
        if (!isRequired && IsInRequiredClass(entity, column))
            check = $"{Statement($"NotNull({value.Substring(0, value.LastIndexOf("?.", StringComparison.Ordinal))}, this, {ordinal})")}{(check is null ? "" : "\n" + check)}";
        else if (!isRequired)
            around = null;
        if (check is null || around is null)
            return check;
        return check.Contains('\n') ? $"if ({around} is not null)\n{{\n    {check.Replace("\n", "\n    ")}\n}}\n" : $"if ({around} is not null)\n    {check}";
    }

    private static bool IsInRequiredClass(EntityModel entity, ColumnModel column)
    {
        OwnedPart[] path = Code.Path(entity, column);
        MemberModel member = entity.Members[column.Member];
        return path.Length == 1 ? member is { IsNullable: false, IsValueType: false } : path[path.Length - 2] is { IsNullable: false, IsValueType: false };
    }

    private static string? Statement(string? call) => call is null ? null : $"{Code.Mapping}ColumnCheck.{call};";

    // Whether a required part can be null although the optional value around it is there.
    private static bool CanMiss(EntityModel entity, ColumnModel column)
    {
        OwnedPart[] path = Code.Path(entity, column);
        return path.SkipWhile((_, i) => path.Skip(i).Any(static p => p.IsNullable && p.Owned is not null)).Any(static p => !p.IsValueType);
    }

    // The expression of the innermost optional value around a part.
    private static string? Around(EntityModel entity, ColumnModel column, string whole)
    {
        MemberModel member = entity.Members[column.Member];
        string? around = member.IsNullable ? whole : null;
        string text = whole;
        bool needsCare = member.IsNullable || !member.IsValueType;
        foreach (OwnedPart part in Code.Path(entity, column).Where(static p => p.Owned is not null))
        {
            text += (needsCare ? "?." : ".") + part.Identifier;
            needsCare = part.NeedsCare;
            if (part.IsNullable)
                around = text;
        }

        return around;
    }

    private static string? Call(ColumnModel column, int ordinal, string value, bool isRequired, bool canBeNull)
    {
        // What a converter stores is measured in its stored form, and only where the column sets it a limit.
        bool isMeasured = column.Type.ToStored is not null && (column.Type.StoredType is "string" or "byte[]" ? column.MaxLength : column.Precision) is not null;
        string type = isMeasured ? column.Type.StoredType : column.Type.ModelType;
        if (isMeasured && type is "string" or "byte[]" or "decimal")
            value = StoredValue(column, value, canBeNull || !column.Type.IsValueType);
        string length = column.MaxLength?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null";
        bool isText = type == "string";
        bool isBytes = type == "byte[]";
        if (isText || isBytes)
        {
            string kind = isText ? "Text" : "Bytes";
            if (isRequired)
                return $"{kind}({value}, {length}, this, {ordinal})";
            return column.MaxLength is null ? null : $"Optional{kind}({value}, {length}, this, {ordinal})";
        }

        if (column.Type.IsArray)
        {
            return isRequired || column.MaxLength is not null || !column.Type.HasNulls
                ? $"Items({value}, {length}, {Literals.Of(!isRequired)}, {Literals.Of(column.Type.HasNulls)}, this, {ordinal})"
                : null;
        }

        if (type == "decimal" && column.Precision is { } precision)
            return $"Number({value}, {precision}, {column.Scale ?? 0}, {Literals.Of(!isRequired)}, this, {ordinal})";
        return isRequired && (canBeNull || !column.Type.IsValueType) ? $"NotNull({value}, this, {ordinal})" : null;
    }

    private static string StoredValue(ColumnModel column, string value, bool canBeNull)
    {
        if (column.Type.ToStored is not { } format)
            return value;
        string local = Symbols.Camel(column.Path.Replace(".", "")) + "Stored";
        return canBeNull
            ? $"{value} is {{ }} {local} ? {format.Replace("{0}", local)} : {(column.Type.StoredType == "decimal" ? "(decimal?)null" : "null")}"
            : format.Replace("{0}", value);
    }
}
