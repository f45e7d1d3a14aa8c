using System.Buffers.Binary;
using System.Text;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.PostgreSql.Copy;

/// <summary>
/// Writes rows in the binary format of COPY (PostgreSQL's manual, COPY, "Binary Format") into a buffer: each value is its length in
/// four bytes, and the bytes that the type's receive function takes. Parameters must come in order.
/// </summary>
internal sealed partial class CopyWriter : ParameterBinder
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const int UsualCapacity = 1 << 16;

    private CopyColumn[] _columns = [];
    private byte[] _buffer = new byte[UsualCapacity];
    private int _length;

    /// <summary>What was written since the last <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    /// <summary>Starts with the header.</summary>
    public void Begin(CopyColumn[] columns)
    {
        _columns = columns;
        _length = 0;
        ReadOnlySpan<byte> header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
        header.CopyTo(Take(header.Length));
    }

    /// <summary>Starts a row.</summary>
    public void BeginRow() => BinaryPrimitives.WriteInt16BigEndian(Take(2), (short)_columns.Length);

    /// <summary>Ends the data.</summary>
    public void End() => BinaryPrimitives.WriteInt16BigEndian(Take(2), -1);

    /// <summary>Empties the buffer, once it was sent.</summary>
    public void Clear() => _length = 0;

    /// <summary>How many bytes it holds before it grows.</summary>
    public int Capacity => _buffer.Length;

    /// <summary>Lets go of what large values took, so that an idle connection does not keep it.</summary>
    public void Forget()
    {
        _length = 0;
        if (_buffer.Length > 4 * UsualCapacity)
            _buffer = new byte[UsualCapacity];
    }

    public override bool HasArrays => true;

    public override void SetNull(int ordinal, StoredKind kind) => BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);

    public override void SetBoolean(int ordinal, bool value) => TakeValue(1)[0] = value ? (byte)1 : (byte)0;

    public override void SetInt16(int ordinal, short value)
    {
        switch (_columns[ordinal].Format)
        {
            case CopyFormat.Wide:
                SetInt64(ordinal, value);
                break;
            case CopyFormat.Medium:
                BinaryPrimitives.WriteInt32BigEndian(TakeValue(4), value);
                break;
            default:
                BinaryPrimitives.WriteInt16BigEndian(TakeValue(2), value);
                break;
        }
    }

    public override void SetInt32(int ordinal, int value)
    {
        if (_columns[ordinal].Format == CopyFormat.Wide)
            SetInt64(ordinal, value);
        else
            BinaryPrimitives.WriteInt32BigEndian(TakeValue(4), value);
    }

    public override void SetInt64(int ordinal, long value) => BinaryPrimitives.WriteInt64BigEndian(TakeValue(8), value);

    public override void SetUInt64(int ordinal, ulong value) => SetDecimal(ordinal, value);

    public override void SetSingle(int ordinal, float value) => BinaryPrimitives.WriteSingleBigEndian(TakeValue(4), value);

    public override void SetDouble(int ordinal, double value) => BinaryPrimitives.WriteDoubleBigEndian(TakeValue(8), value);

    public override void SetString(int ordinal, string value) => WriteText(value, 0);

    public override void SetGuid(int ordinal, Guid value) => value.TryWriteBytes(TakeValue(16), bigEndian: true, out _);

    public override void SetDateTime(int ordinal, DateTime value) => SetInt64(ordinal, Epoch.Microseconds(value.Ticks));

    public override void SetDateTimeOffset(int ordinal, DateTimeOffset value) => SetInt64(ordinal, Epoch.Microseconds(value.UtcTicks));

    public override void SetDateOnly(int ordinal, DateOnly value) => BinaryPrimitives.WriteInt32BigEndian(TakeValue(4), Epoch.Days(value));

    public override void SetTimeOnly(int ordinal, TimeOnly value) => SetInt64(ordinal, value.Ticks / TimeSpan.TicksPerMicrosecond);

    // Microseconds, days, months; days apart, so that the server shows them as days.
    public override void SetTimeSpan(int ordinal, TimeSpan value)
    {
        Span<byte> bytes = TakeValue(16);
        BinaryPrimitives.WriteInt64BigEndian(bytes, value.Ticks % TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond);
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], value.Days);
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], 0);
    }

    public override void SetBytes(int ordinal, byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.CopyTo(TakeValue(value.Length));
    }

    public override void SetJson(int ordinal, string value) => WriteText(value, _columns[ordinal].Format == CopyFormat.Versioned ? (byte)1 : (byte)0);

    public override void SetNamed(int ordinal, string value, string databaseType) => WriteText(value, 0);

    // The length is known when the text is there.
    private void WriteText(string value, byte version)
    {
        int start = _length;
        int most = s_utf8.GetMaxByteCount(value.Length);
        Reserve(most + 5);
        _length += 4;
        if (version > 0)
            _buffer[_length++] = version;
        _length += s_utf8.GetBytes(value, _buffer.AsSpan(_length));
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(start), _length - start - 4);
    }

    private Span<byte> TakeValue(int length)
    {
        Span<byte> bytes = Take(length + 4);
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        return bytes[4..];
    }

    private Span<byte> Take(int length)
    {
        Reserve(length);
        Span<byte> bytes = _buffer.AsSpan(_length, length);
        _length += length;
        return bytes;
    }

    private void Reserve(int length)
    {
        if (_buffer.Length - _length < length)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, checked(_length + length)));
    }
}
