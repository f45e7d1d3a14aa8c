using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>Takes values as a driver would, and keeps them for a cursor.</summary>
internal sealed class CursorWriter(int count) : ParameterBinder
{
    public CursorValue[] Values { get; } = new CursorValue[count];

    public override void SetNull(int ordinal, StoredKind kind) => Values[ordinal] = new CursorValue(kind, IsNull: true);

    public override void SetBoolean(int ordinal, bool value) => Set(ordinal, StoredKind.Boolean, value ? 1 : 0);

    public override void SetInt16(int ordinal, short value) => Set(ordinal, StoredKind.Int16, value);

    public override void SetInt32(int ordinal, int value) => Set(ordinal, StoredKind.Int32, value);

    public override void SetInt64(int ordinal, long value) => Set(ordinal, StoredKind.Int64, value);

    public override void SetUInt64(int ordinal, ulong value) => Set(ordinal, StoredKind.UInt64, (long)value);

    public override void SetSingle(int ordinal, float value) => Set(ordinal, StoredKind.Single, BitConverter.SingleToInt32Bits(value));

    public override void SetDouble(int ordinal, double value) => Set(ordinal, StoredKind.Double, BitConverter.DoubleToInt64Bits(value));

    public override void SetDecimal(int ordinal, decimal value) => Values[ordinal] = CursorValue.Of(value);

    public override void SetString(int ordinal, string value) => Values[ordinal] = new CursorValue(StoredKind.String, Object: value);

    public override void SetGuid(int ordinal, Guid value) => Values[ordinal] = CursorValue.Of(value);

    public override void SetDateTime(int ordinal, DateTime value) => Set(ordinal, StoredKind.DateTime, value.Ticks);

    public override void SetDateTimeOffset(int ordinal, DateTimeOffset value) => Set(ordinal, StoredKind.DateTimeOffset, value.UtcTicks);

    public override void SetDateOnly(int ordinal, DateOnly value) => Set(ordinal, StoredKind.DateOnly, value.DayNumber);

    public override void SetTimeOnly(int ordinal, TimeOnly value) => Set(ordinal, StoredKind.TimeOnly, value.Ticks);

    public override void SetTimeSpan(int ordinal, TimeSpan value) => Set(ordinal, StoredKind.TimeSpan, value.Ticks);

    public override void SetBytes(int ordinal, byte[] value) => Values[ordinal] = new CursorValue(StoredKind.Bytes, Object: value);

    public override void SetJson(int ordinal, string value) => Values[ordinal] = new CursorValue(StoredKind.Json, Object: value);

    public override void SetNamed(int ordinal, string value, string databaseType) => Values[ordinal] = new CursorValue(StoredKind.Named, Object: value);

    private void Set(int ordinal, StoredKind kind, long value) => Values[ordinal] = new CursorValue(kind, value);
}
