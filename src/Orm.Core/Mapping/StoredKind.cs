namespace Orm.Mapping;

/// <summary>The kinds of value that drivers store; a dialect names a database type for each.</summary>
public enum StoredKind
{
    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>16-bit signed integer (also CLR byte and sbyte).</summary>
    Int16,

    /// <summary>32-bit signed integer (also CLR ushort).</summary>
    Int32,

    /// <summary>64-bit signed integer (also CLR uint).</summary>
    Int64,

    /// <summary>64-bit unsigned integer; numeric(20) where there is no such type.</summary>
    UInt64,

    /// <summary>32-bit floating point.</summary>
    Single,

    /// <summary>64-bit floating point.</summary>
    Double,

    /// <summary>Exact decimal.</summary>
    Decimal,

    /// <summary>Text, bounded where the column has a length.</summary>
    String,

    /// <summary>A 128-bit identifier.</summary>
    Guid,

    /// <summary>Date and time without zone.</summary>
    DateTime,

    /// <summary>An instant, kept in UTC.</summary>
    DateTimeOffset,

    /// <summary>A calendar date.</summary>
    DateOnly,

    /// <summary>A time of day.</summary>
    TimeOnly,

    /// <summary>A duration.</summary>
    TimeSpan,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A JSON document as text.</summary>
    Json,

    /// <summary>A type of the database's own, named by <see cref="ColumnType.DatabaseTypeName"/>, written and read as text.</summary>
    Named,
}
