using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>A value as it was bound for its column, kept to be bound again: numbers in two words, text and bytes as objects.</summary>
internal readonly record struct CursorValue(StoredKind Kind, long Low = 0, long High = 0, object? Object = null, bool IsNull = false)
{
    public void Bind(ParameterBinder binder, int ordinal, ColumnType? type)
    {
        if (IsNull)
        {
            binder.SetNull(ordinal, Kind);
            return;
        }

        switch (Kind)
        {
            case StoredKind.Boolean: binder.SetBoolean(ordinal, Low != 0); break;
            case StoredKind.Int16: binder.SetInt16(ordinal, (short)Low); break;
            case StoredKind.Int32: binder.SetInt32(ordinal, (int)Low); break;
            case StoredKind.Int64: binder.SetInt64(ordinal, Low); break;
            case StoredKind.UInt64: binder.SetUInt64(ordinal, (ulong)Low); break;
            case StoredKind.Single: binder.SetSingle(ordinal, BitConverter.Int32BitsToSingle((int)Low)); break;
            case StoredKind.Double: binder.SetDouble(ordinal, BitConverter.Int64BitsToDouble(Low)); break;
            case StoredKind.Decimal when ReferenceEquals(type, ColumnTypes.LongDecimal): binder.SetLongDecimal(ordinal, ToDecimal()); break;
            case StoredKind.Decimal: binder.SetDecimal(ordinal, ToDecimal()); break;
            case StoredKind.Guid: binder.SetGuid(ordinal, ToGuid()); break;
            case StoredKind.DateTime: binder.SetDateTime(ordinal, new DateTime(Low, DateTimeKind.Unspecified)); break;
            case StoredKind.DateTimeOffset: binder.SetDateTimeOffset(ordinal, new DateTimeOffset(Low, TimeSpan.Zero)); break;
            case StoredKind.DateOnly: binder.SetDateOnly(ordinal, DateOnly.FromDayNumber((int)Low)); break;
            case StoredKind.TimeOnly: binder.SetTimeOnly(ordinal, new TimeOnly(Low)); break;
            case StoredKind.TimeSpan: binder.SetTimeSpan(ordinal, new TimeSpan(Low)); break;
            case StoredKind.Bytes: binder.SetBytes(ordinal, (byte[])Object!); break;
            case StoredKind.Json: binder.SetJson(ordinal, (string)Object!); break;
            case StoredKind.Named: binder.SetNamed(ordinal, (string)Object!, type!.DatabaseTypeName!); break;
            default: binder.SetString(ordinal, (string)Object!); break;
        }
    }

    public static CursorValue Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return new CursorValue(StoredKind.Decimal, Word(bits[0], bits[1]), Word(bits[2], bits[3]));
    }

    public static CursorValue Of(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes);
        return new CursorValue(StoredKind.Guid, BitConverter.ToInt64(bytes), BitConverter.ToInt64(bytes[8..]));
    }

    /// <summary>Whether a value read from text is one that its kind has at all.</summary>
    public bool IsInRange() => IsNull || Kind switch
    {
        StoredKind.Boolean => Low is 0 or 1,
        StoredKind.Int16 => Low == (short)Low,
        StoredKind.Int32 or StoredKind.Single => Low == (int)Low,
        StoredKind.DateTime or StoredKind.DateTimeOffset => Low >= 0 && Low <= DateTime.MaxValue.Ticks,
        StoredKind.DateOnly => Low >= 0 && Low <= DateOnly.MaxValue.DayNumber,
        StoredKind.TimeOnly => Low >= 0 && Low <= TimeOnly.MaxValue.Ticks,
        // Of its last 32 bits only the sign and a scale up to 28 may be set.
        StoredKind.Decimal => ((High >> 32) & 0x7F00FFFF) == 0 && ((High >> 48) & 0xFF) <= 28,
        _ => true,
    };

    private static long Word(int low, int high) => ((long)high << 32) | (uint)low;

    private decimal ToDecimal() => new([(int)Low, (int)(Low >> 32), (int)High, (int)(High >> 32)]);

    private Guid ToGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Low);
        BitConverter.TryWriteBytes(bytes[8..], High);
        return new Guid(bytes);
    }
}
