using System.Buffers.Binary;
using Orm.Mapping;

namespace Orm.PostgreSql.Copy;

internal sealed partial class CopyWriter
{
    private const int Negative = 0x4000;

    /// <summary>
    /// A numeric: the count of its digits to the base 10,000, the weight of the first one, sign, decimal digits after the point, and the
    /// digits (src/backend/utils/adt/numeric.c, numeric_send).
    /// </summary>
    public override void SetDecimal(int ordinal, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        int scale = value.Scale;
        UInt128 rest = new((uint)bits[2], (uint)bits[0] | (ulong)(uint)bits[1] << 32);
        // Filled up, so that the point falls between two digits.
        for (int pad = scale; pad % 4 != 0; pad++)
            rest *= 10;
        int fraction = (scale + 3) / 4;

        Span<short> digits = stackalloc short[10];
        int count = 0;
        int trailing = 0;
        while (rest != 0)
        {
            (rest, UInt128 digit) = UInt128.DivRem(rest, 10_000);
            if (digit == 0 && count == trailing)
                trailing++;
            digits[count++] = (short)digit;
        }

        Span<byte> bytes = TakeValue(8 + (count - trailing) * 2);
        BinaryPrimitives.WriteInt16BigEndian(bytes, (short)(count - trailing));
        BinaryPrimitives.WriteInt16BigEndian(bytes[2..], (short)(count == 0 ? 0 : count - fraction - 1));
        BinaryPrimitives.WriteInt16BigEndian(bytes[4..], (short)(bits[3] < 0 && count > 0 ? Negative : 0));
        BinaryPrimitives.WriteInt16BigEndian(bytes[6..], (short)scale);
        for (int i = count - 1, at = 8; i >= trailing; i--, at += 2)
            BinaryPrimitives.WriteInt16BigEndian(bytes[at..], digits[i]);
    }

    /// <summary>
    /// An array of one dimension: how many there are, whether nulls are among the elements, the elements' type, and for the dimension
    /// its length and first index (src/backend/utils/adt/arrayfuncs.c, array_send).
    /// </summary>
    public override void SetArray<T>(int ordinal, T[] values, StoredKind kind)
    {
        ArgumentNullException.ThrowIfNull(values);
        int start = _length;
        bool isEmpty = values.Length == 0;
        Span<byte> header = TakeValue(isEmpty ? 12 : 20);
        BinaryPrimitives.WriteInt32BigEndian(header, isEmpty ? 0 : 1);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Array.Exists(values, static v => v is null) ? 1 : 0);
        BinaryPrimitives.WriteUInt32BigEndian(header[8..], _columns[ordinal].Element);
        if (isEmpty)
            return;
        BinaryPrimitives.WriteInt32BigEndian(header[12..], values.Length);
        BinaryPrimitives.WriteInt32BigEndian(header[16..], 1);
        foreach (T value in values)
            WriteElement(ordinal, value, kind);
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(start), _length - start - 4);
    }

    private void WriteElement<T>(int ordinal, T value, StoredKind kind)
    {
        switch (value)
        {
            case null: SetNull(ordinal, kind); break;
            case bool flag: SetBoolean(ordinal, flag); break;
            case short number: SetInt16(ordinal, number); break;
            case int number: SetInt32(ordinal, number); break;
            case long number: SetInt64(ordinal, number); break;
            case ulong number: SetUInt64(ordinal, number); break;
            case float number: SetSingle(ordinal, number); break;
            case double number: SetDouble(ordinal, number); break;
            case decimal number: SetDecimal(ordinal, number); break;
            case string text when kind == StoredKind.Json: SetJson(ordinal, text); break;
            case string text: SetString(ordinal, text); break;
            case Guid guid: SetGuid(ordinal, guid); break;
            case DateTime moment: SetDateTime(ordinal, moment); break;
            case DateTimeOffset instant: SetDateTimeOffset(ordinal, instant); break;
            case DateOnly day: SetDateOnly(ordinal, day); break;
            case TimeOnly time: SetTimeOnly(ordinal, time); break;
            case TimeSpan span: SetTimeSpan(ordinal, span); break;
            case byte[] bytes: SetBytes(ordinal, bytes); break;
            default: throw new NotSupportedException($"An array of {typeof(T).Name} cannot be copied.");
        }
    }
}
