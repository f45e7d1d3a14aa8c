using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.MySql;

/// <summary>
/// Keeps one parameter per placeholder. Values are converted to what every driver of this database understands. Parameters hold
/// objects, so each slot keeps its box and writes the next value of the same type into it.
/// </summary>
internal sealed class MySqlBinder(DbCommand command, bool guidsAsText, bool reuseBoxes) : ParameterBinder
{
    // The range of the type TIME.
    private static readonly TimeSpan s_longest = new TimeSpan(838, 59, 59) + TimeSpan.FromMicroseconds(999_999);

    private readonly DbParameterCollection _parameters = command.Parameters;
    private Slot[] _slots = [];

    public override void SetNull(int ordinal, StoredKind kind) => Use(ordinal, TypeOf(kind), DBNull.Value);

    public override void SetBoolean(int ordinal, bool value) => Set(ordinal, DbType.Boolean, value);

    public override void SetInt16(int ordinal, short value) => Set(ordinal, DbType.Int16, value);

    public override void SetInt32(int ordinal, int value) => Set(ordinal, DbType.Int32, value);

    public override void SetInt64(int ordinal, long value) => Set(ordinal, DbType.Int64, value);

    public override void SetUInt64(int ordinal, ulong value) => Set(ordinal, DbType.UInt64, value);

    public override void SetSingle(int ordinal, float value)
    {
        RequireFinite(float.IsFinite(value));
        // As text the greatest float would be rounded up, out of its own range.
        Set(ordinal, DbType.Double, (double)value);
    }

    public override void SetDouble(int ordinal, double value)
    {
        RequireFinite(double.IsFinite(value));
        Set(ordinal, DbType.Double, value);
    }

    public override void SetDecimal(int ordinal, decimal value) => Set(ordinal, DbType.Decimal, value);

    public override void SetString(int ordinal, string value)
    {
        RequireWholeCharacters(value);
        Use(ordinal, DbType.String, value);
    }

    // Big-endian, so that the bytes sort as the text form does.
    public override void SetGuid(int ordinal, Guid value)
    {
        if (guidsAsText)
            Use(ordinal, DbType.String, value.ToString("D"));
        else
            Use(ordinal, DbType.Binary, value.ToByteArray(bigEndian: true));
    }

    public override void SetDateTime(int ordinal, DateTime value) => Set(ordinal, DbType.DateTime, DateTime.SpecifyKind(value, DateTimeKind.Unspecified));

    // The session's zone is UTC.
    public override void SetDateTimeOffset(int ordinal, DateTimeOffset value) => Set(ordinal, DbType.DateTime, DateTime.SpecifyKind(value.UtcDateTime, DateTimeKind.Unspecified));

    public override void SetDateOnly(int ordinal, DateOnly value) => Set(ordinal, DbType.Date, value.ToDateTime(TimeOnly.MinValue));

    public override void SetTimeOnly(int ordinal, TimeOnly value) => Set(ordinal, DbType.Time, value.ToTimeSpan());

    public override void SetTimeSpan(int ordinal, TimeSpan value)
    {
        if (value > s_longest || value < -s_longest)
            throw new OrmException("A duration is outside the range of the type time, which reaches from -838:59:59.999999 to 838:59:59.999999. Store longer ones as a number through a converter.");
        Set(ordinal, DbType.Time, value);
    }

    public override void SetBytes(int ordinal, byte[] value) => Use(ordinal, DbType.Binary, value);

    public override void SetJson(int ordinal, string value) => SetString(ordinal, value);

    public override void SetNamed(int ordinal, string value, string databaseType) => SetString(ordinal, value);

    /// <summary>Lets go of large values, so that an idle connection does not keep them.</summary>
    public void Forget()
    {
        foreach (ref Slot slot in _slots.AsSpan())
        {
            if (slot.Parameter?.Value is string { Length: > 256 } or byte[] { Length: > 256 })
                slot.Parameter.Value = DBNull.Value;
        }
    }

    private static DbType TypeOf(StoredKind kind) => kind switch
    {
        StoredKind.Boolean => DbType.Boolean,
        StoredKind.Int16 => DbType.Int16,
        StoredKind.Int32 => DbType.Int32,
        StoredKind.Int64 => DbType.Int64,
        StoredKind.UInt64 => DbType.UInt64,
        StoredKind.Single or StoredKind.Double => DbType.Double,
        StoredKind.Decimal => DbType.Decimal,
        StoredKind.Guid or StoredKind.Bytes => DbType.Binary,
        StoredKind.DateTime or StoredKind.DateTimeOffset => DbType.DateTime,
        StoredKind.DateOnly => DbType.Date,
        StoredKind.TimeOnly or StoredKind.TimeSpan => DbType.Time,
        _ => DbType.String,
    };

    private static void RequireFinite(bool isFinite)
    {
        if (!isFinite)
            throw new OrmException("MySQL and MariaDB store finite numbers only: NaN and the infinities have no place in a column. Store null, or text through a converter.");
    }

    private void Set<T>(int ordinal, DbType type, T value)
        where T : struct
    {
        ref Slot slot = ref SlotAt(ordinal);
        if (reuseBoxes && slot.Box is T)
            Unsafe.Unbox<T>(slot.Box) = value;
        else
            slot.Box = value;
        Use(ordinal, type, slot.Box);
    }

    private void Use(int ordinal, DbType type, object value)
    {
        ref Slot slot = ref SlotAt(ordinal);
        if (slot.Type != type)
        {
            slot.Type = type;
            slot.Parameter!.DbType = type;
        }

        slot.Parameter!.Value = value;
    }

    // Parameters are bound in any order, but stand in that of the placeholders.
    private ref Slot SlotAt(int ordinal)
    {
        if (ordinal >= _slots.Length)
            Array.Resize(ref _slots, Math.Max(4, Math.Max(ordinal + 1, _slots.Length * 2)));
        while (_parameters.Count <= ordinal)
        {
            DbParameter parameter = command.CreateParameter();
            _slots[_parameters.Count].Parameter = parameter;
            _parameters.Add(parameter);
        }

        return ref _slots[ordinal];
    }

    private struct Slot
    {
        public DbParameter? Parameter;
        public object? Box;
        public DbType? Type;
    }
}
