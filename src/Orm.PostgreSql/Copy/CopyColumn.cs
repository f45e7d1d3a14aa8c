using Orm.Mapping;

namespace Orm.PostgreSql.Copy;

/// <summary>A column of the server, as COPY has to write it.</summary>
internal readonly record struct CopyColumn(CopyFormat Format, uint Element)
{
    // pg_type.dat of the server's sources; these numbers never change.
    private const uint Bool = 16;
    private const uint Bytea = 17;
    private const uint Name = 19;
    private const uint Int8 = 20;
    private const uint Int2 = 21;
    private const uint Int4 = 23;
    private const uint Text = 25;
    private const uint Json = 114;
    private const uint Float4 = 700;
    private const uint Float8 = 701;
    private const uint Bpchar = 1042;
    private const uint Varchar = 1043;
    private const uint Date = 1082;
    private const uint Time = 1083;
    private const uint Timestamp = 1114;
    private const uint TimestampTz = 1184;
    private const uint Interval = 1186;
    private const uint Numeric = 1700;
    private const uint Uuid = 2950;
    private const uint Jsonb = 3802;

    /// <summary>How values of a mapping are written into columns of the server's type; null where they would have to be converted.</summary>
    public static CopyColumn? Of(ColumnType type, ServerColumn column)
    {
        if (type.IsArray)
            return column.Element is { } element && FormatOf(type.Kind, element) is { } elements ? new CopyColumn(elements, element.Oid) : null;
        return FormatOf(type.Kind, column.Type) is { } format ? new CopyColumn(format, 0) : null;
    }

    private static CopyFormat? FormatOf(StoredKind kind, ServerType type) => (kind, type.Oid) switch
    {
        (StoredKind.Boolean, Bool) or (StoredKind.Int16, Int2) or (StoredKind.Int32, Int4) or (StoredKind.Int64, Int8) => CopyFormat.Own,
        (StoredKind.Int16, Int4) => CopyFormat.Medium,
        (StoredKind.Int16 or StoredKind.Int32, Int8) => CopyFormat.Wide,
        (StoredKind.Single, Float4) or (StoredKind.Double, Float8) => CopyFormat.Own,
        (StoredKind.UInt64 or StoredKind.Decimal, Numeric) => CopyFormat.Own,
        (StoredKind.String, Text or Varchar or Bpchar or Name) => CopyFormat.Own,
        (StoredKind.Guid, Uuid) or (StoredKind.Bytes, Bytea) => CopyFormat.Own,
        (StoredKind.DateTime, Timestamp) or (StoredKind.DateTimeOffset, TimestampTz) => CopyFormat.Own,
        (StoredKind.DateOnly, Date) or (StoredKind.TimeOnly, Time) or (StoredKind.TimeSpan, Interval) => CopyFormat.Own,
        (StoredKind.Json, Json) => CopyFormat.Own,
        (StoredKind.Json, Jsonb) => CopyFormat.Versioned,
        (StoredKind.Named, _) when type.IsEnum => CopyFormat.Own,
        (StoredKind.String, _) when type.IsEnum || type.Name == "citext" => CopyFormat.Own,
        _ => null,
    };
}

/// <summary>A type of the server.</summary>
internal readonly record struct ServerType(uint Oid, string Name, bool IsEnum);

/// <summary>The type of a column of the server, and of an array's elements.</summary>
internal readonly record struct ServerColumn(ServerType Type, ServerType? Element);
