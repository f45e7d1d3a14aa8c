namespace Orm.Specs.Expressions;

/// <summary>Joins, subqueries and set operations of a table with itself.</summary>
public abstract class CombinationSpecs<TServer>(TServer server) : SampleSpec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Inner_joins_by_condition()
    {
        Assert.Equal(
            from r in Rows from o in Rows where r.Number < o.Number && r.Mood == o.Mood orderby r.Id, o.Id select (r.Id, o.Id),
            await Sample.Table.Join(Sample.Table, out SampleTable b, (x, y) => x.Number < y.Number && x.Mood == y.Mood).OrderBy(s => s.Id).ThenBy(_ => b.Id).Select(s => (s.Id, b.Id)).ToListAsync(Session, Token));
    }

    [Fact]
    public async Task Left_joins_keep_rows_without_a_partner()
    {
        Assert.Equal(
            from r in Rows from o in Rows.Where(x => x.Number == r.Maybe).DefaultIfEmpty() orderby r.Id select (r.Id, o?.Id, o?.Text),
            await Sample.Table.LeftJoin(Sample.Table, out SampleOuterTable b, (x, y) => y.Number == x.Maybe).OrderBy(s => s.Id).Select(s => (s.Id, b.Id, b.Text)).ToListAsync(Session, Token));
    }

    [Fact]
    public async Task Right_joins_keep_the_partners_without_a_row()
    {
        List<(int?, int)> rows = await Sample.Table.RightJoin(Sample.Table, out SampleTable b, (x, y) => x.Number == y.Maybe).OrderBy(_ => b.Id).Select(s => (Sql.Nullable(s.Id), b.Id)).ToListAsync(Session, Token);
        Assert.Equal(from b2 in Rows from a in Rows.Where(r => r.Number == b2.Maybe).DefaultIfEmpty() orderby b2.Id select (a?.Id, b2.Id), rows);
    }

    [Fact]
    public async Task Full_joins_keep_both()
    {
        Needs(Features.FullJoin);
        List<(int?, int?)> rows = await Sample.Table.FullJoin(Sample.Table, out SampleOuterTable b, (x, y) => x.Number == y.Maybe).Select(s => (Sql.Nullable(s.Id), b.Id)).ToListAsync(Session, Token);
        (int?, int?)[] expected =
        [
            .. from a in Rows from p in Rows.Where(r => r.Maybe == a.Number).DefaultIfEmpty() select ((int?)a.Id, p?.Id),
            .. from p in Rows where !Rows.Any(r => r.Number == p.Maybe) select ((int?)null, (int?)p.Id),
        ];
        Assert.Equal(expected.Order(), rows.Order());
    }

    [Fact]
    public async Task Cross_joins_pair_every_row_with_every_row()
    {
        Assert.Equal(Rows.Length * Rows.Length, await Sample.Table.CrossJoin(Sample.Table, out _).CountAsync(Session, Token));
        Assert.Equal(
            (from a in Rows from b in Rows where a.Number + b.Number == 10 select (a.Id, b.Id)).Order(),
            (await Sample.Table.CrossJoin(Sample.Table, out SampleTable b2).Where(s => s.Number + b2.Number == 10).Select(s => (s.Id, b2.Id)).ToListAsync(Session, Token)).Order());
    }

    [Fact]
    public async Task Query_syntax_joins_by_key()
    {
        Assert.Equal(
            from a in Rows join b in Rows on a.Maybe equals b.Number orderby a.Id select (a.Text, b.Text),
            await (from a in Sample.Table join b in Sample.Table on a.Maybe equals b.Number orderby a.Id select (a.Text, b.Text)).ToListAsync(Session, Token));
    }

    [Fact]
    public async Task Subqueries_are_correlated_or_not()
    {
        await Keeps(s => s.Number == Sample.Table.Select(x => Sql.Max(x.Number)).Scalar(), s => s.Number == Rows.Max(r => r.Number));
        await Keeps(s => Sample.Table.Where(x => x.Number == s.Maybe).Exists(), s => Rows.Any(r => r.Number == s.Maybe));
        await Keeps(s => !Sample.Table.Where(x => x.Number == s.Maybe).Exists(), s => !Rows.Any(r => r.Number == s.Maybe));
        await Keeps(s => s.Number.In(Sample.Table.Where(x => x.Flag).Select(x => x.Number)), s => Rows.Where(r => r.Flag).Any(r => r.Number == s.Number));
        await Keeps(s => s.Number.NotIn(Sample.Table.Where(x => x.Flag).Select(x => x.Number)), s => !Rows.Where(r => r.Flag).Any(r => r.Number == s.Number));
        await Keeps(s => s.Number.NotIn(Sample.Table.Select(x => x.Maybe)), _ => false);
        await Gives(s => Sample.Table.Where(x => x.Mood == s.Mood).Count(), s => (long)Rows.Count(r => r.Mood == s.Mood));
        await Gives(s => Sample.Table.Where(x => x.Mood == s.Mood && x.Id < s.Id).Select(x => Sql.Sum(x.Number)).Scalar(), s => Rows.Where(r => r.Mood == s.Mood && r.Id < s.Id).Sum(r => (long?)r.Number) is var sum && Rows.Any(r => r.Mood == s.Mood && r.Id < s.Id) ? sum : null);
        await Gives(s => Sample.Table.OrderBy(x => x.Real).ThenBy(x => x.Id).Take(1).Select(x => x.Text).Scalar(), _ => Rows.OrderBy(r => r.Real).ThenBy(r => r.Id).First().Text);
        await Keeps(s => s.Id.In(Sample.Table.OrderByDescending(x => x.Id).Take(2).Select(x => x.Id)), s => Rows[^2..].Any(r => r.Id == s.Id));
    }

    [Fact]
    public async Task Set_operations_on_texts_and_numbers()
    {
        Query<SampleTable, int> low = Sample.Table.Where(s => s.Number < 5).Select(s => s.Number);
        Query<SampleTable, int> high = Sample.Table.Where(s => s.Number > 0).Select(s => s.Number);
        int[] lows = [.. Rows.Where(s => s.Number < 5).Select(s => s.Number)];
        int[] highs = [.. Rows.Where(s => s.Number > 0).Select(s => s.Number)];
        Assert.Equal(lows.Union(highs).Order(), await low.Union(high).OrderByColumn(1).ToListAsync(Session, Token));
        Assert.Equal(lows.Concat(highs).Order(), await low.UnionAll(high).OrderByColumn(1).ToListAsync(Session, Token));
        Assert.Equal(lows.Intersect(highs).Order(), await low.Intersect(high).OrderByColumn(1).ToListAsync(Session, Token));
        Assert.Equal(lows.Except(highs).Order(), await low.Except(high).OrderByColumn(1).ToListAsync(Session, Token));
        Assert.Equal(lows.Union(highs).OrderDescending().Skip(1).Take(2), await low.Union(high).OrderByColumn(1, descending: true).Skip(1).Take(2).ToListAsync(Session, Token));
        Assert.Equal(lows.Union(highs).Count(), await low.Union(high).CountAsync(Session, Token));
        Assert.Equal(
            Rows.Select(s => s.Text).Union(Rows.Select(s => s.Mood == Mood.Calm ? "calm" : "not calm")).Order(StringComparer.Ordinal),
            (await Sample.Table.Select(s => s.Text).Union(Sample.Table.Select(s => Sql.When(s.Mood == Mood.Calm, "calm").Else("not calm"))).ToListAsync(Session, Token)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Set_operations_nest_and_keep_the_limits_of_their_sides()
    {
        Query<SampleTable, int> ids = Sample.Table.OrderBy(s => s.Id).Select(s => s.Id);
        int[] all = [.. Rows.Select(s => s.Id)];
        Assert.Equal([all[0], all[1], all[^1]], await ids.Take(2).Union(Sample.Table.OrderByDescending(s => s.Id).Take(1).Select(s => s.Id)).OrderByColumn(1).ToListAsync(Session, Token));
        Assert.Equal(all[1..2], await ids.Take(2).Except(ids.Take(1)).OrderByColumn(1).ToListAsync(Session, Token));
        SetQuery<int> ends = ids.Take(1).Union(ids.Skip(5));
        await Keeps(s => s.Id.In(ends), s => s.Id == all[0] || all.AsSpan(5).Contains(s.Id));
    }
}
