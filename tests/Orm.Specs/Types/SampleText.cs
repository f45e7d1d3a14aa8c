using System.Globalization;
using System.Text;

namespace Orm.Specs.Types;

/// <summary>Samples as text, for comparison, and filled at random with what every database stores.</summary>
internal static class SampleText
{
    private const long Microsecond = 10;

    private static readonly string[] Pieces = ["", "a", "Z", "'", "\"", "\\", "%", "_", " ", "\n", "ß", "é", "e\u0301", "世", "👍", "👩‍👧", "\u200B", "{0}", "--", ";"];

    // A database may keep the keys of an object in another order.
    public static string Json(Details? details) => details is null
        ? "null"
        : $"{{{details.Title}|{Value(details.Weight)}|{string.Join(',', details.Parts.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => $"{p.Key}={List(p.Value)}"))}|{Json(details.Inner)}}}";

    public static string Of(Sample s) => Lines(
        s.Bool, s.SByte, s.Byte, s.Int16, s.UInt16, s.Int32, s.UInt32, s.Int64, s.UInt64, s.Single, s.Double, Number(s.Decimal), Number(s.LongDecimal), Number(s.ShortDecimal), s.Text, s.Bounded,
        s.Char, s.Guid, s.Clock, s.Instant, s.Offset, s.Millis, s.Day, s.Time, s.Span, Convert.ToHexString(s.Bytes), s.Mood, s.MoodName, s.MoodNative, s.Signed, s.Bits, Number(s.Money.Amount),
        s.Tag.Name, s.Document.Value, Json(s.Details));

    public static string Of(OptionalSample s) => Lines(
        s.Bool, s.SByte, s.Byte, s.Int16, s.UInt16, s.Int32, s.UInt32, s.Int64, s.UInt64, s.Single, s.Double, Number(s.Decimal), Number(s.LongDecimal), s.Text,
        s.Char, s.Guid, s.Clock, s.Instant, s.Offset, s.Day, s.Time, s.Span, s.Bytes is null ? null : Convert.ToHexString(s.Bytes), s.Mood, s.MoodName, s.MoodNative, s.Bits, Number(s.Money?.Amount),
        s.Tag?.Name, s.Document?.Value, Json(s.Details), List(s.Numbers));

    public static string Of(ListSample s) => Lines(
        List(s.Numbers), List(s.Gaps), List(s.Texts), List(s.Holes), List(s.Bools), List(s.SmallNumbers), List(s.Longs), List(s.Unsigned), List(s.Doubles), List(s.Singles),
        List(s.Decimals.Select(static d => Number(d))), List(s.Guids), List(s.Letters), List(s.Offsets), List(s.Instants), List(s.Clocks), List(s.Days), List(s.Times), List(s.Spans),
        List(s.Blobs.Select(Convert.ToHexString)), List(s.Moods), List(s.MoodNames), List(s.MoodNatives), List(s.Amounts.Select(static a => Number(a.Amount))), List(s.Tags.Select(static t => t.Name)),
        List(s.Plain), List(s.Optional), List(s.AtMostThree));

