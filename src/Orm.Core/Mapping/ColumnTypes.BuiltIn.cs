using System.Data.Common;
using Orm.Execution;

namespace Orm.Mapping;

public static partial class ColumnTypes
{
    /// <summary>System.Boolean.</summary>
    public static ColumnType<bool> Boolean { get; } = new BooleanType();

    /// <summary>System.SByte, in a 16-bit column.</summary>
    public static ColumnType<sbyte> SByte { get; } = new SByteType();

    /// <summary>System.Byte, in a 16-bit column.</summary>
    public static ColumnType<byte> Byte { get; } = new ByteType();

    /// <summary>System.Int16.</summary>
    public static ColumnType<short> Int16 { get; } = new Int16Type();

    /// <summary>System.UInt16, in a 32-bit column.</summary>
    public static ColumnType<ushort> UInt16 { get; } = new UInt16Type();

    /// <summary>System.Int32.</summary>
    public static ColumnType<int> Int32 { get; } = new Int32Type();

    /// <summary>System.UInt32, in a 64-bit column.</summary>
    public static ColumnType<uint> UInt32 { get; } = new UInt32Type();

    /// <summary>System.Int64.</summary>
    public static ColumnType<long> Int64 { get; } = new Int64Type();

    /// <summary>System.UInt64.</summary>
    public static ColumnType<ulong> UInt64 { get; } = new UInt64Type();

    /// <summary>System.Single.</summary>
    public static ColumnType<float> Single { get; } = new SingleType();

    /// <summary>System.Double.</summary>
    public static ColumnType<double> Double { get; } = new DoubleType();

    /// <summary>System.Decimal.</summary>
    public static ColumnType<decimal> Decimal { get; } = new DecimalType();

    /// <summary>System.Decimal in a column declared with more than 15 digits.</summary>
    public static ColumnType<decimal> LongDecimal { get; } = new LongDecimalType();

    /// <summary>System.String.</summary>
    public static ColumnType<string> String { get; } = new StringType();

    /// <summary>System.Char, as text of one character.</summary>
    public static ColumnType<char> Char { get; } = new CharType();

    /// <summary>System.Guid.</summary>
    public static ColumnType<Guid> Guid { get; } = new GuidType();

    /// <summary>System.DateTime as a wall clock without zone; read with an unspecified kind.</summary>
    public static ColumnType<DateTime> DateTime { get; } = new DateTimeType(TemporalType.MostDigits, null);

    /// <summary>System.DateTime as an instant; read with the kind Utc.</summary>
    public static ColumnType<DateTime> DateTimeUtc { get; } = new DateTimeUtcType(TemporalType.MostDigits, null);

    /// <summary>System.DateTimeOffset, an instant kept in UTC.</summary>
    public static ColumnType<DateTimeOffset> DateTimeOffset { get; } = new DateTimeOffsetType(TemporalType.MostDigits, null);

    /// <summary>System.DateOnly.</summary>
    public static ColumnType<DateOnly> DateOnly { get; } = new DateOnlyType();

    /// <summary>System.TimeOnly.</summary>
    public static ColumnType<TimeOnly> TimeOnly { get; } = new TimeOnlyType(TemporalType.MostDigits, null);

    /// <summary>System.TimeSpan, a duration.</summary>
    public static ColumnType<TimeSpan> TimeSpan { get; } = new TimeSpanType(TemporalType.MostDigits, null);

    /// <summary>Bytes.</summary>
    public static ColumnType<byte[]> Bytes { get; } = new BytesType();

    private sealed class BooleanType() : ColumnType<bool>(StoredKind.Boolean)
    {
        public override void Bind(ParameterBinder binder, int ordinal, bool value) => binder.SetBoolean(ordinal, value);

        public override bool Read(DbDataReader row, int ordinal) => row.GetBoolean(ordinal);
    }

    private sealed class SByteType() : ColumnType<sbyte>(StoredKind.Int16)
    {
        public override void Bind(ParameterBinder binder, int ordinal, sbyte value) => binder.SetInt16(ordinal, value);

        public override sbyte Read(DbDataReader row, int ordinal) => checked((sbyte)row.GetInt16(ordinal));
    }

