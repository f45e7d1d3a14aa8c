using Orm.Execution;
using Orm.Mapping;

namespace Orm.MySql;

/// <summary>Measures rows instead of binding them: a statement must not grow beyond what the server takes in one packet.</summary>
internal sealed class ParameterSizer : ParameterBinder
{
    private const int Fixed = 48;

    private long _size;

    /// <summary>How many rows from <paramref name="start"/> on take no more than <paramref name="room"/> bytes together; at least one.</summary>
    public int RowsWithin(FlushBatch batch, int start, int most, long room)
    {
        _size = 0;
        for (int i = 0; i < most; i++)
        {
            batch.BindRow(this, 0, start + i);
            if (_size > room)
                return Math.Max(1, i);
        }

        return most;
    }

    public override void SetNull(int ordinal, StoredKind kind) => _size++;

    public override void SetBoolean(int ordinal, bool value) => _size += Fixed;

    public override void SetInt16(int ordinal, short value) => _size += Fixed;

    public override void SetInt32(int ordinal, int value) => _size += Fixed;

    public override void SetInt64(int ordinal, long value) => _size += Fixed;

    public override void SetUInt64(int ordinal, ulong value) => _size += Fixed;

    public override void SetSingle(int ordinal, float value) => _size += Fixed;

    public override void SetDouble(int ordinal, double value) => _size += Fixed;

    public override void SetDecimal(int ordinal, decimal value) => _size += Fixed;

    // A character of UTF-16 takes three bytes of UTF-8 at most.
    public override void SetString(int ordinal, string value) => _size += Fixed + 3L * value.Length;

    public override void SetGuid(int ordinal, Guid value) => _size += Fixed;

    public override void SetDateTime(int ordinal, DateTime value) => _size += Fixed;

    public override void SetDateTimeOffset(int ordinal, DateTimeOffset value) => _size += Fixed;

    public override void SetDateOnly(int ordinal, DateOnly value) => _size += Fixed;

    public override void SetTimeOnly(int ordinal, TimeOnly value) => _size += Fixed;

    public override void SetTimeSpan(int ordinal, TimeSpan value) => _size += Fixed;

    public override void SetBytes(int ordinal, byte[] value) => _size += Fixed + value.Length;

    public override void SetJson(int ordinal, string value) => SetString(ordinal, value);

    public override void SetNamed(int ordinal, string value, string databaseType) => SetString(ordinal, value);
}
