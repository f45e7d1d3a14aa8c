using System.ComponentModel.DataAnnotations;

namespace Orm.Specs.Expressions;

[Entity("readings", Model = "readings")]
public partial class Reading
{
    [Key] public partial int Id { get; private set; }
    [DbColumn(Precision = 28, Scale = 14)] public partial decimal Exact { get; set; }
    [DbColumn(Precision = 28, Scale = 14)] public partial decimal? Maybe { get; set; }
    [DbColumn(Precision = 12, Scale = 3)] public partial decimal Short { get; set; }
}

/// <summary>Decimals of more than 15 digits are equal or not everywhere; they order and compute where the database keeps them as numbers, and are refused elsewhere (SEMANTICS 21).</summary>
public abstract class LongDecimalSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    private static readonly decimal[] Values = [9m, 10.25m, -3m, 12345678901234.12345678901234m, 0m];

    [Fact]
    public async Task Equality_is_that_of_numbers()
    {
        await using Database database = await ReadingsAsync();
        await using Session session = database.OpenSession();
        Assert.Equal([2], await IdsAsync(session, r => r.Exact == 10.2500m));
        Assert.Equal([4], await IdsAsync(session, r => r.Exact == 12345678901234.12345678901234m));
        Assert.Equal([5], await IdsAsync(session, r => r.Exact == -0.0m));
        Assert.Equal([1, 3], await IdsAsync(session, r => r.Exact.In(9.00m, -3.0m)));
        Assert.Equal([1, 2, 4, 5], await IdsAsync(session, r => r.Exact != -3.000m));
        Assert.Equal([1, 3, 5], await IdsAsync(session, r => r.Maybe.IsNotDistinctFrom(null) | r.Maybe == 9m));
        Assert.Equal([1, 2, 4], await IdsAsync(session, r => r.Exact == r.Maybe));
        Assert.Equal([1, 2, 4], await IdsAsync(session, r => r.Exact.In(Reading.Table.Select(x => x.Maybe))));
        Assert.Equal([3, 5], await IdsAsync(session, r => r.Maybe.Coalesce(7.0m) == 7m));
        session.Add(new Reading { Exact = decimal.Negate(0.00m), Short = 1 });
        await session.CommitAsync(Token);
        Assert.Equal([5, 6], await IdsAsync(session, r => r.Exact == 0m));
    }

    [Fact]
    public async Task Order_and_arithmetic_are_those_of_numbers_or_refused()
    {
        await using Database database = await ReadingsAsync();
        await using Session session = database.OpenSession();
        if (Features.LongDecimals)
        {
            Assert.Equal([3, 5, 1, 2, 4], await Reading.Table.OrderBy(r => r.Exact).Select(r => r.Id).ToListAsync(session, Token));
            Assert.Equal([2, 4], await IdsAsync(session, r => r.Exact > 9m));
            Assert.Equal([1, 2], await IdsAsync(session, r => r.Exact.Between(1m, 100m)));
            Assert.Equal(12345678901234.12345678901234m, await Reading.Table.MaxAsync(session, r => r.Exact, Token));
            Assert.Equal(12345678901250.37345678901234m, await Reading.Table.SumAsync(session, r => r.Exact, Token));
            Assert.Equal([1], await IdsAsync(session, r => r.Exact + 0.00000000000001m == 9.00000000000001m));
            return;
        }

        Statement[] refused =
        [
            Reading.Table.OrderBy(r => r.Exact),
            Reading.Table.OrderBy(r => r.Id).ThenByDescending(r => r.Maybe),
            Reading.Table.Where(r => r.Exact > 9m),
            Reading.Table.Where(r => r.Maybe <= 9m),
            Reading.Table.Where(r => 9m < r.Exact),
            Reading.Table.Where(r => r.Exact > r.Short),
            Reading.Table.Where(r => r.Exact.Between(1m, 2m)),
            Reading.Table.Where(r => r.Exact.Abs() == 3m),
            Reading.Table.Where(r => r.Exact + 1m == 10m),
            Reading.Table.Where(r => -r.Exact == 3m),
            Reading.Table.Where(r => r.Short * r.Exact == 3m),
            Reading.Table.Where(r => r.Maybe.Coalesce(1m) > 0m),
            Reading.Table.Where(r => r.Exact == r.Short),
            Reading.Table.Where(r => r.Exact.IsDistinctFrom(r.Short)),
            Reading.Table.Where(r => r.Short.In(Reading.Table.Select(x => x.Exact))),
            Reading.Table.Select(r => r.Maybe.Coalesce(r.Short)),
            Reading.Table.Select(r => Sql.When(r.Id > 1, r.Exact).Else(r.Short)),
            Reading.Table.Select(r => Sql.RowNumber().Over(Sql.OrderBy(r.Exact))),
            Reading.Table.GroupBy(r => r.Id).Select(g => g.Sum(r => r.Exact)),
            Reading.Table.GroupBy(r => r.Id).Select(g => g.Max(r => r.Exact)),
            Reading.Table.Set(r => r.Exact, r => r.Exact * 2m),
            Reading.Table.Select(r => r.Exact).Union(Reading.Table.Select(r => r.Exact)).OrderByColumn(1),
            Reading.Table.Select(r => (r.Id, r.Exact)).Union(Reading.Table.Select(r => (r.Id, r.Exact))).OrderByColumn(2),
            Reading.Table.Select(r => (r.Id, r)).Union(Reading.Table.Select(r => (r.Id, r))).OrderByColumn(1).OrderByColumn(4),
        ];
        foreach (Statement statement in refused)
        {
            NotSupportedException error = Assert.Throws<NotSupportedException>(() => statement.ToSql(Server.Dialect));
            Assert.Contains("no order and no arithmetic of decimals declared with more than 15 digits", error.Message, StringComparison.Ordinal);
        }

        Assert.Contains("ORDER BY 1, 5", Reading.Table.Select(r => (r.Id, r)).Union(Reading.Table.Select(r => (r.Id, r))).OrderByColumn(1).OrderByColumn(5).ToSql(Server.Dialect), StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotSupportedException>(async () => await Reading.Table.MinAsync(session, r => r.Exact, Token));
        await Assert.ThrowsAsync<NotSupportedException>(async () => await Reading.Table.AverageAsync(session, r => r.Exact, Token));
        await Assert.ThrowsAsync<NotSupportedException>(async () => await Reading.Table.OrderBy(r => r.Exact).ThenBy(r => r.Id).ToKeysetPageAsync(session, 2, null, Token));
    }

    [Fact]
    public async Task A_cast_orders_by_the_digits_that_a_double_keeps()
    {
        await using Database database = await ReadingsAsync();
        await using Session session = database.OpenSession();
        Assert.Equal([3, 5, 1, 2, 4], await Reading.Table.OrderBy(r => r.Exact.Cast<double>()).Select(r => r.Id).ToListAsync(session, Token));
        Assert.Equal([1, 2, 4], await IdsAsync(session, r => r.Maybe.Cast<double>() > 1.5));
        Assert.Equal(3L, await Reading.Table.Select(r => r.Maybe).Where(r => r.Maybe != null).CountAsync(session, Token));
    }

    private static ValueTask<List<int>> IdsAsync(Session session, Func<ReadingTable, Predicate> condition) =>
        Reading.Table.Where(condition).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(session, Token);

    private async Task<Database> ReadingsAsync()
    {
        Database database = await CreateAsync("readings");
        await using Session session = database.OpenSession();
        foreach (decimal value in Values)
        {
            session.Add(new Reading { Exact = value, Maybe = value > 0 ? value : null, Short = 1m });
            await session.FlushAsync(Token);
        }

        await session.CommitAsync(Token);
        return database;
    }
}
