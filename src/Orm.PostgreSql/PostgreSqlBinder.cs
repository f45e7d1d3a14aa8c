using Npgsql;
using NpgsqlTypes;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.PostgreSql;

/// <summary>
/// Keeps one typed parameter per placeholder and sets its value without boxing. A null takes the place of the typed parameter by
/// one of the same database type, so that the statement stays prepared.
/// </summary>
internal sealed class PostgreSqlBinder(NpgsqlParameterCollection parameters) : ParameterBinder
{
    private Slot[] _slots = [];

    /// <summary>Whether a parameter's database type differs from the one that the statement was prepared with.</summary>
    public bool TypesChanged { get; set; }

    public override void SetNull(int ordinal, StoredKind kind)
    {
        ref Slot slot = ref SlotAt(ordinal);
        NpgsqlDbType type = TypeOf(kind);
        if (slot.Null is null || slot.Null.NpgsqlDbType != type)
            slot.Null = new NpgsqlParameter { NpgsqlDbType = type, Value = DBNull.Value };
        Use(ref slot, ordinal, slot.Null, type);
    }

    public override void SetBoolean(int ordinal, bool value) => Set(ordinal, NpgsqlDbType.Boolean, value);

    public override void SetInt16(int ordinal, short value) => Set(ordinal, NpgsqlDbType.Smallint, value);

    public override void SetInt32(int ordinal, int value) => Set(ordinal, NpgsqlDbType.Integer, value);

    public override void SetInt64(int ordinal, long value) => Set(ordinal, NpgsqlDbType.Bigint, value);

    public override void SetUInt64(int ordinal, ulong value) => Set(ordinal, NpgsqlDbType.Numeric, (decimal)value);

    public override void SetSingle(int ordinal, float value) => Set(ordinal, NpgsqlDbType.Real, value);

    public override void SetDouble(int ordinal, double value) => Set(ordinal, NpgsqlDbType.Double, value);

    public override void SetDecimal(int ordinal, decimal value) => Set(ordinal, NpgsqlDbType.Numeric, value);

    public override void SetString(int ordinal, string value)
    {
        RequireWholeCharacters(value);
        Set(ordinal, NpgsqlDbType.Text, value);
    }

    public override void SetGuid(int ordinal, Guid value) => Set(ordinal, NpgsqlDbType.Uuid, value);

    // As the numbers that the server keeps: Npgsql would make infinities of the least and the greatest value.
    public override void SetDateTime(int ordinal, DateTime value) => Set(ordinal, NpgsqlDbType.Timestamp, Epoch.Microseconds(value.Ticks));

    public override void SetDateTimeOffset(int ordinal, DateTimeOffset value) => Set(ordinal, NpgsqlDbType.TimestampTz, Epoch.Microseconds(value.UtcTicks));

    public override void SetDateOnly(int ordinal, DateOnly value) => Set(ordinal, NpgsqlDbType.Date, Epoch.Days(value));

    public override void SetTimeOnly(int ordinal, TimeOnly value) => Set(ordinal, NpgsqlDbType.Time, value);

    public override void SetTimeSpan(int ordinal, TimeSpan value) => Set(ordinal, NpgsqlDbType.Interval, value);

    public override void SetBytes(int ordinal, byte[] value) => Set(ordinal, NpgsqlDbType.Bytea, value);

    public override void SetJson(int ordinal, string value)
    {
        RequireWholeCharacters(value);
        Set(ordinal, NpgsqlDbType.Jsonb, value);
    }

    // Sent as text without a type: the server takes the one that the statement asks for.
    public override void SetNamed(int ordinal, string value, string databaseType) => Set(ordinal, NpgsqlDbType.Unknown, value);

    public override bool HasArrays => true;

    public override void SetNullArray(int ordinal, StoredKind kind)
    {
        // Labels are sent as text without a type, arrays of them too.
        ref Slot slot = ref SlotAt(ordinal);
        NpgsqlDbType type = kind == StoredKind.Named ? NpgsqlDbType.Unknown : NpgsqlDbType.Array | TypeOf(kind);
        if (slot.Null is null || slot.Null.NpgsqlDbType != type)
            slot.Null = new NpgsqlParameter { NpgsqlDbType = type, Value = DBNull.Value };
        Use(ref slot, ordinal, slot.Null, type);
    }

