using Orm.Mapping;

namespace Orm.Schema;

/// <summary>A column's type: a portable kind that each dialect names in its own way, or the very words of one database.</summary>
/// <param name="Kind">The kind of value.</param>
public sealed record ColumnTypeSchema(StoredKind Kind)
{
    /// <summary>Whether the value is an array of values of <see cref="Kind"/>.</summary>
    public bool IsArray { get; init; }

    /// <summary>The greatest length in characters (or bytes), or null for no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Total digits of a decimal, or digits of fractional seconds of a temporal type.</summary>
    public int? Precision { get; init; }

    /// <summary>Digits after the decimal point.</summary>
    public int? Scale { get; init; }

    /// <summary>The type in a database's own words, which win over all else; or null.</summary>
    public string? DatabaseType { get; init; }

    /// <summary>The name of the enum type, where values are labels of one; else null.</summary>
    public ObjectName? Enum { get; init; }

    /// <summary>The enum's labels in order, where <see cref="Enum"/> is given: databases without enum types of their own spell them out in the column.</summary>
    public SchemaList<string> Labels { get; init; } = [];
}