    private sealed class ByteType() : ColumnType<byte>(StoredKind.Int16)
    {
        public override void Bind(ParameterBinder binder, int ordinal, byte value) => binder.SetInt16(ordinal, value);

        public override byte Read(DbDataReader row, int ordinal) => checked((byte)row.GetInt16(ordinal));
    }

    private sealed class Int16Type() : ColumnType<short>(StoredKind.Int16)
    {
        public override void Bind(ParameterBinder binder, int ordinal, short value) => binder.SetInt16(ordinal, value);

        public override short Read(DbDataReader row, int ordinal) => row.GetInt16(ordinal);
    }

    private sealed class UInt16Type() : ColumnType<ushort>(StoredKind.Int32)
    {
        public override void Bind(ParameterBinder binder, int ordinal, ushort value) => binder.SetInt32(ordinal, value);

        public override ushort Read(DbDataReader row, int ordinal) => checked((ushort)row.GetInt32(ordinal));
    }

    private sealed class Int32Type() : ColumnType<int>(StoredKind.Int32)
    {
        public override void Bind(ParameterBinder binder, int ordinal, int value) => binder.SetInt32(ordinal, value);

        public override int Read(DbDataReader row, int ordinal) => row.GetInt32(ordinal);
    }

    private sealed class UInt32Type() : ColumnType<uint>(StoredKind.Int64)
    {
        public override void Bind(ParameterBinder binder, int ordinal, uint value) => binder.SetInt64(ordinal, value);

        public override uint Read(DbDataReader row, int ordinal) => checked((uint)row.GetInt64(ordinal));
    }

    private sealed class Int64Type() : ColumnType<long>(StoredKind.Int64)
    {
        public override void Bind(ParameterBinder binder, int ordinal, long value) => binder.SetInt64(ordinal, value);

        public override long Read(DbDataReader row, int ordinal) => row.GetInt64(ordinal);
    }

    private sealed class UInt64Type() : ColumnType<ulong>(StoredKind.UInt64)
    {
        public override void Bind(ParameterBinder binder, int ordinal, ulong value) => binder.SetUInt64(ordinal, value);

        public override ulong Read(DbDataReader row, int ordinal) => ReadUInt64(row, ordinal);
    }

    private sealed class SingleType() : ColumnType<float>(StoredKind.Single)
    {
        public override void Bind(ParameterBinder binder, int ordinal, float value) => binder.SetSingle(ordinal, value);

        public override float Read(DbDataReader row, int ordinal) => row.GetFloat(ordinal);
    }

    private sealed class DoubleType() : ColumnType<double>(StoredKind.Double)
    {
        public override void Bind(ParameterBinder binder, int ordinal, double value) => binder.SetDouble(ordinal, value);

        public override double Read(DbDataReader row, int ordinal) => row.GetDouble(ordinal);
    }

    private sealed class DecimalType() : ColumnType<decimal>(StoredKind.Decimal)
    {
        public override void Bind(ParameterBinder binder, int ordinal, decimal value) => binder.SetDecimal(ordinal, value);

        public override decimal Read(DbDataReader row, int ordinal) => row.GetDecimal(ordinal);
    }

    private sealed class LongDecimalType() : ColumnType<decimal>(StoredKind.Decimal)
    {
        internal override ColumnType Kin => Decimal;

        internal override bool IsLongDecimal => true;

        public override void Bind(ParameterBinder binder, int ordinal, decimal value) => binder.SetLongDecimal(ordinal, value);

        public override decimal Read(DbDataReader row, int ordinal) => row.GetDecimal(ordinal);
    }

    private sealed class StringType() : ColumnType<string>(StoredKind.String)
    {
        public override void Bind(ParameterBinder binder, int ordinal, string value) => binder.SetString(ordinal, value);

        public override string Read(DbDataReader row, int ordinal) => row.GetString(ordinal);
    }

    private sealed class CharType() : ColumnType<char>(StoredKind.String)
    {
        public override void Bind(ParameterBinder binder, int ordinal, char value) => binder.SetString(ordinal, value.ToString());

        public override char Read(DbDataReader row, int ordinal)
        {
            string text = row.GetString(ordinal);
            return text.Length == 1 ? text[0] : throw new OrmException($"Column {row.GetName(ordinal)} holds {text.Length} characters where the entity's property takes one. Map it as string.");
        }
    }

