using System.Collections;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Orm.Sqlite;

/// <summary>
/// The rows of one execution, read from the native statement itself. One instance per statement, opened again for each execution; its
/// values are read as SQLite's value objects, which take no lock, because a connection is used by one caller at a time.
/// </summary>
internal sealed unsafe partial class SqliteRowReader(SqliteStatement statement) : DbDataReader
{
    private nint _handle;
    private nint _value;
    private int _ordinal = -1;
    private bool _pending;
    private bool _onRow;
    private bool _hasRows;
    private bool _done;
    private bool _open;
    private int _recordsAffected;
    private int _fieldCount;

    public override int FieldCount => _fieldCount;

    public override int RecordsAffected => _recordsAffected;

    public override bool HasRows => _hasRows;

    public override bool IsClosed => !_open;

    public override int Depth => 0;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <summary>Begins to read an execution whose first step is made.</summary>
    public void Open(nint handle, bool hasRow, int recordsAffected)
    {
        _handle = handle;
        _ordinal = -1;
        _pending = hasRow;
        _hasRows = hasRow;
        _done = !hasRow;
        _onRow = false;
        _recordsAffected = recordsAffected;
        // A changed schema makes SQLite prepare the statement again at the first step, so its columns are counted after that.
        _fieldCount = SqliteNative.ColumnCount(handle);
        _open = true;
    }

    /// <summary>The statement is gone or has failed: nothing can be read any more.</summary>
    public void Invalidate()
    {
        _handle = 0;
        _ordinal = -1;
        _pending = false;
        _onRow = false;
        _open = false;
    }

