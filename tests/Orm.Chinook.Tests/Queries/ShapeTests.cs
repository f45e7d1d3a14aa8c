using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>Order, pages, distinct, and what rows give: scalars, tuples, records, entities.</summary>
public sealed class ShapeTests(ChinookCopy copy) : ChinookTests(copy)
{
    [Fact]
    public Task Order_by_several_columns_both_ways() => SameAsync(
        Customer.Table.OrderBy(c => c.Country).ThenByDescending(c => c.LastName).ThenBy(c => c.CustomerId),
        "SELECT * FROM Customer ORDER BY Country, LastName DESC, CustomerId");

    [Fact]
    public Task Take_and_skip() => SameAsync(
        Track.Table.OrderByDescending(t => t.Milliseconds).ThenBy(t => t.TrackId).Skip(20).Take(10),
        "SELECT * FROM Track ORDER BY Milliseconds DESC, TrackId LIMIT 10 OFFSET 20");

    [Fact]
    public Task A_scalar() => SameAsync(
        Album.Table.Where(a => a.ArtistId == 22).OrderBy(a => a.Title).Select(a => a.Title),
        "SELECT Title FROM Album WHERE ArtistId = 22 ORDER BY Title");

    [Fact]
    public Task A_nullable_scalar() => SameAsync(
        Employee.Table.OrderBy(e => e.EmployeeId).Select(e => e.ReportsTo),
        "SELECT ReportsTo FROM Employee ORDER BY EmployeeId");

    [Fact]
    public Task A_tuple_of_five_types() => SameAsync(
        Invoice.Table.OrderBy(i => i.InvoiceId).Select(i => (i.InvoiceId, i.InvoiceDate, i.Total, i.BillingState, i.BillingCity)),
        "SELECT InvoiceId, InvoiceDate, Total, BillingState, BillingCity FROM Invoice ORDER BY InvoiceId");

    [Fact]
    public async Task A_record()
    {
        var prices = await Track.Table.Where(t => t.MediaTypeId == 3).OrderBy(t => t.TrackId)
            .Select(t => Projection.Of(t.Name, t.UnitPrice, t.Composer, static (name, price, composer) => new TrackPrice(name, price, composer)))
            .ToListAsync(Session, Cancellation);
        Same(
            prices.ConvertAll(p => (p.Name, p.Price, p.Composer)),
            "SELECT Name, UnitPrice, Composer FROM Track WHERE MediaTypeId = 3 ORDER BY TrackId");
    }

    [Fact]
    public Task Computed_values() => SameAsync(
        InvoiceLine.Table.OrderBy(l => l.InvoiceLineId).Select(l => (l.InvoiceLineId, l.InvoiceLineId * 2 + 1, l.TrackId - l.InvoiceId)),
        "SELECT InvoiceLineId, InvoiceLineId * 2 + 1, TrackId - InvoiceId FROM InvoiceLine ORDER BY InvoiceLineId");

    [Fact]
    public Task Distinct() => SameAsync(
        Customer.Table.Select(c => c.Country).Distinct().OrderBy(c => c.Country),
        "SELECT DISTINCT Country FROM Customer ORDER BY Country");

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
        Same([await rock.MaxAsync(Session, t => t.Name, Cancellation)], "SELECT max(Name) FROM Track WHERE GenreId = 1");
        Same([await rock.AverageAsync(Session, t => t.Milliseconds, Cancellation)], "SELECT avg(Milliseconds) FROM Track WHERE GenreId = 1");
        Assert.True(await rock.AnyAsync(Session, Cancellation));
        Assert.False(await rock.Where(t => t.Milliseconds < 0).AnyAsync(Session, Cancellation));
        Same([await rock.OrderBy(t => t.TrackId).FirstAsync(Session, Cancellation)], "SELECT * FROM Track WHERE GenreId = 1 ORDER BY TrackId LIMIT 1");
        Assert.Null(await rock.Where(t => t.Milliseconds < 0).FirstOrDefaultAsync(Session, Cancellation));
        Same([await Track.Table.Where(t => t.TrackId == 77).SingleAsync(Session, Cancellation)], "SELECT * FROM Track WHERE TrackId = 77");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await rock.SingleAsync(Session, Cancellation));
    }

    private sealed record TrackPrice(string Name, decimal Price, string? Composer);
}
