using System.Buffers.Binary;
using System.Text;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>
/// The bytes of a cursor: version, fingerprint of the ordering, number of values, then each value's kind (its highest bit: null) and
/// content, and a checksum over all before it.
/// </summary>
internal static class CursorFormat
{
    private const byte Version = 1;
    private const byte NullBit = 0x80;
    private const int ChecksumSize = sizeof(uint);

    private static readonly UTF8Encoding s_text = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Write(Cursor cursor)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, s_text);
        writer.Write(Version);
        writer.Write(cursor.Ordering);
        writer.Write7BitEncodedInt(cursor.Values.Length);
        foreach (CursorValue value in cursor.Values)
            Write(writer, value);
        writer.Write(Checksum(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <summary>The cursor, or null when the bytes are none's.</summary>
    public static Cursor? Read(byte[] bytes)
    {
        int length = bytes.Length - ChecksumSize;
        if (length < 1 || bytes[0] != Version || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(length)) != Checksum(bytes.AsSpan(0, length)))
            return null;
        using var reader = new BinaryReader(new MemoryStream(bytes, 1, length - 1), s_text);
        try
        {
            ulong ordering = reader.ReadUInt64();
            int count = reader.Read7BitEncodedInt();
            if (count < 1 || count > length)
                return null;
            var values = new CursorValue[count];
            for (int i = 0; i < count; i++)
            {
                values[i] = Read(reader);
                if (!values[i].IsInRange())
                    return null;
            }

            return reader.BaseStream.Position == reader.BaseStream.Length ? new Cursor(ordering, values) : null;
        }
        catch (Exception exception) when (exception is IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>FNV-1a over bytes; stable across processes, which string hashes are not.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes, ulong start = 14695981039346656037)
    {
        ulong hash = start;
        foreach (byte value in bytes)
            hash = (hash ^ value) * 1099511628211;
        return hash;
    }

    public static void Write(BinaryWriter writer, CursorValue value)
    {
        writer.Write((byte)(value.IsNull ? (byte)value.Kind | NullBit : (byte)value.Kind));
        if (value.IsNull)
            return;
        switch (value.Kind)
        {
            case StoredKind.String or StoredKind.Json or StoredKind.Named:
                writer.Write((string)value.Object!);
                break;
            case StoredKind.Bytes:
                var bytes = (byte[])value.Object!;
                writer.Write7BitEncodedInt(bytes.Length);
                writer.Write(bytes);
                break;
            case StoredKind.Guid or StoredKind.Decimal:
                writer.Write(value.Low);
                writer.Write(value.High);
                break;
            default:
                // Small numbers of either sign stay short.
                writer.Write7BitEncodedInt64((value.Low << 1) ^ (value.Low >> 63));
                break;
        }
    }

    private static CursorValue Read(BinaryReader reader)
    {
        byte tag = reader.ReadByte();
        var kind = (StoredKind)(tag & ~NullBit);
        if (kind > StoredKind.Named)
            throw new FormatException();
        if ((tag & NullBit) != 0)
            return new CursorValue(kind, IsNull: true);
        switch (kind)
        {
            case StoredKind.String or StoredKind.Json or StoredKind.Named:
                return new CursorValue(kind, Object: reader.ReadString());
            case StoredKind.Bytes:
                int length = reader.Read7BitEncodedInt();
                if (length < 0 || length > reader.BaseStream.Length)
                    throw new FormatException();
                byte[] bytes = reader.ReadBytes(length);
                return bytes.Length == length ? new CursorValue(kind, Object: bytes) : throw new FormatException();
            case StoredKind.Guid or StoredKind.Decimal:
                return new CursorValue(kind, reader.ReadInt64(), reader.ReadInt64());
            default:
                long packed = reader.Read7BitEncodedInt64();
                return new CursorValue(kind, (long)((ulong)packed >> 1) ^ -(packed & 1));
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        ulong hash = Hash(bytes);
        return (uint)(hash ^ (hash >> 32));
    }
}