    public static void Fill(Sample s, Random random)
    {
        s.Bool = random.Next(2) == 0;
        s.SByte = (sbyte)random.Next(sbyte.MinValue, sbyte.MaxValue + 1);
        s.Byte = (byte)random.Next(256);
        s.Int16 = (short)random.Next(short.MinValue, short.MaxValue + 1);
        s.UInt16 = (ushort)random.Next(ushort.MaxValue + 1);
        s.Int32 = random.Next(int.MinValue, int.MaxValue);
        s.UInt32 = (uint)random.NextInt64(1L << 32);
        s.Int64 = random.NextInt64(long.MinValue, long.MaxValue);
        s.UInt64 = (ulong)random.NextInt64();
        s.Single = Single(random);
        s.Double = Double(random);
        s.Decimal = Decimal(random, 15);
        s.LongDecimal = Decimal(random, 28, scale: 14);
        s.ShortDecimal = Decimal(random, 9, scale: 2);
        s.Text = Text(random, random.Next(60));
        s.Bounded = new string('b', random.Next(11));
        s.Char = (char)random.Next(' ', 0xD800);
        s.Guid = RandomGuid(random);
        s.Clock = Clock(random);
        s.Instant = DateTime.SpecifyKind(Clock(random), DateTimeKind.Utc);
        s.Offset = Offset(random);
        s.Millis = Offset(random);
        s.Day = DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber + 1));
        s.Time = new TimeOnly(random.NextInt64(TimeSpan.TicksPerDay));
        s.Span = Span(random);
        s.Bytes = Bytes(random, random.Next(50));
        s.Mood = (Mood)random.Next(3);
        s.MoodName = (Mood)random.Next(3);
        s.MoodNative = (Mood)random.Next(3);
        s.Signed = random.Next(2) == 0 ? Signed.Least : Signed.Most;
        s.Bits = random.Next(2) == 0 ? Bits.High | Bits.First : Bits.None;
        s.Money = new Money(Decimal(random, 15));
        s.Tag = new Tag(Text(random, 5));
        s.Document = new DocumentId(RandomGuid(random));
        s.Details = RandomDetails(random, 3);
    }

    public static void Fill(OptionalSample s, Random random)
    {
        s.Bool = random.Next(2) == 0;
        s.SByte = (sbyte)random.Next(sbyte.MinValue, sbyte.MaxValue + 1);
        s.Byte = (byte)random.Next(256);
        s.Int16 = (short)random.Next(short.MinValue, short.MaxValue + 1);
        s.UInt16 = (ushort)random.Next(ushort.MaxValue + 1);
        s.Int32 = random.Next(int.MinValue, int.MaxValue);
        s.UInt32 = (uint)random.NextInt64(1L << 32);
        s.Int64 = random.NextInt64(long.MinValue, long.MaxValue);
        s.UInt64 = (ulong)random.NextInt64();
        s.Single = Single(random);
        s.Double = Double(random);
        s.Decimal = Decimal(random, 15);
        s.LongDecimal = Decimal(random, 28, scale: 14);
        s.Text = Text(random, random.Next(60));
        s.Char = (char)random.Next(' ', 0xD800);
        s.Guid = RandomGuid(random);
        s.Clock = Clock(random);
        s.Instant = DateTime.SpecifyKind(Clock(random), DateTimeKind.Utc);
        s.Offset = Offset(random);
        s.Day = DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber + 1));
        s.Time = new TimeOnly(random.NextInt64(TimeSpan.TicksPerDay));
        s.Span = Span(random);
        s.Bytes = Bytes(random, random.Next(50));
        s.Mood = (Mood)random.Next(3);
        s.MoodName = (Mood)random.Next(3);
        s.MoodNative = (Mood)random.Next(3);
        s.Bits = random.Next(2) == 0 ? Bits.High | Bits.First : Bits.None;
        s.Money = new Money(Decimal(random, 15));
        s.Tag = new Tag(Text(random, 5));
        s.Document = new DocumentId(RandomGuid(random));
        s.Details = RandomDetails(random, 2);
        s.Numbers = [.. Items(random, static r => r.Next())];
    }

    /// <summary>Sets every property to null.</summary>
    public static void Empty(OptionalSample s)
    {
        s.Bool = null;
        s.SByte = null;
        s.Byte = null;
        s.Int16 = null;
        s.UInt16 = null;
        s.Int32 = null;
        s.UInt32 = null;
        s.Int64 = null;
        s.UInt64 = null;
        s.Single = null;
        s.Double = null;
        s.Decimal = s.LongDecimal = null;
        s.Text = null;
        s.Char = null;
        s.Guid = null;
        s.Clock = s.Instant = null;
        s.Offset = null;
        s.Day = null;
        s.Time = null;
        s.Span = null;
        s.Bytes = null;
        s.Mood = s.MoodName = s.MoodNative = null;
        s.Bits = null;
        s.Money = null;
        s.Tag = null;
        s.Document = null;
        s.Details = null;
        s.Numbers = null;
    }

    public static void Fill(ListSample s, Random random)
    {
        s.Numbers = Items(random, static r => r.Next(int.MinValue, int.MaxValue));
        s.Gaps = Items(random, static r => r.Next(3) == 0 ? (int?)null : r.Next());
        s.Texts = [.. Items(random, static r => Text(r, r.Next(8)))];
        s.Holes = [.. Items(random, static r => r.Next(3) == 0 ? null : Text(r, r.Next(8)))];
        s.Bools = Items(random, static r => r.Next(2) == 0);
        s.SmallNumbers = [.. Items(random, static r => (byte)r.Next(256))];
        s.Longs = Items(random, static r => r.NextInt64(long.MinValue, long.MaxValue));
        s.Unsigned = Items(random, static r => (ulong)r.NextInt64(long.MinValue, long.MaxValue));
        s.Doubles = Items(random, Double);
        s.Singles = Items(random, Single);
        s.Decimals = Items(random, static r => Decimal(r, 28, scale: r.Next(28)));
        s.Guids = Items(random, RandomGuid);
        s.Letters = [.. Items(random, static r => (char)r.Next(' ', 0xD800))];
        s.Offsets = [.. Items(random, static r => Cut(Offset(r)))];
        s.Instants = Items(random, static r => DateTime.SpecifyKind(Clock(r), DateTimeKind.Utc));
        s.Clocks = Items(random, Clock);
        s.Days = Items(random, static r => DateOnly.FromDayNumber(r.Next(DateOnly.MaxValue.DayNumber + 1)));
        s.Times = Items(random, static r => new TimeOnly(r.NextInt64(TimeSpan.TicksPerDay / Microsecond) * Microsecond));
        s.Spans = Items(random, static r => r.Next(3) == 0 ? (TimeSpan?)null : Span(r));
        s.Blobs = Items(random, static r => Bytes(r, r.Next(9)));
        s.Moods = Items(random, static r => (Mood)r.Next(3));
        s.MoodNames = [.. Items(random, static r => r.Next(3) == 0 ? (Mood?)null : (Mood)r.Next(3))];
        s.MoodNatives = [.. Items(random, static r => (Mood)r.Next(3))];
        s.Amounts = [.. Items(random, static r => new Money(Decimal(r, 15)))];
        s.Tags = Items(random, static r => new Tag(Text(r, 3)));
        s.Plain = [.. Items(random, static r => Text(r, 2))];
        s.Optional = random.Next(2) == 0 ? null : [.. Items(random, static r => Text(r, 2))];
        s.AtMostThree = ["x"];
    }

    private static T[] Items<T>(Random random, Func<Random, T> item) => [.. Enumerable.Range(0, random.Next(5)).Select(_ => item(random))];

    private static float Single(Random random)
    {
        float value = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
        return float.IsFinite(value) && value != 0 ? value : 0.5f;
    }

    private static double Double(Random random)
    {
        double value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
        return double.IsFinite(value) && value != 0 ? value : 0.5;
    }

    private static decimal Decimal(Random random, int digits, int? scale = null)
    {
        string text = string.Concat(Enumerable.Range(0, random.Next(1, digits + 1)).Select(_ => (char)('0' + random.Next(10))));
        decimal value = decimal.Parse(text, CultureInfo.InvariantCulture);
        for (int i = scale ?? random.Next(text.Length); i > 0; i--)
            value *= 0.1m;
        return random.Next(2) == 0 ? value : -value;
    }

    private static string Text(Random random, int pieces)
    {
        var text = new StringBuilder();
        for (int i = 0; i < pieces; i++)
            text.Append(random.Next(4) == 0 ? new Rune(random.Next(2) == 0 ? random.Next(1, 0xD800) : random.Next(0xE000, 0x110000)).ToString() : Pieces[random.Next(Pieces.Length)]);
        return text.ToString();
    }

    private static Guid RandomGuid(Random random) => new(Bytes(random, 16));

    private static byte[] Bytes(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static DateTime Clock(Random random) => new(random.NextInt64(DateTime.MaxValue.Ticks / Microsecond) * Microsecond);

    private static DateTimeOffset Offset(Random random)
    {
        var offset = TimeSpan.FromMinutes(random.Next(-14 * 60, (14 * 60) + 1));
        return new DateTimeOffset(random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), offset);
    }

    private static DateTimeOffset Cut(DateTimeOffset value) => new(value.UtcTicks / Microsecond * Microsecond, TimeSpan.Zero);

    // A bit less than 35 days: what the narrowest database keeps.
    private static TimeSpan Span(Random random) => TimeSpan.FromMicroseconds(random.NextInt64(-3_000_000_000_000, 3_000_000_000_000));

    private static Details RandomDetails(Random random, int depth) => new()
    {
        Title = random.Next(4) == 0 ? null : Text(random, 4),
        Weight = random.NextDouble() * 1000,
        Parts = random.Next(2) == 0 ? [] : new() { ["k"] = [1, null], [Text(random, 2) + "x"] = [random.Next()] },
        Inner = depth == 0 || random.Next(2) == 0 ? null : RandomDetails(random, depth - 1),
    };

    // Numerically equal is equal: zeros at the end do not count.
    private static string? Number(decimal? value) => value is { } number ? (number / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : null;

    private static string? List<T>(IEnumerable<T>? items) => items is null ? null : $"[{string.Join('|', items.Select(static i => Value(i)))}]";

    private static string Lines(params object?[] values) => string.Join('\n', values.Select(Value));

    private static string Value<T>(T value) => value switch
    {
        null => "null",
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("O", CultureInfo.InvariantCulture),
        float number => BitConverter.SingleToInt32Bits(number).ToString(CultureInfo.InvariantCulture),
        double number => BitConverter.DoubleToInt64Bits(number).ToString(CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
