namespace Orm.Specs.Types;

/// <summary>
/// Every value comes back as it went, exactly or not at all: what a database cannot store is refused before or by it, and never changed
/// (SEMANTICS 19 to 25).
/// </summary>
public abstract class TypeSpecs<TServer>(TServer server) : TypeSpec<TServer>(server)
    where TServer : SpecServer
{
    private static readonly DateTime Noon = new(2026, 3, 4, 12, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public Task Booleans() => StoresAsync(static (s, v) => s.Bool = v, static s => s.Bool, false, true);

    [Fact]
    public async Task Integers_to_their_limits()
    {
        await StoresAsync(static (s, v) => s.SByte = v, static s => s.SByte, sbyte.MinValue, (sbyte)-1, (sbyte)0, sbyte.MaxValue);
        await StoresAsync(static (s, v) => s.Byte = v, static s => s.Byte, byte.MinValue, (byte)128, byte.MaxValue);
        await StoresAsync(static (s, v) => s.Int16 = v, static s => s.Int16, short.MinValue, (short)0, short.MaxValue);
        await StoresAsync(static (s, v) => s.UInt16 = v, static s => s.UInt16, ushort.MinValue, (ushort)0x8000, ushort.MaxValue);
        await StoresAsync(static (s, v) => s.Int32 = v, static s => s.Int32, int.MinValue, 0, int.MaxValue);
        await StoresAsync(static (s, v) => s.UInt32 = v, static s => s.UInt32, uint.MinValue, 0x80000000, uint.MaxValue);
        await StoresAsync(static (s, v) => s.Int64 = v, static s => s.Int64, long.MinValue, -1, 0, long.MaxValue);
        await StoresAsync(static (s, v) => s.UInt64 = v, static s => s.UInt64, 0ul, (ulong)long.MaxValue);
        await StoresOrRefusesAsync(static (s, v) => s.UInt64 = v, static s => s.UInt64, (ulong)long.MaxValue + 1, ulong.MaxValue);
    }

    [Fact]
    public async Task Floating_point_numbers_to_the_last_bit()
    {
        await StoresAsync(static (s, v) => s.Double = v, static s => s.Double, 0, double.MaxValue, double.MinValue, double.Epsilon, Math.PI, 1d / 3, 9007199254740993d, 1e-300, 2.2250738585072014e-308);
        await StoresAsync(static (s, v) => s.Single = v, static s => s.Single, 0, float.MaxValue, float.MinValue, float.Epsilon, 1f / 3, 16777217f, 1e-30f);
        await StoresOrRefusesAsync(static (s, v) => s.Double = v, static s => s.Double, double.NaN, double.PositiveInfinity, double.NegativeInfinity);
        await StoresOrRefusesAsync(static (s, v) => s.Single = v, static s => s.Single, float.NaN, float.PositiveInfinity, float.NegativeInfinity);
        // Numerically equal is what is promised; the sign of zero may go.
        await StoresAsync(static (s, v) => s.Double = v, static s => s.Double, -0d);
        await StoresAsync(static (s, v) => s.Single = v, static s => s.Single, -0f);
    }

    [Fact]
    public async Task Decimals_to_their_limits()
    {
        await StoresAsync(static (s, v) => s.Decimal = v, static s => s.Decimal, 0m, 0.1m, -0.000001m, 123456789.123456m, 999999999999999m, -999999999999999m);
        await StoresOrRefusesAsync(
            static (s, v) => s.Decimal = v,
            static s => s.Decimal,
            decimal.MaxValue,
            decimal.MinValue,
            0.0000000000000000000000000001m,
            -7.9228162514264337593543950335m,
            1234567890123456.7m,
            0.30000000000000004m);
        await StoresAsync(
            static (s, v) => s.LongDecimal = v,
            static s => s.LongDecimal,
            99999999999999.99999999999999m,
            -99999999999999.99999999999999m,
            0.00000000000001m,
            12345678901234.56789012345678m);
        await StoresAsync(static (s, v) => s.ShortDecimal = v, static s => s.ShortDecimal, 9999999.99m, -9999999.99m, 0.01m, 1.10m);
        await RefusesAsync(static (s, v) => s.ShortDecimal = v, 10000000m, 0.001m, -0.005m);
        await RefusesAsync(static (s, v) => s.LongDecimal = v, 100000000000000m, 0.000000000000001m);
    }

    [Fact]
    public async Task Text_of_every_script()
    {
        await StoresAsync(
            static (s, v) => s.Text = v,
            static s => s.Text,
            "",
            " ",
            " padded ",
            "line\nbreak\r\n\ttab",
            "'quotes\" and `ticks` and \\backslashes\\ and %_",
            "Grüße, мир, 世界, שלום",
            "e\u0301 is not é",
            "👩‍👩‍👧‍👦🏳️‍🌈",
            "\u200B\uFEFF\u2028",
            "\uFFFF\uFFFE",
            new string('x', 100_000),
            new string('ß', 40_000));
        await StoresAsync(static (s, v) => s.Bounded = v, static s => s.Bounded, "0123456789", "ßßßßßßßßßß", string.Concat(Enumerable.Repeat("😀", 10)));
        await RefusesAsync(static (s, v) => s.Bounded = v, "0123456789x", string.Concat(Enumerable.Repeat("😀", 11)));
        await StoresOrRefusesAsync(static (s, v) => s.Text = v, static s => s.Text, "a\0b", "\0");
        await RefusesAsync(static (s, v) => s.Text = v, "half a pair \uD83D", "\uDE00 the other half");
        await StoresAsync(static (s, v) => s.Char = v, static s => s.Char, 'a', ' ', 'ß', '世', '\'', '\uFFFF');
        await StoresOrRefusesAsync(static (s, v) => s.Char = v, static s => s.Char, '\0');
        await RefusesAsync(static (s, v) => s.Char = v, '\uD83D');
    }

    [Fact]
    public Task Guids() => StoresAsync(
        static (s, v) => s.Guid = v,
        static s => s.Guid,
        Guid.Empty,
        Guid.AllBitsSet,
        new Guid("00112233-4455-6677-8899-aabbccddeeff"),
        Guid.CreateVersion7());

    [Fact]
    public async Task Dates_and_times_from_the_first_year_to_the_last()
    {
        DateTime last = new(9999, 12, 31, 23, 59, 59);
        await StoresAsync(static (s, v) => s.Day = v, static s => s.Day, DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(1, 1, 2), new DateOnly(1582, 10, 10), new DateOnly(2024, 2, 29));
        await StoresAsync(static (s, v) => s.Time = v, static s => s.Time, TimeOnly.MinValue, new TimeOnly(23, 59, 59, 999, 999), new TimeOnly(12, 0));
        await StoresAsync(static (s, v) => s.Clock = v, static s => s.Clock, DateTime.MinValue, last, new DateTime(1, 1, 1, 0, 0, 1), last.AddTicks(9999990), Noon);
        await StoresAsync(static (s, v) => s.Instant = v, static s => s.Instant, Utc(DateTime.MinValue), Utc(last), Utc(new DateTime(1, 1, 1, 0, 0, 1)), Utc(last.AddTicks(9999990)), Utc(Noon));
        await StoresAsync(
            static (s, v) => s.Offset = v,
            static s => s.Offset,
            DateTimeOffset.MinValue,
            new DateTimeOffset(Utc(last)),
            new DateTimeOffset(new DateTime(1, 1, 1, 14, 0, 0), TimeSpan.FromHours(14)),
            new DateTimeOffset(new DateTime(9999, 12, 31, 9, 0, 0), TimeSpan.FromHours(-14)),
            new DateTimeOffset(Noon, TimeSpan.FromMinutes(345)));
    }

    [Fact]
    public async Task Times_are_cut_to_the_digits_that_the_column_keeps_and_the_entity_with_them()
    {
        DateTime fine = new DateTime(2026, 3, 4, 5, 6, 7).AddTicks(1234567);
        await using Database database = await CreateAsync("types");
        var sample = new Sample
        {
            Clock = fine,
            Instant = Utc(fine),
            Offset = new DateTimeOffset(fine, TimeSpan.FromHours(5)),
            Millis = new DateTimeOffset(DateTime.MaxValue.AddDays(-1), TimeSpan.Zero),
            Time = new TimeOnly(1234567),
            Span = TimeSpan.FromTicks(-1234567),
        };
        await SaveAsync(database, sample);
        Assert.Equal(fine.AddTicks(-7), sample.Clock);
        Assert.Equal((fine.AddTicks(-7), DateTimeKind.Utc), (sample.Instant, sample.Instant.Kind));
        Assert.Equal((fine.AddTicks(-7).AddHours(-5), TimeSpan.Zero), (sample.Offset.DateTime, sample.Offset.Offset));
        Assert.Equal(DateTime.MaxValue.AddDays(-1).Ticks / 10000 * 10000, sample.Millis.Ticks);
        Assert.Equal(new TimeOnly(1234560), sample.Time);
        Assert.Equal(TimeSpan.FromTicks(-1234570), sample.Span);
        await using Session session = database.OpenSession();
        Sample read = await Sample.Table.SingleAsync(session, Token);
        Assert.Equal(SampleText.Of(sample), SampleText.Of(read));
        Assert.Equal(TimeSpan.Zero, read.Offset.Offset);
        Assert.Equal((DateTimeKind.Unspecified, DateTimeKind.Utc), (read.Clock.Kind, read.Instant.Kind));
        // What is found by the value as it was given.
        Assert.Equal(1, await Sample.Table.Where(s => s.Clock == fine && s.Offset == new DateTimeOffset(fine, TimeSpan.FromHours(5))).CountAsync(session, Token));
    }

    [Fact]
    public async Task Durations()
    {
        await StoresAsync(
            static (s, v) => s.Span = v,
            static s => s.Span,
            TimeSpan.Zero,
            TimeSpan.FromMicroseconds(1),
            TimeSpan.FromMicroseconds(-1),
            new TimeSpan(34, 22, 59, 59, 999, 999),
            -new TimeSpan(34, 22, 59, 59, 999, 999));
        await StoresOrRefusesAsync(
            static (s, v) => s.Span = v,
            static s => s.Span,
            TimeSpan.FromDays(35),
            TimeSpan.FromDays(-400),
            TimeSpan.FromDays(10_000_000),
            new TimeSpan(TimeSpan.MaxValue.Ticks / 10 * 10),
            new TimeSpan(TimeSpan.MinValue.Ticks / 10 * 10));
    }

    [Fact]
    public async Task Bytes_up_to_twenty_megabytes()
    {
        byte[] large = new byte[20 * 1024 * 1024];
        new Random(20).NextBytes(large);
        await StoresAsync(static (s, v) => s.Bytes = v, static s => s.Bytes, [], [0], [.. Enumerable.Range(0, 256).Select(static i => (byte)i)]);
        await StoresAsync(static (s, v) => s.Bytes = v, static s => s.Bytes, large);
    }

    [Fact]
    public async Task Nulls_of_every_type()
    {
        await using Database database = await CreateAsync("types");
        var sample = new OptionalSample();
        await SaveAsync(database, sample);
        string nothing = SampleText.Of(sample);
        await using Session session = database.OpenSession();
        OptionalSample read = await OptionalSample.Table.SingleAsync(session, Token);
        Assert.Equal(nothing, SampleText.Of(read));
        SampleText.Fill(read, new Random(3));
        string filled = SampleText.Of(read);
        Assert.NotEqual(nothing, filled);
        await session.CommitAsync(Token);
        await using Session other = database.OpenSession();
        OptionalSample again = await OptionalSample.Table.SingleAsync(other, Token);
        Assert.Equal(SampleText.Of(read), SampleText.Of(again));
        SampleText.Empty(again);
        await other.CommitAsync(Token);
        await session.RefreshAsync(read, cancellationToken: Token);
        Assert.Equal(nothing, SampleText.Of(read));
    }

    private static DateTime Utc(DateTime value) => DateTime.SpecifyKind(value, DateTimeKind.Utc);
}
