using System.Buffers;
using System.Text.Unicode;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.Sqlite;

/// <summary>
/// Binds to a native statement. Text is encoded into a pinned buffer that lives as long as the statement, and SQLite reads it there;
/// what does not fit is copied by SQLite, and the buffer grows for the next execution.
/// </summary>
internal sealed unsafe class SqliteBinder(SqliteDriverConnection connection, nint statement) : ParameterBinder
{
    private const int LargestBuffer = 16 * 1024;
    private const nint Static = 0;
    private const nint Transient = -1;

    private nint _statement = statement;
    private byte[]? _buffer;
    private byte* _start;
    private int _used;
    private int _wanted = 256;

    public override void SetNull(int ordinal, StoredKind kind) => Check(SqliteNative.BindNull(_statement, ordinal + 1), ordinal);

    public override void SetBoolean(int ordinal, bool value) => SetInt64(ordinal, value ? 1 : 0);

    public override void SetInt16(int ordinal, short value) => SetInt64(ordinal, value);

    public override void SetInt32(int ordinal, int value) => SetInt64(ordinal, value);

    public override void SetInt64(int ordinal, long value) => Check(SqliteNative.BindInt64(_statement, ordinal + 1, value), ordinal);

    public override void SetUInt64(int ordinal, ulong value)
    {
        if (value > long.MaxValue)
            throw new OrmException($"Parameter {ordinal + 1} is greater than {long.MaxValue}: SQLite stores integers of 64 bits with a sign. Store it as text through a converter.");
        SetInt64(ordinal, (long)value);
    }

    public override void SetSingle(int ordinal, float value) => SetDouble(ordinal, value);

    public override void SetDouble(int ordinal, double value)
    {
        if (double.IsNaN(value))
            throw new OrmException($"Parameter {ordinal + 1} is not a number (NaN): SQLite would store null instead. Use a nullable column and null.");
        Check(SqliteNative.BindDouble(_statement, ordinal + 1, value), ordinal);
    }

    // Up to 15 digits a double is exact in SQLite's sense and compares as a number.
    public override void SetDecimal(int ordinal, decimal value)
    {
        if (!SqliteValues.FitsDouble(value))
            throw new OrmException($"Parameter {ordinal + 1} is a decimal of more than 15 significant digits, of which SQLite's numbers keep 15. Round it, or declare the column with a precision above 15 ([DbColumn(Precision = 28, Scale = 10)]): it is then stored exactly, as text.");
        SetDouble(ordinal, (double)value);
    }

    // More digits survive as text only; the column has text affinity.
    public override void SetLongDecimal(int ordinal, decimal value)
    {
        Span<byte> text = stackalloc byte[SqliteValues.MaxLength];
        SetText(ordinal, text[..SqliteValues.Write(text, value)]);
    }

