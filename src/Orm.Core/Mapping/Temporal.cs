using System.ComponentModel;

namespace Orm.Mapping;

/// <summary>Cuts temporal values to a column's fractional digits (SEMANTICS 20): towards the past, as PostgreSQL and MySQL do not.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Temporal
{
    /// <summary>Keeps <paramref name="digits"/> digits of the second's fraction and the offset zero.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset value, int digits)
    {
        long ticks = value.UtcTicks;
        return new DateTimeOffset(ticks - ticks % Step(digits), TimeSpan.Zero);
    }

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
