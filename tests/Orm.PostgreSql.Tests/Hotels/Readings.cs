namespace Orm.PostgreSql.Tests.Hotels;

/// <summary>Readings for round trips: the ends of every range, nulls, and random ones.</summary>
internal static class Readings
{
    public static Reading Empty => New();

    public static Reading Least => New(
        false, short.MinValue, int.MinValue, long.MinValue, 0, float.NegativeInfinity, double.MinValue, -123456789012345678.0123456789m, "", Guid.Empty,
        DateTime.MinValue, DateTimeOffset.MinValue, DateOnly.MinValue, TimeOnly.MinValue, TimeSpan.MinValue + TimeSpan.FromTicks(8), [], Mood.Sad);

    public static Reading Greatest => New(
        true, short.MaxValue, int.MaxValue, long.MaxValue, ulong.MaxValue, float.NaN, double.Epsilon, 123456789012345678.9876543210m, "zażółć 😀 e\u0301 \\ \" ' \n\t", Guid.AllBitsSet,
        new DateTime(DateTime.MaxValue.Ticks - 9, DateTimeKind.Unspecified), new DateTimeOffset(DateTime.MaxValue.Ticks - 9, TimeSpan.Zero), DateOnly.MaxValue,
        new TimeOnly(TimeOnly.MaxValue.Ticks - 9), TimeSpan.MaxValue - TimeSpan.FromTicks(7), [0, 255, 1], Mood.VeryHappy);

    public static Reading Random(Random random)
    {
        return New(
            Some(() => random.Next(2) == 0),
            Some(() => (short)random.Next()),
            Some(() => random.Next(int.MinValue, int.MaxValue)),
            Some(() => random.NextInt64(long.MinValue, long.MaxValue)),
            Some(() => (ulong)random.NextInt64(long.MinValue, long.MaxValue)),
            Some(() => BitConverter.Int32BitsToSingle(random.Next())),
            Some(() => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300))),
            Some(() => Math.Round((decimal)(random.NextDouble() - 0.5) * (decimal)Math.Pow(10, random.Next(0, 18)), random.Next(0, 11))),
            random.Next(4) == 0 ? null : new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(1, 0xD800))]),
            Some(() => { Span<byte> bytes = stackalloc byte[16]; random.NextBytes(bytes); return new Guid(bytes); }),
            Some(() => new DateTime(random.NextInt64(DateTime.MaxValue.Ticks) / 10 * 10, DateTimeKind.Unspecified)),
            Some(() => new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks) / 10 * 10, TimeSpan.Zero)),
            Some(() => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber + 1))),
            Some(() => new TimeOnly(random.NextInt64(TimeSpan.TicksPerDay) / 10 * 10)),
            Some(() => new TimeSpan(random.NextInt64(-TimeSpan.TicksPerDay * 4000, TimeSpan.TicksPerDay * 4000) / 10 * 10)),
            random.Next(4) == 0 ? null : RandomBytes(random),
            Some(() => (Mood)random.Next(2)));

        T? Some<T>(Func<T> value)
            where T : struct => random.Next(4) == 0 ? null : value();
    }

    private static byte[] RandomBytes(Random random)
    {
        byte[] bytes = new byte[random.Next(300)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static Reading New(
        bool? flag = null, short? small = null, int? medium = null, long? large = null, ulong? vast = null, float? single = null, double? @double = null, decimal? amount = null,
        string? text = null, Guid? token = null, DateTime? clock = null, DateTimeOffset? instant = null, DateOnly? day = null, TimeOnly? time = null, TimeSpan? span = null, byte[]? bytes = null, Mood? mood = null) =>
        new()
        {
            Flag = flag, Small = small, Medium = medium, Large = large, Vast = vast, Single = single, Double = @double, Amount = amount, Text = text, Token = token,
            Clock = clock, Instant = instant, Day = day, Time = time, Span = span, Bytes = bytes, Mood = mood,
        };
}