    public override void SetString(int ordinal, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        // Three bytes per UTF-16 unit is the most that UTF-8 takes.
        long most = (long)value.Length * 3;
        if (most <= Room((int)Math.Min(most, int.MaxValue)))
        {
            int written = Encode(ordinal, value, new Span<byte>(_start + _used, _buffer!.Length - _used));
            Check(SqliteNative.BindText(_statement, ordinal + 1, _start + _used, written, Static), ordinal);
            _used += written;
            return;
        }

        if (most > Array.MaxLength)
            throw TooLarge(ordinal);
        byte[] rented = ArrayPool<byte>.Shared.Rent((int)most);
        try
        {
            int written = Encode(ordinal, value, rented);
            fixed (byte* pointer = rented)
                Check(SqliteNative.BindTextCopied(_statement, ordinal + 1, pointer, written, Transient), ordinal);
        }
        finally
        {
            // The pool's arrays are handed on: what users stored must not be.
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    public override void SetGuid(int ordinal, Guid value)
    {
        Span<byte> text = stackalloc byte[SqliteValues.MaxLength];
        SetText(ordinal, text[..SqliteValues.Write(text, value)]);
    }

    public override void SetDateTime(int ordinal, DateTime value)
    {
        Span<byte> text = stackalloc byte[SqliteValues.MaxLength];
        SetText(ordinal, text[..SqliteValues.Write(text, value)]);
    }

    public override void SetDateTimeOffset(int ordinal, DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[SqliteValues.MaxLength];
        SetText(ordinal, text[..SqliteValues.Write(text, value)]);
    }

    public override void SetDateOnly(int ordinal, DateOnly value)
    {
        Span<byte> text = stackalloc byte[SqliteValues.MaxLength];
        SetText(ordinal, text[..SqliteValues.Write(text, value)]);
    }

    public override void SetTimeOnly(int ordinal, TimeOnly value)
    {
        Span<byte> text = stackalloc byte[SqliteValues.MaxLength];
        SetText(ordinal, text[..SqliteValues.Write(text, value)]);
    }

    public override void SetTimeSpan(int ordinal, TimeSpan value)
    {
        Span<byte> text = stackalloc byte[SqliteValues.MaxLength];
        SetText(ordinal, text[..SqliteValues.Write(text, value)]);
    }

    public override void SetBytes(int ordinal, byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length == 0)
        {
            // A null pointer would bind null.
            Check(SqliteNative.BindZeroBlob(_statement, ordinal + 1, 0), ordinal);
        }
        else if (value.Length <= Room(value.Length))
        {
            value.CopyTo(new Span<byte>(_start + _used, value.Length));
            Check(SqliteNative.BindBlob(_statement, ordinal + 1, _start + _used, value.Length, Static), ordinal);
            _used += value.Length;
        }
        else
        {
            fixed (byte* pointer = value)
                Check(SqliteNative.BindBlobCopied(_statement, ordinal + 1, pointer, value.Length, Transient), ordinal);
        }
    }

    public override void SetJson(int ordinal, string value) => SetString(ordinal, value);

    public override void SetNamed(int ordinal, string value, string databaseType) => SetString(ordinal, value);

    /// <summary>The buffer is free again: the execution has ended.</summary>
    public void Rewind() => _used = 0;

    /// <summary>Forgets every value.</summary>
    public void Clear()
    {
        SqliteNative.ClearBindings(_statement);
        _used = 0;
    }

    public void Invalidate() => _statement = 0;

    private static int Encode(int ordinal, string value, Span<byte> target)
    {
        OperationStatus status = Utf8.FromUtf16(value, target, out _, out int written, replaceInvalidSequences: false);
        return status == OperationStatus.Done
            ? written
            : throw new OrmException($"Parameter {ordinal + 1} is not valid UTF-16 text (it has half of a surrogate pair), so UTF-8 cannot hold it. Store it as bytes.");
    }

    private void SetText(int ordinal, ReadOnlySpan<byte> text)
    {
        if (text.Length <= Room(text.Length))
        {
            text.CopyTo(new Span<byte>(_start + _used, text.Length));
            Check(SqliteNative.BindText(_statement, ordinal + 1, _start + _used, text.Length, Static), ordinal);
            _used += text.Length;
            return;
        }

        fixed (byte* pointer = text)
            Check(SqliteNative.BindTextCopied(_statement, ordinal + 1, pointer, text.Length, Transient), ordinal);
    }

    // How much room the buffer has. It moves only while nothing is bound to it.
    private int Room(int needed)
    {
        if (_buffer is not null && needed <= _buffer.Length - _used)
            return _buffer.Length - _used;
        int wanted = (int)Math.Min(LargestBuffer, Math.Max(_wanted, (long)_used + needed));
        _wanted = Math.Max(_wanted, wanted);
        if (_used > 0 || needed > LargestBuffer)
            return _buffer is null ? 0 : _buffer.Length - _used;
        if (_buffer is null || _buffer.Length < _wanted)
        {
            _buffer = GC.AllocateUninitializedArray<byte>(_wanted, pinned: true);
            fixed (byte* start = _buffer)
                _start = start;
        }

        return _buffer.Length;
    }

    private void Check(int result, int ordinal)
    {
        if (result != SqliteNative.Ok)
            throw Fail(result, ordinal);
    }

    private Exception Fail(int result, int ordinal)
    {
        ObjectDisposedException.ThrowIf(_statement == 0, typeof(SqliteStatement));
        int count = SqliteNative.BindParameterCount(_statement);
        return ordinal >= count
            ? new OrmException($"Parameter {ordinal + 1} was bound, but the statement has {count}.")
            : result == SqliteNative.TooBig ? TooLarge(ordinal) : connection.Error(result);
    }

    private static OrmException TooLarge(int ordinal) => new($"Parameter {ordinal + 1} is larger than SQLite accepts for one value (1,000,000,000 bytes unless configured).");
}
