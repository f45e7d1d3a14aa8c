using System.Diagnostics.CodeAnalysis;

namespace Orm.Sqlite;

/// <content>The parts of the reader's contract that hot paths do not use: names, types, boxed values, streams of bytes.</content>
internal sealed unsafe partial class SqliteRowReader
{
    // Each comparison is decided by the JIT for a value type, so that only the matching line is left and nothing is boxed.
    public override T GetFieldValue<T>(int ordinal)
    {
        if (typeof(T) == typeof(int))
            return (T)(object)GetInt32(ordinal);
        if (typeof(T) == typeof(long))
            return (T)(object)GetInt64(ordinal);
        if (typeof(T) == typeof(DateTimeOffset))
            return (T)(object)GetDateTimeOffset(ordinal);
        if (typeof(T) == typeof(DateOnly))
            return (T)(object)GetDateOnly(ordinal);
        if (typeof(T) == typeof(TimeOnly))
            return (T)(object)GetTimeOnly(ordinal);
        if (typeof(T) == typeof(TimeSpan))
            return (T)(object)GetTimeSpan(ordinal);
        if (typeof(T) == typeof(DateTime))
            return (T)(object)GetDateTime(ordinal);
        if (typeof(T) == typeof(Guid))
            return (T)(object)GetGuid(ordinal);
        if (typeof(T) == typeof(decimal))
            return (T)(object)GetDecimal(ordinal);
        if (typeof(T) == typeof(bool))
            return (T)(object)GetBoolean(ordinal);
        if (typeof(T) == typeof(double))
            return (T)(object)GetDouble(ordinal);
        if (typeof(T) == typeof(float))
            return (T)(object)GetFloat(ordinal);
        if (typeof(T) == typeof(short))
            return (T)(object)GetInt16(ordinal);
        if (typeof(T) == typeof(byte))
            return (T)(object)GetByte(ordinal);
        if (typeof(T) == typeof(sbyte))
            return (T)(object)checked((sbyte)GetInt64(ordinal));
        if (typeof(T) == typeof(ushort))
            return (T)(object)checked((ushort)GetInt64(ordinal));
        if (typeof(T) == typeof(uint))
            return (T)(object)checked((uint)GetInt64(ordinal));
        if (typeof(T) == typeof(ulong))
            return (T)(object)checked((ulong)GetInt64(ordinal));
        if (typeof(T) == typeof(char))
            return (T)(object)GetChar(ordinal);
        if (typeof(T) == typeof(string))
            return (T)(object)GetString(ordinal);
        if (typeof(T) == typeof(byte[]))
            return (T)(object)GetBlob(ordinal);
        if (typeof(T) == typeof(Stream))
            return (T)(object)GetStream(ordinal);
        if (typeof(T) == typeof(object))
            return (T)GetValue(ordinal);
        return IsDBNull(ordinal) && default(T) is null ? default! : Nullable<T>(ordinal);
    }

    public override object GetValue(int ordinal)
    {
        nint value = Value(ordinal);
        return SqliteNative.ValueType(value) switch
        {
            SqliteNative.Integer => SqliteNative.ValueInt64(value),
            SqliteNative.Float => SqliteNative.ValueDouble(value),
            SqliteNative.Text => GetString(ordinal),
            SqliteNative.Blob => GetBlob(ordinal),
            _ => DBNull.Value,
        };
    }

    public override int GetValues(object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int count = Math.Min(values.Length, _fieldCount);
        for (int i = 0; i < count; i++)
            values[i] = GetValue(i);
        return count;
    }

    public override string GetName(int ordinal) =>
        (uint)ordinal < (uint)_fieldCount ? Utf8(SqliteNative.ColumnName(_handle, ordinal)) ?? "" : throw NoValue(ordinal);

