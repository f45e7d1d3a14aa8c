namespace Orm.Specs.Expressions;

public abstract class DateSpecs<TServer>(TServer server) : SampleSpec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Parts_of_dates()
    {
        await Gives(s => s.Day.Year(), s => s.Day.Year);
        await Gives(s => s.Day.Month(), s => s.Day.Month);
        await Gives(s => s.Day.Day(), s => s.Day.Day);
        await Gives(s => s.MaybeDay.Year(), s => s.MaybeDay?.Year);
        await Gives(s => s.MaybeDay.Month(), s => s.MaybeDay?.Month);
        await Gives(s => s.MaybeDay.Day(), s => s.MaybeDay?.Day);
    }

    [Fact]
    public async Task Parts_of_wall_clocks()
    {
        await Gives(s => (s.Clock.Year(), s.Clock.Month(), s.Clock.Day()), s => (s.Clock.Year, s.Clock.Month, s.Clock.Day));
        await Gives(s => (s.Clock.Hour(), s.Clock.Minute(), s.Clock.Second()), s => (s.Clock.Hour, s.Clock.Minute, s.Clock.Second));
    }

    [Fact]
    public async Task Parts_of_instants_are_those_of_utc()
    {
        await Gives(s => (s.At.Year(), s.At.Month(), s.At.Day()), s => (s.At.UtcDateTime.Year, s.At.UtcDateTime.Month, s.At.UtcDateTime.Day));
        await Gives(s => (s.At.Hour(), s.At.Minute(), s.At.Second()), s => (s.At.UtcDateTime.Hour, s.At.UtcDateTime.Minute, s.At.UtcDateTime.Second));
        await Gives(s => (s.MaybeAt.Year(), s.MaybeAt.Month(), s.MaybeAt.Day()), s => (s.MaybeAt?.UtcDateTime.Year, s.MaybeAt?.UtcDateTime.Month, s.MaybeAt?.UtcDateTime.Day));
        await Gives(s => (s.MaybeAt.Hour(), s.MaybeAt.Minute(), s.MaybeAt.Second()), s => (s.MaybeAt?.UtcDateTime.Hour, s.MaybeAt?.UtcDateTime.Minute, s.MaybeAt?.UtcDateTime.Second));
        await Gives(s => (s.Instant.Day(), s.Instant.Hour()), s => (s.Instant.Day, s.Instant.Hour));
    }

    [Fact]
    public async Task Dates_move_by_days_months_and_years()
    {
        foreach (int count in (int[])[1, -1, 30, 0])
        {
            await Gives(s => s.Day.AddDays(count), s => s.Day.AddDays(count));
            await Gives(s => s.Day.AddMonths(count), s => s.Day.AddMonths(count));
            await Gives(s => s.Day.AddYears(count), s => s.Day.AddYears(count));
            await Gives(s => s.MaybeDay.AddDays(count), s => s.MaybeDay?.AddDays(count));
            await Gives(s => s.MaybeDay.AddMonths(count), s => s.MaybeDay?.AddMonths(count));
            await Gives(s => s.MaybeDay.AddYears(count), s => s.MaybeDay?.AddYears(count));
        }
    }

    [Fact]
    public async Task Wall_clocks_move_and_keep_their_fractions()
    {
        foreach (int count in (int[])[1, -1, 100])
        {
            await Gives(s => (s.Clock.AddDays(count), s.Clock.AddHours(count)), s => (s.Clock.AddDays(count), s.Clock.AddHours(count)));
            await Gives(s => (s.Clock.AddMinutes(count), s.Clock.AddSeconds(count)), s => (s.Clock.AddMinutes(count), s.Clock.AddSeconds(count)));
            await Gives(s => (s.Clock.AddMonths(count), s.Clock.AddYears(count)), s => (s.Clock.AddMonths(count), s.Clock.AddYears(count)));
        }
    }

    [Fact]
    public async Task Instants_move_and_keep_their_fractions()
    {
        foreach (int count in (int[])[1, -1, 100])
        {
            await Gives(s => (s.At.AddDays(count), s.At.AddHours(count)), s => (s.At.AddDays(count), s.At.AddHours(count)));
            await Gives(s => (s.At.AddMinutes(count), s.At.AddSeconds(count)), s => (s.At.AddMinutes(count), s.At.AddSeconds(count)));
            await Gives(s => (s.At.AddMonths(count), s.At.AddYears(count)), s => (s.At.AddMonths(count), s.At.AddYears(count)));
            await Gives(s => (s.MaybeAt.AddDays(count), s.MaybeAt.AddSeconds(count)), s => (s.MaybeAt?.AddDays(count), s.MaybeAt?.AddSeconds(count)));
            await Gives(s => s.Instant.AddDays(count), s => s.Instant.AddDays(count));
        }
    }

    [Fact]
    public async Task Dates_move_by_amounts_of_the_row()
    {
        await Gives(s => s.Day.AddDays(s.Number), s => s.Day.AddDays(s.Number));
        await Gives(s => s.Clock.AddHours(s.Number * 2 + 1), s => s.Clock.AddHours(s.Number * 2 + 1));
        await Gives(s => s.At.AddMonths(-s.Number), s => s.At.AddMonths(-s.Number));
        await Gives(s => s.Day.AddMonths(1).AddDays(1).Month(), s => s.Day.AddMonths(1).AddDays(1).Month);
    }

    [Fact]
    public async Task Moved_dates_compare_with_columns_and_values()
    {
        await Keeps(s => s.Day.AddDays(1) == s.MaybeDay, s => s.MaybeDay is null ? null : s.Day.AddDays(1) == s.MaybeDay);
        await Keeps(s => s.Day.AddMonths(1) == new DateOnly(2026, 2, 28), s => s.Day.AddMonths(1) == new DateOnly(2026, 2, 28));
        await Keeps(s => s.Clock.AddDays(1) > new DateTime(2025, 1, 1), s => s.Clock.AddDays(1) > new DateTime(2025, 1, 1));
        Sample first = Rows[0];
        await Keeps(s => s.Clock.AddSeconds(1) == first.Clock.AddSeconds(1), s => s.Clock == first.Clock);
        await Keeps(s => s.At.AddMinutes(-5) == first.At.AddMinutes(-5), s => s.At == first.At);
        await Keeps(s => s.At.AddDays(1) > s.At, _ => true);
    }

    [Fact]
    public async Task Dates_and_times_are_found_by_their_values()
    {
        foreach (Sample row in Rows)
        {
            await Keeps(s => s.Day == row.Day, s => s.Day == row.Day);
            await Keeps(s => s.Clock == row.Clock, s => s.Clock == row.Clock);
            await Keeps(s => s.Instant == row.Instant, s => s.Instant == row.Instant);
            await Keeps(s => s.At == row.At.ToOffset(TimeSpan.FromHours(7)), s => s.At == row.At);
            await Keeps(s => s.Time == row.Time, s => s.Time == row.Time);
            await Keeps(s => s.Span == row.Span, s => s.Span == row.Span);
        }
    }

    [Fact]
    public async Task Dates_and_times_compare_in_their_order()
    {
        Sample pivot = Rows[2];
        await Keeps(s => s.Day < pivot.Day, s => s.Day < pivot.Day);
        await Keeps(s => s.Clock <= pivot.Clock, s => s.Clock <= pivot.Clock);
        await Keeps(s => s.At > pivot.At, s => s.At > pivot.At);
        await Keeps(s => s.Time >= pivot.Time, s => s.Time >= pivot.Time);
        await Keeps(s => s.Span > TimeSpan.Zero, s => s.Span > TimeSpan.Zero);
        await Keeps(s => s.Day.Between(new DateOnly(2000, 1, 1), new DateOnly(2025, 12, 31)), s => s.Day >= new DateOnly(2000, 1, 1) && s.Day <= new DateOnly(2025, 12, 31));
        await Gives(s => s.Time < pivot.Time, s => s.Time < pivot.Time);
        Assert.Equal(Rows.Where(s => s.Span < pivot.Span).Select(s => s.Id), await Sample.Table.Where(s => s.Span < pivot.Span).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(Session, Token));
    }

    [Fact]
    public async Task Now_is_this_moment()
    {
        DateTimeOffset before = DateTimeOffset.UtcNow;
        DateTimeOffset now = await Sample.Table.Select(_ => Sql.Now()).FirstAsync(Session, Token);
        Assert.InRange(now, before.AddSeconds(-5), DateTimeOffset.UtcNow.AddSeconds(5));
        Assert.Equal(TimeSpan.Zero, now.Offset);
        await Keeps(s => s.At < Sql.Now(), s => s.At < before);
        await Keeps(s => Sql.Now().AddYears(-100) < s.At, _ => true);
        await Gives(_ => Sql.Now().Year() > 2000, _ => true);
    }
}