    private sealed class GuidType() : ColumnType<Guid>(StoredKind.Guid)
    {
        public override void Bind(ParameterBinder binder, int ordinal, Guid value) => binder.SetGuid(ordinal, value);

        public override Guid Read(DbDataReader row, int ordinal) => row.GetGuid(ordinal);
    }

    private sealed class DateTimeType(int digits, TemporalType<DateTime>? root) : TemporalType<DateTime>(StoredKind.DateTime, digits, root)
    {
        public override void Bind(ParameterBinder binder, int ordinal, DateTime value) => binder.SetDateTime(ordinal, Temporal.Truncate(value, Digits));

        public override DateTime Read(DbDataReader row, int ordinal) => System.DateTime.SpecifyKind(row.GetDateTime(ordinal), DateTimeKind.Unspecified);

        private protected override TemporalType<DateTime> Create(int digits) => new DateTimeType(digits, this);
    }

    private sealed class DateTimeUtcType(int digits, TemporalType<DateTime>? root) : TemporalType<DateTime>(StoredKind.DateTimeOffset, digits, root)
    {
        public override void Bind(ParameterBinder binder, int ordinal, DateTime value) => binder.SetDateTimeOffset(ordinal, new DateTimeOffset(Temporal.TruncateUtc(value, Digits)));

        public override DateTime Read(DbDataReader row, int ordinal) => row.GetFieldValue<DateTimeOffset>(ordinal).UtcDateTime;

        private protected override TemporalType<DateTime> Create(int digits) => new DateTimeUtcType(digits, this);
    }

    private sealed class DateTimeOffsetType(int digits, TemporalType<DateTimeOffset>? root) : TemporalType<DateTimeOffset>(StoredKind.DateTimeOffset, digits, root)
    {
        public override void Bind(ParameterBinder binder, int ordinal, DateTimeOffset value) => binder.SetDateTimeOffset(ordinal, Temporal.Truncate(value, Digits));

        public override DateTimeOffset Read(DbDataReader row, int ordinal) => row.GetFieldValue<DateTimeOffset>(ordinal);

        private protected override TemporalType<DateTimeOffset> Create(int digits) => new DateTimeOffsetType(digits, this);
    }

    private sealed class DateOnlyType() : ColumnType<DateOnly>(StoredKind.DateOnly)
    {
        public override void Bind(ParameterBinder binder, int ordinal, DateOnly value) => binder.SetDateOnly(ordinal, value);

        public override DateOnly Read(DbDataReader row, int ordinal) => row.GetFieldValue<DateOnly>(ordinal);
    }

    private sealed class TimeOnlyType(int digits, TemporalType<TimeOnly>? root) : TemporalType<TimeOnly>(StoredKind.TimeOnly, digits, root)
    {
        public override void Bind(ParameterBinder binder, int ordinal, TimeOnly value) => binder.SetTimeOnly(ordinal, Temporal.Truncate(value, Digits));

        public override TimeOnly Read(DbDataReader row, int ordinal) => row.GetFieldValue<TimeOnly>(ordinal);

        private protected override TemporalType<TimeOnly> Create(int digits) => new TimeOnlyType(digits, this);
    }

    private sealed class TimeSpanType(int digits, TemporalType<TimeSpan>? root) : TemporalType<TimeSpan>(StoredKind.TimeSpan, digits, root)
    {
        public override void Bind(ParameterBinder binder, int ordinal, TimeSpan value) => binder.SetTimeSpan(ordinal, Temporal.Truncate(value, Digits));

        public override TimeSpan Read(DbDataReader row, int ordinal) => row.GetFieldValue<TimeSpan>(ordinal);

        private protected override TemporalType<TimeSpan> Create(int digits) => new TimeSpanType(digits, this);
    }

    private sealed class BytesType() : ColumnType<byte[]>(StoredKind.Bytes)
    {
        public override void Bind(ParameterBinder binder, int ordinal, byte[] value) => binder.SetBytes(ordinal, value);

        public override byte[] Read(DbDataReader row, int ordinal) => row.GetFieldValue<byte[]>(ordinal);
    }
}
