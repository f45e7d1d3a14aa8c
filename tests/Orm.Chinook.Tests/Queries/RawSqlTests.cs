using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>SQL by hand through Orm: scalars, tuples, entities, lists as parameters, names from symbols.</summary>
public sealed class RawSqlTests(ChinookCopy copy) : ChinookTests(copy)
{
    [Fact]
    public async Task A_scalar()
    {
        var country = "USA";
        var count = await Session.Sql($"select count(*) from Customer where Country = {country}").ScalarAsync<long>(Cancellation);
        Same([count], "SELECT count(*) FROM Customer WHERE Country = @p0", country);
    }

    [Fact]
    public async Task Entities()
    {
        var below = 60_000;
        var tracks = await Session.Sql($"select * from Track where Milliseconds < {below} order by TrackId").As(Track.Table).ToListAsync(Cancellation);
        Same(tracks, "SELECT * FROM Track WHERE Milliseconds < @p0 ORDER BY TrackId", below);
    }

    [Fact]
    public async Task Tuples()
    {
        var rows = await Session.Sql($"select GenreId, count(*), sum(Milliseconds) / 1000.0 from Track group by GenreId order by 1").As<int, long, double>().ToListAsync(Cancellation);
        Same(rows, "SELECT GenreId, count(*), sum(Milliseconds) / 1000.0 FROM Track GROUP BY GenreId ORDER BY GenreId");
    }

    [Fact]
    public async Task A_list_expands_and_an_empty_one_is_false()
    {
        int[] ids = [3, 5, 8];
        int[] none = [];
        var titles = await Session.Sql($"select Title from Album where AlbumId in {ids} order by AlbumId").ToListAsync<string>(Cancellation);
        Same(titles, "SELECT Title FROM Album WHERE AlbumId IN (3, 5, 8) ORDER BY AlbumId");
        Assert.Equal(0, await Session.Sql($"select count(*) from Album where AlbumId in {none}").ScalarAsync<long>(Cancellation));
    }

    [Fact]
    public async Task Names_come_from_symbols()
    {
        var names = await Session.Sql($"select {Genre.Table.Name} from {Genre.Table} order by {Genre.Table.GenreId}").ToListAsync<string>(Cancellation);
        Same(names, "SELECT Name FROM Genre ORDER BY GenreId");
    }
}
