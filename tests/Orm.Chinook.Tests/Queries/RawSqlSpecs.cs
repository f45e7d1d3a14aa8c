using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>SQL by hand through Orm: scalars, tuples, entities, lists as parameters, names from symbols.</summary>
public abstract class RawSqlSpecs(ChinookCopy copy) : ChinookTests(copy)
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
        var tracks = await Session.Sql($"select * from Track where Milliseconds < {below} order by {Track.Table.TrackId}").As(Track.Table).ToListAsync(Cancellation);
        Same(tracks, "SELECT * FROM Track WHERE Milliseconds < @p0 ORDER BY TrackId", below);
    }

    [Fact]
    public async Task Tuples()
    {
        var rows = await Session.Sql($"select {Track.Table.GenreId}, count(*), sum(Milliseconds) / 1000.0 from Track group by {Track.Table.GenreId} order by 1").As<int, long, double>().ToListAsync(Cancellation);
        Same(rows, "SELECT GenreId, count(*), sum(Milliseconds) / 1000.0 FROM Track GROUP BY GenreId ORDER BY GenreId");
    }

    [Fact]
    public async Task A_list_expands_and_an_empty_one_is_false()
    {
        int[] ids = [3, 5, 8];
        int[] none = [];
        var titles = await Session.Sql($"select Title from Album where {Album.Table.AlbumId} in {ids} order by {Album.Table.AlbumId}").ToListAsync<string>(Cancellation);
        Same(titles, "SELECT Title FROM Album WHERE AlbumId IN (3, 5, 8) ORDER BY AlbumId");
        Assert.Equal(0, await Session.Sql($"select count(*) from Album where {Album.Table.AlbumId} in {none}").ScalarAsync<long>(Cancellation));
    }

    [Fact]
    public async Task Parameters_of_every_type_and_null()
    {
        string? none = null;
        var i = Invoice.Table;
        var (from, price, name) = (new DateTime(2023, 6, 1), 8.5m, "%a%");
        var rows = await Session.Sql($"select {i.InvoiceId}, {i.InvoiceDate}, Total, {i.BillingState} from Invoice where {i.InvoiceDate} >= {from} and Total > {price} and {i.BillingCity} like {name} and {none} is null order by {i.InvoiceId}")
            .As(row => (row.Get<int>(0), row.Get<DateTime>(Names.InvoiceDate), row.Get<decimal>(2), row.Get<string?>(3)))
            .ToListAsync(Cancellation);
        Same(
            rows,
            new HandWritten("SELECT InvoiceId, InvoiceDate, Total, BillingState FROM Invoice WHERE InvoiceDate >= '2023-06-01 00:00:00' AND Total > 8.5 AND BillingCity LIKE '%a%' ORDER BY InvoiceId")
            {
                Differs = "LIKE folds case on SQLite, and elsewhere as the collation says.",
            });
    }

    [Fact]
    public async Task Entities_by_name_whatever_the_order_of_the_columns()
    {
        var a = Album.Table;
        var albums = await Session.Sql($"select {a.ArtistId}, Title, {a.AlbumId} from Album where {a.ArtistId} = {22} order by {a.AlbumId}").As(Album.Table).ToListAsync(Cancellation);
        Same(albums, "SELECT * FROM Album WHERE ArtistId = 22 ORDER BY AlbumId");
        Assert.Same(albums[0], await Session.GetAsync(Album.Table, albums[0].AlbumId, Cancellation));
    }

    [Fact]
    public async Task A_stream()
    {
        var names = new List<string?>();
        await foreach (var name in Session.Sql($"select Name from Artist order by {Artist.Table.ArtistId}").As<string?>().AsAsyncEnumerable(Cancellation))
            names.Add(name);
        Same(names, "SELECT Name FROM Artist ORDER BY ArtistId");
    }

    [Fact]
    public async Task Names_come_from_symbols()
    {
        var names = await Session.Sql($"select {Genre.Table.Name} from {Genre.Table} order by {Genre.Table.GenreId}").ToListAsync<string>(Cancellation);
        Same(names, "SELECT Name FROM Genre ORDER BY GenreId");
    }
}
