using System.Text;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.Migrations;

/// <summary>A column as the call that names it: <c>c.String("name", 50)</c>.</summary>
internal static class ColumnCode
{
    public static string Of(string builder, ColumnSchema column)
    {
        var code = new StringBuilder(builder).Append('.').Append(Call(column));
        if (column.Default is { } value)
            code.Append(value.IsNow ? (IsInstant(column) ? "" : ".DefaultNow()") : value.Sql is { } sql ? $".DefaultSql({CSharp.Text(sql)})" : $".Default({CSharp.Value(value.Value!)})");
        if (column.Generation == ValueGeneration.Identity && !TakesIdentity(column.Type))
            code.Append(".Identity()");
        if (column.Sequence is { } sequence)
            code.Append($".Sequence({CSharp.Name(sequence)})");
        if (column.ComputedSql is { } computed)
            code.Append($".Computed({CSharp.Text(computed)}{(column.IsStored ? ", stored: true" : "")})");
        if (column.Collation is { } collation)
            code.Append($".Collation({CSharp.Text(collation)})");
        if (column.Comment is { } comment)
            code.Append($".Comment({CSharp.Text(comment)})");
        if (column.Type.IsArray)
            code.Append(".Array()");
        if (Limits(column.Type) is { Length: > 0 } limits)
            code.Append($".Limits({limits})");
        return code.ToString();
    }

    private static string Call(ColumnSchema column)
    {
        ColumnTypeSchema type = column.Type;
        var arguments = new List<string> { CSharp.Text(column.Name) };
        if (type.DatabaseType is { } words)
        {
            arguments.Add(CSharp.Text(words));
            if (type.Kind != StoredKind.Named)
                arguments.Add($"StoredKind.{type.Kind}");
            AddTraits(arguments, column);
            return $"Type({string.Join(", ", arguments)})";
        }

        if (type.Enum is { } name)
        {
            arguments.Add(CSharp.Name(name));
            arguments.Add(CSharp.List(type.Labels));
            AddTraits(arguments, column);
            if (type.Kind != StoredKind.Named)
                arguments.Add($"kind: StoredKind.{type.Kind}");
            return $"Enum({string.Join(", ", arguments)})";
        }

        if (type.Kind is StoredKind.String or StoredKind.Bytes && type.MaxLength is { } length)
            arguments.Add($"{length}");
        if (type.Kind == StoredKind.Decimal && type.Precision is { } digits)
            arguments.Add($"{digits}");
        if (type.Kind == StoredKind.Decimal && type.Scale is { } scale)
            arguments.Add(type.Precision is null ? $"scale: {scale}" : $"{scale}");
        if (type.Kind is StoredKind.DateTime or StoredKind.DateTimeOffset or StoredKind.TimeOnly && type.Precision is { } precision)
            arguments.Add($"{precision}");
        AddTraits(arguments, column);
        if (IsInstant(column) && column.Default is { IsNow: true })
            arguments.Add("defaultNow: true");
        return type.Kind == StoredKind.Named
            ? throw new NotSupportedException($"Column '{column.Name}' is of a type without a name.")
            : $"{type.Kind}({string.Join(", ", arguments)})";
    }

    private static void AddTraits(List<string> arguments, ColumnSchema column)
    {
        if (column.IsNullable)
            arguments.Add("nullable: true");
        if (column.Generation == ValueGeneration.Identity && TakesIdentity(column.Type))
            arguments.Add("identity: true");
    }

    private static bool TakesIdentity(ColumnTypeSchema type) =>
        type is { DatabaseType: null, Enum: null, Kind: StoredKind.Int16 or StoredKind.Int32 or StoredKind.Int64 };

    private static bool IsInstant(ColumnSchema column) => column.Type is { Kind: StoredKind.DateTimeOffset, DatabaseType: null, Enum: null };

    // Those that the method of the type does not take.
    private static string Limits(ColumnTypeSchema type)
    {
        bool native = type.DatabaseType is not null || type.Enum is not null;
        bool length = type.MaxLength is not null && (native || type.Kind is not (StoredKind.String or StoredKind.Bytes));
        bool precision = type.Precision is not null && (native || type.Kind is not (StoredKind.Decimal or StoredKind.DateTime or StoredKind.DateTimeOffset or StoredKind.TimeOnly));
        bool scale = type.Scale is not null && (native || type.Kind != StoredKind.Decimal);
        if (!length && !precision && !scale)
            return "";
        // All are given, because the call sets all.
        var limits = new List<string>();
        if (type.MaxLength is { } l)
            limits.Add($"maxLength: {l}");
        if (type.Precision is { } p)
            limits.Add($"precision: {p}");
        if (type.Scale is { } s)
            limits.Add($"scale: {s}");
        return string.Join(", ", limits);
    }
}