    public override void SetArray<T>(int ordinal, T[] values, StoredKind kind)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values is string?[] texts)
        {
            foreach (string? text in texts)
                RequireWholeCharacters(text);
        }

        switch (values)
        {
            // The runtime takes long[] for ulong[]: the type that was asked for tells them apart.
            case ulong[] numbers when typeof(T) == typeof(ulong): SetElements(ordinal, Array.ConvertAll(numbers, static n => (decimal)n), kind); break;
            case ulong?[] numbers: SetElements(ordinal, Array.ConvertAll(numbers, static n => (decimal?)n), kind); break;
            case DateTime[] moments: SetElements(ordinal, Array.ConvertAll(moments, static m => Epoch.Microseconds(m.Ticks)), kind); break;
            case DateTime?[] moments: SetElements(ordinal, Array.ConvertAll(moments, static m => m is { } moment ? Epoch.Microseconds(moment.Ticks) : (long?)null), kind); break;
            case DateTimeOffset[] instants: SetElements(ordinal, Array.ConvertAll(instants, static i => Epoch.Microseconds(i.UtcTicks)), kind); break;
            case DateTimeOffset?[] instants: SetElements(ordinal, Array.ConvertAll(instants, static i => i is { } instant ? Epoch.Microseconds(instant.UtcTicks) : (long?)null), kind); break;
            case DateOnly[] days: SetElements(ordinal, Array.ConvertAll(days, Epoch.Days), kind); break;
            case DateOnly?[] days: SetElements(ordinal, Array.ConvertAll(days, static d => d is { } day ? Epoch.Days(day) : (int?)null), kind); break;
            case string?[] labels when kind == StoredKind.Named: Set(ordinal, NpgsqlDbType.Unknown, ArrayLiteral.Of(labels)); break;
            default: SetElements(ordinal, values, kind); break;
        }
    }

    /// <summary>Lets go of large values, so that an idle connection does not keep them.</summary>
    public void Forget()
    {
        foreach (ref Slot slot in _slots.AsSpan())
        {
            if (slot.Typed is NpgsqlParameter<string> { TypedValue.Length: > 256 } text)
                text.TypedValue = "";
            else if (slot.Typed is NpgsqlParameter<byte[]> { TypedValue.Length: > 256 } bytes)
                bytes.TypedValue = [];
            slot.Forget?.Invoke(slot.Typed!);
        }
    }

    private void SetElements<T>(int ordinal, T[] values, StoredKind kind)
    {
        Set(ordinal, NpgsqlDbType.Array | TypeOf(kind), values);
        _slots[ordinal].Forget = static parameter =>
        {
            if (parameter is NpgsqlParameter<T[]> array)
                array.TypedValue = [];
        };
    }

    private static NpgsqlDbType TypeOf(StoredKind kind) => kind switch
    {
        StoredKind.Boolean => NpgsqlDbType.Boolean,
        StoredKind.Int16 => NpgsqlDbType.Smallint,
        StoredKind.Int32 => NpgsqlDbType.Integer,
        StoredKind.Int64 => NpgsqlDbType.Bigint,
        StoredKind.UInt64 or StoredKind.Decimal => NpgsqlDbType.Numeric,
        StoredKind.Single => NpgsqlDbType.Real,
        StoredKind.Double => NpgsqlDbType.Double,
        StoredKind.String => NpgsqlDbType.Text,
        StoredKind.Guid => NpgsqlDbType.Uuid,
        StoredKind.DateTime => NpgsqlDbType.Timestamp,
        StoredKind.DateTimeOffset => NpgsqlDbType.TimestampTz,
        StoredKind.DateOnly => NpgsqlDbType.Date,
        StoredKind.TimeOnly => NpgsqlDbType.Time,
        StoredKind.TimeSpan => NpgsqlDbType.Interval,
        StoredKind.Bytes => NpgsqlDbType.Bytea,
        StoredKind.Json => NpgsqlDbType.Jsonb,
        _ => NpgsqlDbType.Unknown,
    };

    private void Set<T>(int ordinal, NpgsqlDbType type, T value)
    {
        ref Slot slot = ref SlotAt(ordinal);
        if (slot.Typed is not NpgsqlParameter<T> parameter || parameter.NpgsqlDbType != type)
            slot.Typed = parameter = new NpgsqlParameter<T> { NpgsqlDbType = type };
        parameter.TypedValue = value;
        Use(ref slot, ordinal, parameter, type);
    }

    private void Use(ref Slot slot, int ordinal, NpgsqlParameter parameter, NpgsqlDbType type)
    {
        if (ReferenceEquals(slot.Current, parameter))
            return;
        if (slot.Type != type)
        {
            slot.Type = type;
            TypesChanged = true;
        }

        slot.Current = parameter;
        if (ordinal < parameters.Count)
            parameters[ordinal] = parameter;
        else
            parameters.Add(parameter);
    }

    private ref Slot SlotAt(int ordinal)
    {
        if (ordinal >= _slots.Length)
            Array.Resize(ref _slots, Math.Max(_slots.Length * 2, Math.Max(4, ordinal + 1)));
        // Parameters may come in any order; those that are still to come keep their place.
        while (parameters.Count < ordinal)
            parameters.Add(new NpgsqlParameter { Value = DBNull.Value });
        return ref _slots[ordinal];
    }

    private struct Slot
    {
        public NpgsqlParameter? Typed;
        public NpgsqlParameter? Null;
        public NpgsqlParameter? Current;
        public NpgsqlDbType? Type;

        // Lets go of an array, whose element type only the setter knew.
        public Action<NpgsqlParameter>? Forget;
    }
}
