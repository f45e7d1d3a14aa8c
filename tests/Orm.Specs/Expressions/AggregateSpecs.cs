namespace Orm.Specs.Expressions;

public abstract class AggregateSpecs<TServer>(TServer server) : SampleSpec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Sums_of_every_number()
    {
        Assert.Equal(Rows.Sum(s => (long)s.Number), await Sample.Table.SumAsync(Session, s => s.Number, Token));
        Assert.Equal(Rows.Sum(s => s.Large), await Sample.Table.SumAsync(Session, s => s.Large, Token));
        Assert.Equal(Rows.Sum(s => (long)s.Small), await Sample.Table.SumAsync(Session, s => s.Small, Token));
        Assert.Equal(Rows.Sum(s => s.Money), await Sample.Table.SumAsync(Session, s => s.Money, Token));
        Assert.Equal(Rows.Sum(s => s.Real), await Sample.Table.SumAsync(Session, s => s.Real, Token), 9);
        Assert.Equal(Rows.Sum(s => (long?)s.Maybe), await Sample.Table.SumAsync(Session, s => s.Maybe, Token));
        Assert.Equal(Rows.Sum(s => s.Number * 2L), await Sample.Table.SumAsync(Session, s => s.Number * 2, Token));
        Assert.Equal(0m, await Sample.Table.Where(s => s.Id < 0).SumAsync(Session, s => s.Money, Token));
    }

    [Fact]
    public async Task Averages_of_every_number_are_doubles_and_those_of_decimals_decimals()
    {
        Assert.Equal(Rows.Average(s => s.Number), (await Sample.Table.AverageAsync(Session, s => s.Number, Token))!.Value, 9);
        Assert.Equal(Rows.Average(s => (double)s.Large), (await Sample.Table.AverageAsync(Session, s => s.Large, Token))!.Value, 1e-3);
        Assert.Equal(Rows.Average(s => s.Small), (await Sample.Table.AverageAsync(Session, s => s.Small, Token))!.Value, 9);
        Assert.Equal(Rows.Average(s => s.Real), (await Sample.Table.AverageAsync(Session, s => s.Real, Token))!.Value, 9);
        Assert.Equal(Rows.Average(s => s.Money), (await Sample.Table.AverageAsync(Session, s => s.Money, Token))!.Value, 6);
        Assert.Equal(Rows.Average(s => s.Maybe)!.Value, (await Sample.Table.AverageAsync(Session, s => s.Maybe, Token))!.Value, 9);
        Assert.Null(await Sample.Table.Where(s => s.Id < 0).AverageAsync(Session, s => s.Number, Token));
    }

    [Fact]
    public async Task Extremes_of_every_type()
    {
        Assert.Equal(Rows.Min(s => s.Number), await Sample.Table.MinAsync(Session, s => s.Number, Token));
        Assert.Equal(Rows.Max(s => s.Large), await Sample.Table.MaxAsync(Session, s => s.Large, Token));
        Assert.Equal(Rows.Max(s => s.Real), await Sample.Table.MaxAsync(Session, s => s.Real, Token));
        Assert.Equal(Rows.Min(s => s.Money), await Sample.Table.MinAsync(Session, s => s.Money, Token));
        Assert.Equal(Rows.Max(s => s.Maybe), await Sample.Table.MaxAsync(Session, s => s.Maybe, Token));
        Assert.Equal(Rows.Min(s => s.Day), await Sample.Table.MinAsync(Session, s => s.Day, Token));
        Assert.Equal(Rows.Max(s => s.Clock), await Sample.Table.MaxAsync(Session, s => s.Clock, Token));
        Assert.Equal(Rows.Max(s => s.Instant), await Sample.Table.MaxAsync(Session, s => s.Instant, Token));
        Assert.Equal(Rows.Min(s => s.At), await Sample.Table.MinAsync(Session, s => s.At, Token));
        Assert.Equal(Rows.Max(s => s.Time), await Sample.Table.MaxAsync(Session, s => s.Time, Token));
        Assert.Equal(Rows.Max(s => s.Mood), await Sample.Table.MaxAsync(Session, s => s.Mood, Token));
        Assert.Equal("alpha", await Sample.Table.Where(s => s.Text.Length() < 6).MinAsync(Session, s => s.Text, Token));
        Assert.Null(await Sample.Table.Where(s => s.Id < 0).MaxAsync(Session, s => s.At, Token));
        Assert.Null(await Sample.Table.Where(s => s.Maybe == null).MaxAsync(Session, s => s.Maybe, Token));
    }

    [Fact]
    public async Task Counts_leave_nulls_out_where_a_value_is_counted()
    {
        Assert.Equal(Rows.Length, await Sample.Table.CountAsync(Session, Token));
        await One(_ => Sql.Count(), Rows.Length);
        await One(s => Sql.Count(s.Maybe), Rows.Count(s => s.Maybe is not null));
        await One(s => Sql.Count(s.Note).Distinct(), Rows.Select(s => s.Note).OfType<string>().Distinct().Count());
        await One(s => Sql.Count(s.Number % 2).Distinct(), Rows.Select(s => s.Number % 2).Distinct().Count());
        await One(s => Sql.Sum(s.Maybe).Distinct(), Rows.Select(s => (long?)s.Maybe).Distinct().Sum());
    }

    [Fact]
    public async Task Aggregates_take_filters()
    {
        await One(s => Sql.Count().Filter(s.Flag), Rows.Count(s => s.Flag));
        await One(s => Sql.Count(s.Maybe).Filter(s.Number > 0), Rows.Count(s => s.Maybe is not null && s.Number > 0));
        await One(s => Sql.Count(s.Note).Distinct().Filter(s.Number > 0), Rows.Where(s => s.Number > 0).Select(s => s.Note).OfType<string>().Distinct().Count());
        await One(s => Sql.Sum(s.Number).Filter(s.Flag), Rows.Where(s => s.Flag).Sum(s => (long?)s.Number));
        await One(s => Sql.Max(s.Money).Filter(!s.Flag), Rows.Where(s => !s.Flag).Max(s => (decimal?)s.Money));
        await One(s => Sql.Sum(s.Number).Filter(s.Id < 0), (long?)null);
        await One(s => Sql.Count().Filter(s.Opinion == true), Rows.Count(s => s.Opinion == true));
    }

    [Fact]
    public async Task Groups_by_columns_and_expressions()
    {
        Assert.Equal(
            Rows.GroupBy(s => s.Mood).OrderBy(g => g.Key).Select(g => (g.Key, (long)g.Count(), g.Sum(s => (long)s.Number))),
            await Sample.Table.GroupBy(s => s.Mood).OrderBy(g => g.Key).Select(g => (g.Key, g.Count(), g.Sum(s => s.Number))).ToListAsync(Session, Token));
        Assert.Equal(
            Rows.GroupBy(s => (s.Flag, s.Mood)).OrderBy(g => g.Key.Flag).ThenBy(g => g.Key.Mood).Select(g => (g.Key.Flag, g.Key.Mood, g.Max(s => s.Money))),
            await Sample.Table.GroupBy(s => (s.Flag, s.Mood)).OrderBy(g => g.Key.Flag).ThenBy(g => g.Key.Mood).Select(g => (g.Key.Flag, g.Key.Mood, g.Max(s => s.Money))).ToListAsync(Session, Token));
        Assert.Equal(
            Rows.GroupBy(s => s.Number % 3).OrderBy(g => g.Key).Select(g => (g.Key, (long)g.Count())),
            await Sample.Table.GroupBy(s => s.Number % 3).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())).ToListAsync(Session, Token));
        Assert.Equal(
            Rows.GroupBy(s => s.Note ?? "none").OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, (long)g.Count())),
            (await Sample.Table.GroupBy(s => s.Note.Coalesce("none")).Select(g => (g.Key, g.Count())).ToListAsync(Session, Token)).OrderBy(g => g.Item1, StringComparer.Ordinal));
        Assert.Equal(
            Rows.GroupBy(s => s.Day.Year >= 2000).OrderBy(g => g.Key).Select(g => (g.Key, (long)g.Count())),
            await Sample.Table.GroupBy(s => Sql.When(s.Day.Year() >= 2000, 1).Else(0)).OrderBy(g => g.Key).Select(g => (g.Key == 1, g.Count())).ToListAsync(Session, Token));
    }

    [Fact]
    public async Task Null_is_a_group()
    {
        List<(int? Key, long Count)> groups = await Sample.Table.GroupBy(s => s.Maybe).Select(g => (g.Key, g.Count())).ToListAsync(Session, Token);
        Assert.Equal(Rows.GroupBy(s => s.Maybe).Select(g => (g.Key, (long)g.Count())).OrderBy(g => g.Key), groups.OrderBy(g => g.Key));
    }

    [Fact]
    public async Task Having_filters_groups()
    {
        Assert.Equal(
            Rows.GroupBy(s => s.Mood).Where(g => g.Count() > 2).Select(g => g.Key).Order(),
            await Sample.Table.GroupBy(s => s.Mood).Where(g => g.Count() > 2).OrderBy(g => g.Key).Select(g => g.Key).ToListAsync(Session, Token));
        Assert.Equal(
            Rows.Where(s => s.Number > -10).GroupBy(s => s.Mood).Where(g => g.Sum(s => s.Number) > 3 && g.Min(s => s.Real) < 3).Select(g => g.Key).Order(),
            await Sample.Table.Where(s => s.Number > -10).GroupBy(s => s.Mood).Where(g => g.Sum(s => s.Number) > 3 && g.Min(s => s.Real) < 3.0).OrderBy(g => g.Key).Select(g => g.Key).ToListAsync(Session, Token));
        Assert.Equal(
            Rows.GroupBy(s => s.Mood).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key),
            await Sample.Table.GroupBy(s => s.Mood).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).ToListAsync(Session, Token));
    }

    [Fact]
    public async Task Aggregates_of_groups_are_those_of_csharp()
    {
        Assert.Equal(
            Rows.GroupBy(s => s.Flag).OrderBy(g => g.Key).Select(g => (g.Key, g.Min(s => s.Day), g.Max(s => s.At), (long)g.Count(s => s.Number > 0))),
            await Sample.Table.GroupBy(s => s.Flag).OrderBy(g => g.Key).Select(g => (g.Key, g.Min(s => s.Day), g.Max(s => s.At), g.Count(s => s.Number > 0))).ToListAsync(Session, Token));
        List<(bool, double)> averages = await Sample.Table.GroupBy(s => s.Flag).OrderBy(g => g.Key).Select(g => (g.Key, g.Average(s => s.Number))).ToListAsync(Session, Token);
        Assert.Equal(Rows.GroupBy(s => s.Flag).OrderBy(g => g.Key).Select(g => (g.Key, Math.Round(g.Average(s => s.Number), 9))), averages.Select(a => (a.Item1, Math.Round(a.Item2, 9))));
        List<(bool, decimal)> money = await Sample.Table.GroupBy(s => s.Flag).OrderBy(g => g.Key).Select(g => (g.Key, g.Average(s => s.Money))).ToListAsync(Session, Token);
        Assert.Equal(Rows.GroupBy(s => s.Flag).OrderBy(g => g.Key).Select(g => (g.Key, Math.Round(g.Average(s => s.Money), 6))), money.Select(a => (a.Item1, Math.Round(a.Item2, 6))));
    }

    private async Task One<T>(Func<SampleTable, ISelectable<T>> aggregate, T expected) => Assert.Equal([expected], await Sample.Table.Select(aggregate).ToListAsync(Session, Token));
}
