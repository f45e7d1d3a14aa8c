using System.ComponentModel;

namespace Orm.Mapping;

/// <summary>Cuts temporal values to a column's fractional digits (SEMANTICS 20): towards the past.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Temporal
{
    /// <summary>Keeps <paramref name="digits"/> digits of the second's fraction and the offset zero.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset value, int digits)
    {
        long ticks = value.UtcTicks;
        return new DateTimeOffset(ticks - ticks % Step(digits), TimeSpan.Zero);
    }

    /// <summary>Keeps <paramref name="digits"/> digits of the second's fraction; the kind is dropped, as the column keeps none.</summary>
    public static DateTime Truncate(DateTime value, int digits) => new(value.Ticks - value.Ticks % Step(digits), DateTimeKind.Unspecified);

    /// <summary>Keeps <paramref name="digits"/> digits of the second's fraction of an instant, in UTC.</summary>
    public static DateTime TruncateUtc(DateTime value, int digits)
    {
        long ticks = ToUtc(value).Ticks;
        return new DateTime(ticks - ticks % Step(digits), DateTimeKind.Utc);
    }

    /// <summary>Keeps <paramref name="digits"/> digits of the second's fraction.</summary>
    public static TimeOnly Truncate(TimeOnly value, int digits) => new(value.Ticks - value.Ticks % Step(digits));

    /// <summary>Keeps <paramref name="digits"/> digits of the second's fraction; of a negative duration, towards the longer one.</summary>
    public static TimeSpan Truncate(TimeSpan value, int digits)
    {
        long rest = value.Ticks % Step(digits);
        return new TimeSpan(value.Ticks - (rest < 0 ? rest + Step(digits) : rest));
    }

    /// <summary>The instant: a local time is converted; one without kind is UTC already, as it was read from a column of instants.</summary>
    internal static DateTime ToUtc(DateTime value) =>
        value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc);

    private static long Step(int digits) => digits switch
    {
        0 => 10_000_000,
        1 => 1_000_000,
        2 => 100_000,
        3 => 10_000,
        4 => 1_000,
        5 => 100,
        6 => 10,
        _ => 1,
    };
}