    public override int GetOrdinal(string name)
    {
        for (int i = 0; i < _fieldCount; i++)
        {
            if (GetName(i) == name)
                return i;
        }

        for (int i = 0; i < _fieldCount; i++)
        {
            if (string.Equals(GetName(i), name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        throw new ArgumentOutOfRangeException(nameof(name), $"The row has no column '{name}'.");
    }

    public override string GetDataTypeName(int ordinal)
    {
        if ((uint)ordinal >= (uint)_fieldCount)
            throw NoValue(ordinal);
        return Utf8(SqliteNative.ColumnDeclaredType(_handle, ordinal)) ?? (_onRow ? StorageClass(ordinal) : "BLOB");
    }

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties)]
    public override Type GetFieldType(int ordinal) => (_onRow ? SqliteNative.ValueType(Value(ordinal)) : SqliteNative.Blob) switch
    {
        SqliteNative.Integer => typeof(long),
        SqliteNative.Float => typeof(double),
        SqliteNative.Text => typeof(string),
        _ => typeof(byte[]),
    };

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length)
    {
        ReadOnlySpan<byte> bytes = BlobBytes(Value(ordinal));
        if (buffer is null)
            return bytes.Length;
        return Copy(bytes, dataOffset, buffer.AsSpan(bufferOffset, length));
    }

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
    {
        string text = GetString(ordinal);
        if (buffer is null)
            return text.Length;
        return Copy(text.AsSpan(), dataOffset, buffer.AsSpan(bufferOffset, length));
    }

    public override Stream GetStream(int ordinal) => new MemoryStream(GetBlob(ordinal), writable: false);

    public override TextReader GetTextReader(int ordinal) => new StringReader(GetString(ordinal));

    private static long Copy<T>(ReadOnlySpan<T> source, long offset, Span<T> target)
    {
        if (offset >= source.Length)
            return 0;
        ReadOnlySpan<T> part = source[(int)offset..];
        part = part[..Math.Min(part.Length, target.Length)];
        part.CopyTo(target);
        return part.Length;
    }

    private string StorageClass(int ordinal) => SqliteNative.ValueType(Value(ordinal)) switch
    {
        SqliteNative.Integer => "INTEGER",
        SqliteNative.Float => "REAL",
        SqliteNative.Text => "TEXT",
        _ => "BLOB",
    };

    private T Nullable<T>(int ordinal)
    {
        if (typeof(T) == typeof(int?))
            return (T)(object)GetInt32(ordinal);
        if (typeof(T) == typeof(long?))
            return (T)(object)GetInt64(ordinal);
        if (typeof(T) == typeof(double?))
            return (T)(object)GetDouble(ordinal);
        if (typeof(T) == typeof(float?))
            return (T)(object)GetFloat(ordinal);
        if (typeof(T) == typeof(decimal?))
            return (T)(object)GetDecimal(ordinal);
        if (typeof(T) == typeof(bool?))
            return (T)(object)GetBoolean(ordinal);
        if (typeof(T) == typeof(short?))
            return (T)(object)GetInt16(ordinal);
        if (typeof(T) == typeof(byte?))
            return (T)(object)GetByte(ordinal);
        if (typeof(T) == typeof(char?))
            return (T)(object)GetChar(ordinal);
        if (typeof(T) == typeof(Guid?))
            return (T)(object)GetGuid(ordinal);
        if (typeof(T) == typeof(DateTime?))
            return (T)(object)GetDateTime(ordinal);
        if (typeof(T) == typeof(DateTimeOffset?))
            return (T)(object)GetDateTimeOffset(ordinal);
        if (typeof(T) == typeof(DateOnly?))
            return (T)(object)GetDateOnly(ordinal);
        if (typeof(T) == typeof(TimeOnly?))
            return (T)(object)GetTimeOnly(ordinal);
        if (typeof(T) == typeof(TimeSpan?))
            return (T)(object)GetTimeSpan(ordinal);
        throw new InvalidCastException($"Column {ordinal} ({GetName(ordinal)}) cannot be read as {typeof(T)}. Give the property a converter.");
    }
}
