using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Orm.MySql;

/// <summary>
/// The rows of one execution. Converts where a driver's getters are stricter than what the servers return (a sum of
/// integers is a decimal, a condition an integer, a Guid sixteen bytes), and leaves the rest to them.
/// </summary>
internal sealed class MySqlRowReader : DbDataReader
{
    private readonly MySqlDriverConnection _owner;
    private readonly DbDataReader _rows;
    private bool _isClosed;

    public MySqlRowReader(MySqlDriverConnection owner, DbDataReader rows) => (_owner, _rows) = (owner, rows);

    public override int FieldCount => _rows.FieldCount;

    public override bool HasRows => _rows.HasRows;

    public override bool IsClosed => _isClosed || _rows.IsClosed;

    public override int RecordsAffected => _rows.RecordsAffected;

    public override int Depth => _rows.Depth;

    public override int VisibleFieldCount => _rows.VisibleFieldCount;

    public override object this[int ordinal] => _rows[ordinal];

    public override object this[string name] => _rows[name];

    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Task<bool> reading = _rows.ReadAsync(cancellationToken);
        return reading.IsCompletedSuccessfully ? reading : WaitAsync(reading, cancellationToken);
    }

    public override Task<bool> NextResultAsync(CancellationToken cancellationToken) => WaitAsync(_rows.NextResultAsync(cancellationToken), cancellationToken);

    public override Task CloseAsync() => DisposeAsync().AsTask();

    // Rows that nobody read are fetched first, which may fail as reading them would have. Once only: the driver uses its reader again.
#pragma warning disable CA2215 // The base would only close these rows once more, without waiting.
    public override ValueTask DisposeAsync()
