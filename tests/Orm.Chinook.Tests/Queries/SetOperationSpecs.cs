using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>UNION, UNION ALL, INTERSECT and EXCEPT.</summary>
public abstract class SetOperationSpecs(ChinookCopy copy) : ChinookTests(copy)
{
    [Fact]
    public Task Union_of_tuples() => SameAsync(
        Customer.Table.Select(c => (c.FirstName, c.LastName, c.City)).Union(Employee.Table.Select(e => (e.FirstName, e.LastName, e.City))).OrderByColumn(2).OrderByColumn(1),
        new HandWritten("SELECT FirstName, LastName, City FROM Customer UNION SELECT FirstName, LastName, City FROM Employee ORDER BY 2, 1") { ByName = true });

    [Fact]
    public Task Union_all_keeps_what_is_there_twice() => SameAsync(
        Customer.Table.Select(c => c.City).UnionAll(Employee.Table.Select(e => e.City)).OrderByColumn(1, descending: true).Skip(5).Take(40),
        new HandWritten("SELECT City FROM Customer UNION ALL SELECT City FROM Employee ORDER BY 1 DESC LIMIT 40 OFFSET 5") { ByName = true });

    [Fact]
    public Task Intersect() => SameAsync(
        Customer.Table.Select(c => c.City).Intersect(Invoice.Table.Where(i => i.Total > 10m).Select(i => i.BillingCity)).OrderByColumn(1),
        new HandWritten("SELECT City FROM Customer INTERSECT SELECT BillingCity FROM Invoice WHERE Total > 10 ORDER BY 1") { ByName = true });

    [Fact]
    public Task Except() => SameAsync(
        Artist.Table.Select(a => a.ArtistId).Except(Album.Table.Select(a => a.ArtistId)).OrderByColumn(1),
        "SELECT ArtistId FROM Artist EXCEPT SELECT ArtistId FROM Album ORDER BY 1");

    [Fact]
    public Task Three_sides_with_an_order_and_limit_of_their_own() => SameAsync(
        Track.Table.OrderByDescending(t => t.Milliseconds).Select(t => (t.TrackId, t.Name)).Take(3)
            .Union(Track.Table.OrderBy(t => t.Milliseconds).Select(t => (t.TrackId, t.Name)).Take(3))
            .Except(Track.Table.Where(t => t.TrackId == 2820).Select(t => (t.TrackId, t.Name)))
            .OrderByColumn(1),
        "SELECT * FROM (SELECT * FROM (SELECT TrackId, Name FROM Track ORDER BY Milliseconds DESC LIMIT 3) a UNION SELECT * FROM (SELECT TrackId, Name FROM Track ORDER BY Milliseconds LIMIT 3) b) c EXCEPT SELECT TrackId, Name FROM Track WHERE TrackId = 2820 ORDER BY 1");

    [Fact]
    public async Task Entities_of_a_union_are_the_sessions_own()
    {
        var one = await Session.GetAsync(Genre.Table, 1, Cancellation);
        var genres = await Genre.Table.Where(g => g.GenreId < 3).Union(Genre.Table.Where(g => g.GenreId > 23)).OrderByColumn(1).ToListAsync(Session, Cancellation);
        Same(genres, "SELECT * FROM Genre WHERE GenreId < 3 OR GenreId > 23 ORDER BY GenreId");
        Assert.Same(one, genres[0]);
    }

    [Fact]
    public async Task The_count_of_a_union()
    {
        var count = await Customer.Table.Select(c => c.Country).Union(Invoice.Table.Select(i => i.BillingCountry)).CountAsync(Session, Cancellation);
        Same([count], "SELECT count(*) FROM (SELECT Country FROM Customer UNION SELECT BillingCountry FROM Invoice) q");
    }
}
