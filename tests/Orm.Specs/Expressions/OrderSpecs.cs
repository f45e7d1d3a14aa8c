namespace Orm.Specs.Expressions;

public abstract class OrderSpecs<TServer>(TServer server) : SampleSpec<TServer>(server)
    where TServer : SpecServer
{
    [Theory]
    [InlineData(Nulls.Default)]
    [InlineData(Nulls.First)]
    [InlineData(Nulls.Last)]
    public async Task Nulls_stand_where_they_are_asked_to(Nulls nulls)
    {
        bool firstAscending = nulls == Nulls.First || (nulls == Nulls.Default && !Features.NullsAreGreatest);
        bool firstDescending = nulls == Nulls.First || (nulls == Nulls.Default && Features.NullsAreGreatest);
        Assert.Equal(
            Rows.OrderBy(s => s.Maybe is null == firstAscending ? 0 : 1).ThenBy(s => s.Maybe).ThenBy(s => s.Id).Select(s => s.Id),
            await Ids(Sample.Table.OrderBy(s => s.Maybe, nulls).ThenBy(s => s.Id)));
        Assert.Equal(
            Rows.OrderBy(s => s.Maybe is null == firstDescending ? 0 : 1).ThenByDescending(s => s.Maybe).ThenBy(s => s.Id).Select(s => s.Id),
            await Ids(Sample.Table.OrderByDescending(s => s.Maybe, nulls).ThenBy(s => s.Id)));
        Assert.Equal(
            Rows.OrderBy(s => s.Flag).ThenBy(s => s.MaybeDay is null == firstAscending ? 0 : 1).ThenBy(s => s.MaybeDay).ThenByDescending(s => s.Id).Select(s => s.Id),
            await Ids(Sample.Table.OrderBy(s => s.Flag).ThenBy(s => s.MaybeDay, nulls).ThenByDescending(s => s.Id)));
    }

    [Fact]
    public async Task Columns_of_every_type_order_by_their_values()
    {
        await Ordered(s => s.Number, s => s.Number);
        await Ordered(s => s.Small, s => s.Small);
        await Ordered(s => s.Large, s => s.Large);
        await Ordered(s => s.Real, s => s.Real);
        await Ordered(s => s.Money, s => s.Money);
        await Ordered(s => s.Flag, s => s.Flag);
        await Ordered(s => s.Mood, s => (int)s.Mood);
        await Ordered(s => s.Day, s => s.Day);
        await Ordered(s => s.Clock, s => s.Clock);
        await Ordered(s => s.Instant, s => s.Instant);
        await Ordered(s => s.At, s => s.At);
        await Ordered(s => s.Time, s => s.Time);
    }

    [Fact]
    public async Task Expressions_order_too()
    {
        await Ordered(s => s.Number * -1, s => -s.Number);
        await Ordered(s => s.Text.Length(), s => s.Text.EnumerateRunes().Count());
        await Ordered(s => s.Number % 3, s => s.Number % 3);
        await Ordered(s => Sql.When(s.Flag, 1).Else(0), s => s.Flag ? 1 : 0);
        await Ordered(s => s.Maybe.Coalesce(100), s => s.Maybe ?? 100);
        await Ordered(s => s.Day.AddDays(s.Number).Month(), s => s.Day.AddDays(s.Number).Month);
        await Ordered(s => s.Number > 2, s => s.Number > 2);
    }

    [Fact]
    public async Task Take_and_skip_cut_the_ordered_rows()
    {
        int[] all = [.. Rows.Select(s => s.Id)];
        Query<SampleTable, Sample> ordered = Sample.Table.OrderBy(s => s.Id);
        Assert.Equal(all[..3], await Ids(ordered.Take(3)));
        Assert.Equal(all[5..], await Ids(ordered.Skip(5)));
        Assert.Equal(all[2..4], await Ids(ordered.Skip(2).Take(2)));
        Assert.Equal(all[2..4], await Ids(ordered.Take(4).Skip(2)));
        Assert.Empty(await Ids(ordered.Take(0)));
        Assert.Empty(await Ids(ordered.Skip(100)));
        Assert.Equal(all, await Ids(ordered.Take(100)));
        Assert.Equal(all[^1], await Sample.Table.OrderByDescending(s => s.Id).Select(s => s.Id).FirstAsync(Session, Token));
    }

    [Fact]
    public async Task Distinct_leaves_each_row_once()
    {
        Assert.Equal(Rows.Select(s => s.Mood).Distinct().Order(), (await Sample.Table.Select(s => s.Mood).Distinct().ToListAsync(Session, Token)).Order());
        Assert.Equal(
            Rows.Select(s => (s.Text, s.Note)).Distinct().Count(),
            await Sample.Table.Select(s => (s.Text, s.Note)).Distinct().CountAsync(Session, Token));
        Assert.Equal(
            Rows.Select(s => s.Maybe).Distinct().Count(),
            (await Sample.Table.Select(s => s.Maybe).Distinct().ToListAsync(Session, Token)).Count);
        Assert.Equal(
            Rows.Select(s => s.Number % 3).Distinct().Order(),
            (await Sample.Table.Select(s => s.Number % 3).Distinct().ToListAsync(Session, Token)).Order());
    }

    private async Task<List<int>> Ids(Query<SampleTable, Sample> query) => await query.Select(s => s.Id).ToListAsync(Session, Token);

    private async Task Ordered<T>(Func<SampleTable, Orm.Statements.Operand> key, Func<Sample, T> expected)
    {
        Assert.Equal(Rows.OrderBy(expected).ThenBy(s => s.Id).Select(s => s.Id), await Ids(Sample.Table.OrderBy(key).ThenBy(s => s.Id)));
        Assert.Equal(Rows.OrderByDescending(expected).ThenBy(s => s.Id).Select(s => s.Id), await Ids(Sample.Table.OrderByDescending(key).ThenBy(s => s.Id)));
    }
}
