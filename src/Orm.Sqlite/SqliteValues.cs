using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Orm.Sqlite;

/// <summary>The text forms of values that SQLite has no type for, exactly those that Microsoft.Data.Sqlite writes, so that both read each other's files.</summary>
internal static class SqliteValues
{
    /// <summary>The longest of all forms: a decimal has 31 characters, an instant 33, a Guid 36.</summary>
    public const int MaxLength = 40;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static ReadOnlySpan<decimal> Powers =>
        new decimal[] { 1m, 10m, 100m, 1_000m, 10_000m, 100_000m, 1_000_000m, 10_000_000m, 100_000_000m, 1_000_000_000m, 10_000_000_000m, 100_000_000_000m, 1_000_000_000_000m, 10_000_000_000_000m, 100_000_000_000_000m, 1_000_000_000_000_000m };

    /// <summary>Whether a decimal has at most 15 significant digits, so that a double gives it back.</summary>
    public static bool FitsDouble(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        if (bits[2] != 0)
            return FitsDoubleSlow(value);
        ulong digits = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        return digits < 1_000_000_000_000_000 || FitsDoubleSlow(value);
    }

    public static int Write(Span<byte> target, decimal value)
    {
        value.TryFormat(target, out int written, "0.0###########################", CultureInfo.InvariantCulture);
        return written;
    }

    public static int Write(Span<byte> target, Guid value)
    {
        value.TryFormat(target, out int written);
        Ascii.ToUpperInPlace(target[..written], out _);
        return written;
    }

    public static int Write(Span<byte> target, DateOnly value)
    {
        WriteDate(target, value.Year, value.Month, value.Day);
        return 10;
    }

    public static int Write(Span<byte> target, DateTime value)
    {
        value.Deconstruct(out DateOnly date, out TimeOnly time);
        WriteDate(target, date.Year, date.Month, date.Day);
        target[10] = (byte)' ';
        return 11 + WriteTime(target[11..], time, trimZeros: true);
    }

    public static int Write(Span<byte> target, DateTimeOffset value)
    {
        int written = Write(target, value.UtcDateTime);
        "+00:00"u8.CopyTo(target[written..]);
        return written + 6;
    }

    public static int Write(Span<byte> target, TimeOnly value) => WriteTime(target, value, trimZeros: false);

    public static int Write(Span<byte> target, TimeSpan value)
    {
        value.TryFormat(target, out int written, "c", CultureInfo.InvariantCulture);
        return written;
    }

    public static Guid ReadGuid(ReadOnlySpan<byte> text) =>
        Guid.TryParse(text, CultureInfo.InvariantCulture, out Guid value) ? value : throw NotA("Guid", text);

    public static decimal ReadDecimal(ReadOnlySpan<byte> text) =>
        decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : throw NotA("decimal", text);

    public static DateOnly ReadDateOnly(ReadOnlySpan<byte> text) =>
        text.Length >= 10 && TryReadDate(text, out DateOnly date) && (text.Length == 10 || text[10] is (byte)' ' or (byte)'T')
            ? date
            : throw NotA("date", text);

    public static DateTime ReadDateTime(ReadOnlySpan<byte> text)
    {
        if (!TryReadDateTime(text, out DateTime value, out int offset, out bool hasOffset))
            throw NotA("date and time", text);
        return hasOffset ? DateTime.SpecifyKind(value.AddMinutes(-offset), DateTimeKind.Utc) : value;
    }

    public static DateTimeOffset ReadDateTimeOffset(ReadOnlySpan<byte> text) =>
        TryReadDateTime(text, out DateTime value, out int offset, out _)
            ? new DateTimeOffset(value.AddMinutes(-offset).Ticks, TimeSpan.Zero)
            : throw NotA("date and time with offset", text);

    public static TimeOnly ReadTimeOnly(ReadOnlySpan<byte> text) =>
        TryReadTime(text, out long ticks, out int read) && read == text.Length ? new TimeOnly(ticks) : throw NotA("time of day", text);

    /// <summary>Text, as it stands: SQLite takes any bytes for text, and a reader that replaced some would change the row when it is written back.</summary>
    public static string ReadText(ReadOnlySpan<byte> text)
    {
        try
        {
            return s_strict.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException($"The column's text ({text.Length} bytes) is not UTF-8. Map the column as byte[], or correct the row.");
        }
    }

    public static TimeSpan ReadTimeSpan(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out TimeSpan value, out int read, 'c') && read == text.Length ? value : throw NotA("duration", text);

    /// <summary>A Julian day number, as SQLite's own date functions write it, to the nearest millisecond.</summary>
    public static DateTime FromJulianDay(double day)
    {
        long milliseconds = (long)Math.Round((day - 1721425.5) * 86_400_000);
        return milliseconds is >= 0 and <= 315_537_897_599_999
            ? new DateTime(milliseconds * TimeSpan.TicksPerMillisecond)
            : throw new FormatException("The column's number is no Julian day between the years 1 and 9999.");
    }

