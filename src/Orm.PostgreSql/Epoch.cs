namespace Orm.PostgreSql;

/// <summary>Dates and times as PostgreSQL keeps them: counted from the first day of 2000.</summary>
internal static class Epoch
{
    private static readonly long s_ticks = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).Ticks;
    private static readonly int s_day = new DateOnly(2000, 1, 1).DayNumber;

    public static long Microseconds(long ticks)
    {
        long since = ticks - s_ticks;
        // Towards the past, as columns cut.
        return since >= 0 ? since / TimeSpan.TicksPerMicrosecond : -((TimeSpan.TicksPerMicrosecond - 1 - since) / TimeSpan.TicksPerMicrosecond);
    }

    public static int Days(DateOnly day) => day.DayNumber - s_day;
}