    public override bool Read()
    {
        _ordinal = -1;
        if (_pending)
        {
            _pending = false;
            return _onRow = true;
        }

        if (!_open)
            throw Closed();
        if (_done)
            return _onRow = false;
        _onRow = statement.Next();
        _done = !_onRow;
        return _onRow;
    }

    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<bool>(cancellationToken);
        try
        {
            return Task.FromResult(Read());
        }
        catch (Exception exception)
        {
            return exception is OperationCanceledException canceled && canceled.CancellationToken.IsCancellationRequested
                ? Task.FromCanceled<bool>(canceled.CancellationToken)
                : Task.FromException<bool>(exception);
        }
    }

    public override bool NextResult() => false;

    public override Task<bool> NextResultAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public override void Close()
    {
        if (!_open)
            return;
        bool done = _done;
        Invalidate();
        statement.End(done);
    }

    public override Task CloseAsync()
    {
        Close();
        return Task.CompletedTask;
    }

    public override bool IsDBNull(int ordinal) => SqliteNative.ValueType(Value(ordinal)) == SqliteNative.Null;

    public override Task<bool> IsDBNullAsync(int ordinal, CancellationToken cancellationToken) => Task.FromResult(IsDBNull(ordinal));

    public override long GetInt64(int ordinal)
    {
        nint value = Value(ordinal);
        long number = SqliteNative.ValueInt64(value);
        // SQLite would cut a fraction off and read text as far as it is a number.
        if (SqliteNative.ValueType(value) != SqliteNative.Integer)
            RequireWhole(value, ordinal, number);
        return number;
    }

    public override int GetInt32(int ordinal)
    {
        long number = GetInt64(ordinal);
        return number == (int)number ? (int)number : throw OutOfRange(ordinal, "32-bit integer");
    }

    public override short GetInt16(int ordinal)
    {
        long number = GetInt64(ordinal);
        return number == (short)number ? (short)number : throw OutOfRange(ordinal, "16-bit integer");
    }

    public override byte GetByte(int ordinal)
    {
        long number = GetInt64(ordinal);
        return number == (byte)number ? (byte)number : throw OutOfRange(ordinal, "byte");
    }

    public override bool GetBoolean(int ordinal) => GetInt64(ordinal) != 0;

    public override double GetDouble(int ordinal)
    {
        nint value = Value(ordinal);
        double number = SqliteNative.ValueDouble(value);
        if (SqliteNative.ValueType(value) is not (SqliteNative.Float or SqliteNative.Integer))
            RequireNumber(value, ordinal);
        return number;
    }

    public override float GetFloat(int ordinal) => (float)GetDouble(ordinal);

    public override string GetString(int ordinal)
    {
        nint value = Value(ordinal);
        byte* text = SqliteNative.ValueText(value);
        if (text == null)
            return EmptyOrNull(value, ordinal);
        int length = SqliteNative.ValueBytes(value);
        if (length == 0)
            return "";
        var bytes = new ReadOnlySpan<byte>(text, length);
        return Ascii.IsValid(bytes)
            ? string.Create(length, (nint)text, static (target, source) => Ascii.ToUtf16(new ReadOnlySpan<byte>((byte*)source, target.Length), target, out _))
            : SqliteValues.ReadText(bytes);
    }

    public override decimal GetDecimal(int ordinal)
    {
        nint value = Value(ordinal);
        return SqliteNative.ValueType(value) switch
        {
            SqliteNative.Integer => SqliteNative.ValueInt64(value),
            // The conversion keeps 15 digits, which is what SQLite promises of a number.
            SqliteNative.Float => (decimal)SqliteNative.ValueDouble(value),
            _ => SqliteValues.ReadDecimal(TextBytes(value, ordinal)),
        };
    }

    public override Guid GetGuid(int ordinal)
    {
        nint value = Value(ordinal);
        if (SqliteNative.ValueType(value) != SqliteNative.Blob)
            return SqliteValues.ReadGuid(TextBytes(value, ordinal));
        ReadOnlySpan<byte> bytes = BlobBytes(value);
        return bytes.Length == 16 ? new Guid(bytes) : SqliteValues.ReadGuid(bytes);
    }

    public override DateTime GetDateTime(int ordinal)
    {
        nint value = Value(ordinal);
        return SqliteNative.ValueType(value) is SqliteNative.Integer or SqliteNative.Float
            ? SqliteValues.FromJulianDay(SqliteNative.ValueDouble(value))
            : SqliteValues.ReadDateTime(TextBytes(value, ordinal));
    }

    public DateTimeOffset GetDateTimeOffset(int ordinal)
    {
        nint value = Value(ordinal);
        return SqliteNative.ValueType(value) is SqliteNative.Integer or SqliteNative.Float
            ? new DateTimeOffset(SqliteValues.FromJulianDay(SqliteNative.ValueDouble(value)).Ticks, TimeSpan.Zero)
            : SqliteValues.ReadDateTimeOffset(TextBytes(value, ordinal));
    }

    public DateOnly GetDateOnly(int ordinal)
    {
        nint value = Value(ordinal);
        return SqliteNative.ValueType(value) is SqliteNative.Integer or SqliteNative.Float
            ? DateOnly.FromDateTime(SqliteValues.FromJulianDay(SqliteNative.ValueDouble(value)))
            : SqliteValues.ReadDateOnly(TextBytes(value, ordinal));
    }

    public TimeOnly GetTimeOnly(int ordinal)
    {
        nint value = Value(ordinal);
        return SqliteValues.ReadTimeOnly(TextBytes(value, ordinal));
    }

    public TimeSpan GetTimeSpan(int ordinal)
    {
        nint value = Value(ordinal);
        return SqliteNative.ValueType(value) is SqliteNative.Integer or SqliteNative.Float
            ? TimeSpan.FromDays(SqliteNative.ValueDouble(value))
            : SqliteValues.ReadTimeSpan(TextBytes(value, ordinal));
    }

    public byte[] GetBlob(int ordinal)
    {
        nint value = Value(ordinal);
        if (SqliteNative.ValueType(value) == SqliteNative.Null)
            throw IsNull(ordinal);
        return BlobBytes(value).ToArray();
    }

    public override char GetChar(int ordinal)
    {
        nint value = Value(ordinal);
        if (SqliteNative.ValueType(value) == SqliteNative.Integer)
            return checked((char)SqliteNative.ValueInt64(value));
        string text = GetString(ordinal);
        return text.Length == 1 ? text[0] : throw new InvalidCastException($"Column {ordinal} ({GetName(ordinal)}) holds {text.Length} characters, not one.");
    }

    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint Value(int ordinal)
    {
        if (ordinal == _ordinal)
            return _value;
        if ((uint)ordinal >= (uint)_fieldCount || !_onRow)
            throw NoValue(ordinal);
        _ordinal = ordinal;
        return _value = SqliteNative.ColumnValue(_handle, ordinal);
    }

    private ReadOnlySpan<byte> TextBytes(nint value, int ordinal)
    {
        byte* text = SqliteNative.ValueText(value);
        if (text == null)
            throw IsNull(ordinal);
        return new ReadOnlySpan<byte>(text, SqliteNative.ValueBytes(value));
    }

    private static ReadOnlySpan<byte> BlobBytes(nint value)
    {
        byte* bytes = SqliteNative.ValueBlob(value);
        return new ReadOnlySpan<byte>(bytes, bytes == null ? 0 : SqliteNative.ValueBytes(value));
    }

    // An empty blob has no text either.
    private string EmptyOrNull(nint value, int ordinal) =>
        SqliteNative.ValueType(value) == SqliteNative.Null ? throw IsNull(ordinal) : "";

    private static string? Utf8(byte* text) => Marshal.PtrToStringUTF8((nint)text);
}
