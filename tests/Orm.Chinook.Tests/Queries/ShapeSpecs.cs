using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>Order, pages, distinct, and what rows give: scalars, tuples, records, entities.</summary>
public abstract class ShapeSpecs(ChinookCopy copy) : ChinookTests(copy)
{
    [Fact]
    public Task Order_by_several_columns_both_ways() => SameAsync(
        Customer.Table.OrderBy(c => c.Country).ThenByDescending(c => c.LastName).ThenBy(c => c.CustomerId),
        new HandWritten("SELECT * FROM Customer ORDER BY Country, LastName DESC, CustomerId") { ByName = true });

    [Fact]
    public async Task Nulls_first_and_last()
    {
        await SameAsync(
            Customer.Table.OrderBy(c => c.Company, Nulls.Last).ThenBy(c => c.CustomerId),
            new HandWritten("SELECT * FROM Customer ORDER BY Company NULLS LAST, CustomerId") { MySql = "SELECT * FROM Customer ORDER BY Company IS NULL, Company, CustomerId" });
        await SameAsync(
            Customer.Table.OrderByDescending(c => c.State, Nulls.First).ThenByDescending(c => c.CustomerId),
            new HandWritten("SELECT * FROM Customer ORDER BY State DESC NULLS FIRST, CustomerId DESC") { MySql = "SELECT * FROM Customer ORDER BY State IS NOT NULL, State DESC, CustomerId DESC" });
    }

    [Fact]
    public async Task Order_and_conditions_by_a_collation_that_every_database_has()
    {
        await SameAsync(
            Artist.Table.OrderBy(a => a.Name.Collate(Collation.Ordinal)).ThenBy(a => a.ArtistId),
            new HandWritten("SELECT * FROM Artist ORDER BY Name COLLATE BINARY, ArtistId")
            {
                PostgreSql = "SELECT * FROM Artist ORDER BY Name COLLATE \"C\", ArtistId",
                MySql = "SELECT * FROM Artist ORDER BY CONVERT(Name USING binary), ArtistId",
            });
        await SameAsync(
            Customer.Table.Where(c => c.Country.Collate(Collation.IgnoreCase) == "uSA" || c.City.Collate(Collation.IgnoreCase).In("BERLIN", "oslo")).OrderBy(c => c.LastName.Collate(Collation.Ordinal)),
            new HandWritten("SELECT * FROM Customer WHERE Country = 'USA' OR City IN ('Berlin', 'Oslo') ORDER BY LastName")
            {
                PostgreSql = "SELECT * FROM Customer WHERE Country = 'USA' OR City IN ('Berlin', 'Oslo') ORDER BY LastName COLLATE \"C\"",
                MySql = "SELECT * FROM Customer WHERE Country = 'USA' OR City IN ('Berlin', 'Oslo') ORDER BY CONVERT(LastName USING binary)",
            });
    }

    [Fact]
    public Task Order_by_an_expression() => SameAsync(
        Track.Table.Where(t => t.AlbumId <= 20).OrderByDescending(t => t.Name.Length()).ThenBy(t => t.Milliseconds % 1_000).ThenBy(t => t.TrackId),
        new HandWritten("SELECT * FROM Track WHERE AlbumId <= 20 ORDER BY length(Name) DESC, Milliseconds % 1000, TrackId") { MySql = "SELECT * FROM Track WHERE AlbumId <= 20 ORDER BY char_length(Name) DESC, Milliseconds % 1000, TrackId" });

    [Fact]
    public async Task Records()
    {
        var rows = await (
            from invoice in Invoice.Table
            from customer in invoice.Customer
            where invoice.Total > 10m
            orderby invoice.InvoiceId
            select Projection.Of(invoice.InvoiceId, customer.FirstName + " " + customer.LastName, invoice.Total, customer.Company, (id, name, total, company) => new Sale(id, name, total, company)))
            .ToListAsync(Session, Cancellation);
        Same(
            rows.ConvertAll(s => (s.InvoiceId, s.Customer, s.Total, s.Company)),
            "SELECT i.InvoiceId, c.FirstName || ' ' || c.LastName, i.Total, c.Company FROM Invoice i JOIN Customer c ON c.CustomerId = i.CustomerId WHERE i.Total > 10 ORDER BY i.InvoiceId");
    }

    [Fact]
    public async Task Records_with_entities_inside()
    {
        var rows = await Album.Table.Join(a => a.Artist, out var artist).Where(a => a.AlbumId <= 30).OrderBy(a => a.AlbumId)
            .Select(a => Projection.Of(a, artist.Name, a.Tracks.Count(), (album, name, tracks) => new AlbumOf(album, name, tracks)))
            .ToListAsync(Session, Cancellation);
        Same(
            rows.ConvertAll(r => (r.Album, r.Artist, r.Tracks)),
            "SELECT l.*, a.Name, (SELECT count(*) FROM Track t WHERE t.AlbumId = l.AlbumId) FROM Album l JOIN Artist a ON a.ArtistId = l.ArtistId WHERE l.AlbumId <= 30 ORDER BY l.AlbumId");
    }

    [Fact]
    public Task Distinct_entities_of_a_join() => SameAsync(
        Artist.Table.Join(a => a.Albums, out var album).Where(a => album.AlbumId < 100).OrderBy(a => a.ArtistId).Distinct(),
        "SELECT DISTINCT a.* FROM Artist a JOIN Album l ON l.ArtistId = a.ArtistId WHERE l.AlbumId < 100 ORDER BY a.ArtistId");

