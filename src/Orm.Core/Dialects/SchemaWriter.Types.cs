using System.Globalization;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.Dialects;

public partial class SchemaWriter
{
    /// <summary>The database's name of a type: its own words if they are given, else what its kind, length and precision ask for.</summary>
    public string TypeName(ColumnTypeSchema type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.DatabaseType ?? (type.IsArray ? ArrayTypeName(type) : ItemTypeName(type, type.MaxLength, type.Precision, type.Scale));
    }

    /// <summary>The database's type for values of a mapping.</summary>
    public string TypeName(ColumnType type, int? maxLength = null, int? precision = null, int? scale = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Labels is { } labels && type.DatabaseTypeName is { } name
            ? EnumTypeName(ObjectName.Parse(name), labels)
            : type.Kind == StoredKind.Named ? type.DatabaseTypeName ?? TypeName(StoredKind.String, null, null, null) : TypeName(type.Kind, maxLength, precision, scale);
    }

    /// <summary>The database's type for values of a kind.</summary>
    protected virtual string TypeName(StoredKind kind, int? maxLength, int? precision, int? scale) => kind switch
    {
        StoredKind.Boolean => "boolean",
        StoredKind.Int16 => "smallint",
        StoredKind.Int32 => "integer",
        StoredKind.Int64 => "bigint",
        StoredKind.UInt64 => "numeric(20)",
        StoredKind.Single => "real",
        StoredKind.Double => "double precision",
        StoredKind.Decimal => Decimal("numeric", precision, scale),
        StoredKind.String => maxLength is { } length ? string.Create(CultureInfo.InvariantCulture, $"varchar({length})") : "text",
        StoredKind.Guid => "uuid",
        StoredKind.DateTime => Fraction("timestamp", precision, ""),
        StoredKind.DateTimeOffset => Fraction("timestamp", precision, " with time zone"),
        StoredKind.DateOnly => "date",
        StoredKind.TimeOnly => Fraction("time", precision, ""),
        StoredKind.TimeSpan => "interval",
        StoredKind.Bytes => "blob",
        StoredKind.Json => "json",
        StoredKind.Named => "text",
        _ => throw new NotSupportedException($"{Dialect.Name} has no type for {kind}."),
    };

    /// <summary>The type of labels: by default a text.</summary>
    protected virtual string EnumTypeName(ObjectName name, IEnumerable<string> labels) => TypeName(StoredKind.Named, null, null, null);

    /// <summary>The type of a column of arrays: the database's own, or that of JSON text. Elements have no limits of their own.</summary>
    protected virtual string ArrayTypeName(ColumnTypeSchema type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Dialect.Features.Arrays
            ? ItemTypeName(type, null, type.Kind == StoredKind.Decimal ? null : type.Precision, null) + "[]"
            : TypeName(StoredKind.Json, null, null, null);
    }

    private string ItemTypeName(ColumnTypeSchema type, int? maxLength, int? precision, int? scale) =>
        type.Enum is { } name ? EnumTypeName(name, type.Labels) : TypeName(type.Kind, maxLength, precision, scale);

    private static string Decimal(string name, int? precision, int? scale) => (precision, scale) switch
    {
        (null, _) => name,
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{name}({precision})"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{name}({precision}, {scale})"),
    };

    private static string Fraction(string name, int? precision, string suffix) =>
        precision is null ? name + suffix : string.Create(CultureInfo.InvariantCulture, $"{name}({precision}){suffix}");
}