    private static bool FitsDoubleSlow(decimal value)
    {
        // Trailing zeros do not count as digits.
        decimal magnitude = Math.Abs(value);
        decimal whole = decimal.Truncate(magnitude);
        if (whole >= Powers[15])
        {
            int zeros = 0;
            while (whole != 0 && whole % 10 == 0 && zeros < 28)
            {
                whole /= 10;
                zeros++;
            }

            return magnitude == decimal.Truncate(magnitude) && whole < Powers[15];
        }

        decimal trimmed = magnitude / 1.0000000000000000000000000000m;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(trimmed, bits);
        return bits[2] == 0 && (((ulong)(uint)bits[1] << 32) | (uint)bits[0]) < 1_000_000_000_000_000;
    }

    private static void WriteDate(Span<byte> target, int year, int month, int day)
    {
        WriteTwo(target, year / 100);
        WriteTwo(target[2..], year % 100);
        target[4] = (byte)'-';
        WriteTwo(target[5..], month);
        target[7] = (byte)'-';
        WriteTwo(target[8..], day);
    }

    private static int WriteTime(Span<byte> target, TimeOnly time, bool trimZeros)
    {
        WriteTwo(target, time.Hour);
        target[2] = (byte)':';
        WriteTwo(target[3..], time.Minute);
        target[5] = (byte)':';
        WriteTwo(target[6..], time.Second);
        int fraction = (int)(time.Ticks % TimeSpan.TicksPerSecond);
        if (fraction == 0)
            return 8;
        target[8] = (byte)'.';
        for (int i = 15; i >= 9; i--)
        {
            target[i] = (byte)('0' + fraction % 10);
            fraction /= 10;
        }

        int length = 16;
        while (trimZeros && target[length - 1] == '0')
            length--;
        return length;
    }

    private static void WriteTwo(Span<byte> target, int value)
    {
        target[1] = (byte)('0' + value % 10);
        target[0] = (byte)('0' + value / 10);
    }

    private static bool TryReadDateTime(ReadOnlySpan<byte> text, out DateTime value, out int offset, out bool hasOffset)
    {
        value = default;
        offset = 0;
        hasOffset = false;
        if (text.Length < 10 || !TryReadDate(text, out DateOnly date))
            return false;
        if (text.Length == 10)
        {
            value = date.ToDateTime(TimeOnly.MinValue);
            return true;
        }

        if (text[10] is not ((byte)' ' or (byte)'T') || !TryReadTime(text[11..], out long ticks, out int read))
            return false;
        value = new DateTime(date.DayNumber * TimeSpan.TicksPerDay + ticks);
        ReadOnlySpan<byte> rest = text[(11 + read)..];
        if (rest.Length == 0)
            return true;
        hasOffset = true;
        return TryReadOffset(rest, out offset);
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text[0] == ' ')
            text = text[1..];
        if (text is [(byte)'Z' or (byte)'z'])
            return true;
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !TryReadTwo(text[1..], out int hours) || !TryReadTwo(text[4..], out int rest) || hours > 14 || rest > 59)
        {
            return false;
        }

        minutes = (hours * 60 + rest) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryReadDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text[4] != '-' || text[7] != '-' || !TryReadTwo(text, out int century) || !TryReadTwo(text[2..], out int years)
            || !TryReadTwo(text[5..], out int month) || !TryReadTwo(text[8..], out int day))
        {
            return false;
        }

        int year = century * 100 + years;
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    // HH:mm[:ss[.f…]]; digits past the seventh are dropped.
    private static bool TryReadTime(ReadOnlySpan<byte> text, out long ticks, out int read)
    {
        ticks = 0;
        read = 5;
        if (text.Length < 5 || text[2] != ':' || !TryReadTwo(text, out int hour) || !TryReadTwo(text[3..], out int minute) || hour > 23 || minute > 59)
            return false;
        ticks = hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute;
        if (text.Length < 8 || text[5] != ':')
            return true;
        if (!TryReadTwo(text[6..], out int second) || second > 59)
            return false;
        ticks += second * TimeSpan.TicksPerSecond;
        read = 8;
        if (text.Length == 8 || text[8] != '.')
            return true;
        long unit = TimeSpan.TicksPerSecond / 10;
        for (read = 9; read < text.Length && char.IsAsciiDigit((char)text[read]); read++)
        {
            ticks += (text[read] - '0') * unit;
            unit /= 10;
        }

        return read > 9;
    }

    private static bool TryReadTwo(ReadOnlySpan<byte> text, out int value)
    {
        uint high = (uint)(text[0] - '0');
        uint low = (uint)(text[1] - '0');
        value = (int)(high * 10 + low);
        return high <= 9 && low <= 9;
    }

    private static FormatException NotA(string kind, ReadOnlySpan<byte> text) =>
        new($"The column's text ({text.Length} bytes) is no {kind} in a form that Microsoft.Data.Sqlite or SQLite's own functions write. Map the column as string, or correct the row.");
}