    [Fact]
    public Task Take_and_skip() => SameAsync(
        Track.Table.OrderByDescending(t => t.Milliseconds).ThenBy(t => t.TrackId).Skip(20).Take(10),
        "SELECT * FROM Track ORDER BY Milliseconds DESC, TrackId LIMIT 10 OFFSET 20");

    [Fact]
    public Task A_scalar() => SameAsync(
        Album.Table.Where(a => a.ArtistId == 22).OrderBy(a => a.Title).Select(a => a.Title),
        new HandWritten("SELECT Title FROM Album WHERE ArtistId = 22 ORDER BY Title") { ByName = true });

    [Fact]
    public Task A_nullable_scalar() => SameAsync(
        Employee.Table.OrderBy(e => e.EmployeeId).Select(e => e.ReportsTo),
        "SELECT ReportsTo FROM Employee ORDER BY EmployeeId");

    [Fact]
    public Task A_tuple_of_five_types() => SameAsync(
        Invoice.Table.OrderBy(i => i.InvoiceId).Select(i => (i.InvoiceId, i.InvoiceDate, i.Total, i.BillingState, i.BillingCity)),
        "SELECT InvoiceId, InvoiceDate, Total, BillingState, BillingCity FROM Invoice ORDER BY InvoiceId");

    [Fact]
    public Task Computed_values() => SameAsync(
        InvoiceLine.Table.OrderBy(l => l.InvoiceLineId).Select(l => (l.InvoiceLineId, l.InvoiceLineId * 2 + 1, l.TrackId - l.InvoiceId)),
        "SELECT InvoiceLineId, InvoiceLineId * 2 + 1, TrackId - InvoiceId FROM InvoiceLine ORDER BY InvoiceLineId");

    [Fact]
    public Task Distinct() => SameAsync(
        Customer.Table.Select(c => c.Country).Distinct().OrderBy(c => c.Country),
        new HandWritten("SELECT DISTINCT Country FROM Customer ORDER BY Country") { ByName = true });

    [Fact]
    public Task Distinct_tuples() => SameAsync(
        Track.Table.OrderBy(t => t.GenreId).ThenBy(t => t.MediaTypeId).Select(t => (t.GenreId, t.MediaTypeId)).Distinct(),
        "SELECT DISTINCT GenreId, MediaTypeId FROM Track ORDER BY GenreId, MediaTypeId");

    [Fact]
    public async Task Terminals_agree_with_sql()
    {
        var rock = Track.Table.Where(t => t.GenreId == 1);
        Same([await rock.CountAsync(Session, Cancellation)], "SELECT count(*) FROM Track WHERE GenreId = 1");
        Same([await rock.SumAsync(Session, t => t.UnitPrice, Cancellation)], "SELECT sum(UnitPrice) FROM Track WHERE GenreId = 1");
        Same([await rock.MinAsync(Session, t => t.Milliseconds, Cancellation)], "SELECT min(Milliseconds) FROM Track WHERE GenreId = 1");
        Same([await rock.MaxAsync(Session, t => t.Name, Cancellation)], new HandWritten("SELECT max(Name) FROM Track WHERE GenreId = 1") { ByName = true });
        Same([await rock.AverageAsync(Session, t => t.Milliseconds, Cancellation)], new HandWritten("SELECT avg(Milliseconds) FROM Track WHERE GenreId = 1")
        {
            MySql = "SELECT avg(Milliseconds * 1e0) FROM Track WHERE GenreId = 1",
        });
        Same([await rock.MaxAsync(Session, t => t.Bytes, Cancellation)], "SELECT max(Bytes) FROM Track WHERE GenreId = 1");
        Same([await rock.SumAsync(Session, t => t.Bytes, Cancellation)], "SELECT sum(Bytes) FROM Track WHERE GenreId = 1");
        Same([await rock.OrderBy(t => t.TrackId).Take(100).CountAsync(Session, Cancellation)], "SELECT 100");
        Same([await Customer.Table.Select(c => c.Country).Distinct().CountAsync(Session, Cancellation)], "SELECT count(DISTINCT Country) FROM Customer");
        Assert.Null(await rock.Where(t => t.Milliseconds < 0).MinAsync(Session, t => t.Milliseconds, Cancellation));
        Assert.Equal(0, await rock.Where(t => t.Milliseconds < 0).SumAsync(Session, t => t.Milliseconds, Cancellation));
        Assert.True(await rock.AnyAsync(Session, Cancellation));
        Assert.False(await rock.Where(t => t.Milliseconds < 0).AnyAsync(Session, Cancellation));
        Same([await rock.OrderBy(t => t.TrackId).FirstAsync(Session, Cancellation)], "SELECT * FROM Track WHERE GenreId = 1 ORDER BY TrackId LIMIT 1");
        Assert.Null(await rock.Where(t => t.Milliseconds < 0).FirstOrDefaultAsync(Session, Cancellation));
        Same([await Track.Table.Where(t => t.TrackId == 77).SingleAsync(Session, Cancellation)], "SELECT * FROM Track WHERE TrackId = 77");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await rock.SingleAsync(Session, Cancellation));
    }

    private sealed record Sale(int InvoiceId, string Customer, decimal Total, string? Company);

    private sealed record AlbumOf(Album Album, string? Artist, long Tracks);
}