#pragma warning restore CA2215
    {
        if (_isClosed)
            return default;
        _isClosed = true;
        ValueTask closing = _rows.DisposeAsync();
        return closing.IsCompletedSuccessfully ? closing : WaitAsync(closing);
    }

    public override bool Read() => _rows.Read();

    public override bool NextResult() => _rows.NextResult();

    public override void Close()
    {
        if (!_isClosed)
            _rows.Close();
        _isClosed = true;
    }

    public override bool IsDBNull(int ordinal) => _rows.IsDBNull(ordinal);

    public override bool GetBoolean(int ordinal) => _rows.GetValue(ordinal) is bool value ? value : ToInt64(_rows.GetValue(ordinal)) != 0;

    public override byte GetByte(int ordinal) => checked((byte)GetInt64(ordinal));

    public override short GetInt16(int ordinal) => _rows.GetValue(ordinal) is short value ? value : checked((short)GetInt64(ordinal));

    // The driver reads an int without an object; only from few other types, though.
    public override int GetInt32(int ordinal)
    {
        try
        {
            return _rows.GetInt32(ordinal);
        }
        catch (InvalidCastException)
        {
            return checked((int)ToInt64(_rows.GetValue(ordinal)));
        }
    }

    public override long GetInt64(int ordinal) => _rows.GetValue(ordinal) is long value ? value : ToInt64(_rows.GetValue(ordinal));

    public override float GetFloat(int ordinal) => _rows.GetValue(ordinal) is float value ? value : Convert.ToSingle(_rows.GetValue(ordinal), CultureInfo.InvariantCulture);

    public override double GetDouble(int ordinal) => _rows.GetValue(ordinal) is double value ? value : Convert.ToDouble(_rows.GetValue(ordinal), CultureInfo.InvariantCulture);

    public override decimal GetDecimal(int ordinal) => _rows.GetValue(ordinal) is decimal value ? value : Convert.ToDecimal(_rows.GetValue(ordinal), CultureInfo.InvariantCulture);

    public override string GetString(int ordinal) => _rows.GetValue(ordinal) switch
    {
        string text => text,
        byte[] bytes => System.Text.Encoding.UTF8.GetString(bytes),
        Guid guid => guid.ToString("D"),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };

    public override char GetChar(int ordinal) => GetString(ordinal)[0];

    public override DateTime GetDateTime(int ordinal) => _rows.GetDateTime(ordinal);

    public override Guid GetGuid(int ordinal) => _rows.GetValue(ordinal) switch
    {
        Guid guid => guid,
        byte[] { Length: 16 } bytes => new Guid(bytes, bigEndian: true),
        string text => Guid.Parse(text, CultureInfo.InvariantCulture),
        var other => throw new InvalidCastException($"Column {_rows.GetName(ordinal)} holds {other.GetType().Name} where a Guid is read: binary(16) or char(36) hold one."),
    };

    public override T GetFieldValue<T>(int ordinal)
    {
        if (typeof(T) == typeof(DateTimeOffset))
            return (T)(object)new DateTimeOffset(DateTime.SpecifyKind(_rows.GetDateTime(ordinal), DateTimeKind.Utc));
        if (typeof(T) == typeof(DateOnly))
            return (T)(object)DateOnly.FromDateTime(_rows.GetDateTime(ordinal));
        if (typeof(T) == typeof(TimeOnly))
            return (T)(object)TimeOnly.FromTimeSpan(ToTimeSpan(ordinal));
        if (typeof(T) == typeof(TimeSpan))
            return (T)(object)ToTimeSpan(ordinal);
        if (typeof(T) == typeof(ulong))
            return (T)(object)(_rows.GetValue(ordinal) is ulong value ? value : Convert.ToUInt64(_rows.GetValue(ordinal), CultureInfo.InvariantCulture));
        if (typeof(T) == typeof(Guid))
            return (T)(object)GetGuid(ordinal);
        if (typeof(T) == typeof(byte[]))
            return (T)ToBytes(ordinal);
        if (typeof(T) == typeof(string))
            return (T)(object)GetString(ordinal);
        return _rows.GetFieldValue<T>(ordinal);
    }

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        _rows.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        _rows.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    public override Stream GetStream(int ordinal) => _rows.GetStream(ordinal);

    public override string GetDataTypeName(int ordinal) => _rows.GetDataTypeName(ordinal);

    public override IEnumerator GetEnumerator() => _rows.GetEnumerator();

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties)]
    public override Type GetFieldType(int ordinal) => _rows.GetFieldType(ordinal);

    public override string GetName(int ordinal) => _rows.GetName(ordinal);

    public override int GetOrdinal(string name) => _rows.GetOrdinal(name);

    public override object GetValue(int ordinal) => _rows.GetValue(ordinal);

    public override int GetValues(object[] values) => _rows.GetValues(values);

    /// <summary>The whole number of a value, whatever the type that the server gave it.</summary>
    internal static long ToInt64(object value) => value is bool flag ? (flag ? 1 : 0) : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private async Task<bool> WaitAsync(Task<bool> reading, CancellationToken cancellationToken)
    {
        try
        {
            using ExecutionWatch watch = _owner.Watch(cancellationToken);
            return await reading.ConfigureAwait(false);
        }
        catch (Exception exception) when (MySqlErrors.Replace(exception, cancellationToken) is { } other)
        {
            throw other;
        }
    }

    private static async ValueTask WaitAsync(ValueTask closing)
    {
        try
        {
            await closing.ConfigureAwait(false);
        }
        catch (Exception exception) when (MySqlErrors.Replace(exception, CancellationToken.None) is { } other)
        {
            throw other;
        }
    }

    private TimeSpan ToTimeSpan(int ordinal) => _rows.GetValue(ordinal) switch
    {
        TimeSpan span => span,
        DateTime moment => moment.TimeOfDay,
        string text => TimeSpan.Parse(text, CultureInfo.InvariantCulture),
        var other => throw new InvalidCastException($"Column {_rows.GetName(ordinal)} holds {other.GetType().Name} where a time is read."),
    };

    private object ToBytes(int ordinal) => _rows.GetValue(ordinal) switch
    {
        Guid guid => guid.ToByteArray(bigEndian: true),
        string text => System.Text.Encoding.UTF8.GetBytes(text),
        var other => other,
    };
}
