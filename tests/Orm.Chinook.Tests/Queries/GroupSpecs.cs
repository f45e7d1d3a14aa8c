using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>GROUP BY, HAVING and the aggregates.</summary>
public abstract class GroupSpecs(ChinookCopy copy) : ChinookTests(copy)
{
    [Fact]
    public Task Count_per_key() => SameAsync(
        from customer in Customer.Table
        group customer by customer.Country into g
        orderby g.Count() descending, g.Key
        select (g.Key, g.Count()),
        "SELECT Country, count(*) FROM Customer GROUP BY Country ORDER BY count(*) DESC, Country");

    [Fact]
    public Task Count_per_tuple_key_over_a_join() => SameAsync(
        from artist in Artist.Table
        from album in artist.Albums
        group album by (artist.ArtistId, artist.Name) into g
        orderby g.Count() descending, g.Key.ArtistId
        select (g.Key.ArtistId, g.Key.Name, g.Count()),
        "SELECT a.ArtistId, a.Name, count(*) FROM Artist a JOIN Album l ON l.ArtistId = a.ArtistId GROUP BY a.ArtistId, a.Name ORDER BY count(*) DESC, a.ArtistId");

    [Fact]
    public Task Every_aggregate() => SameAsync(
        from track in Track.Table
        group track by track.MediaTypeId into g
        orderby g.Key
        select (g.Key, g.Count(), g.Min(t => t.Milliseconds), g.Max(t => t.Milliseconds), g.Sum(t => t.UnitPrice), g.Average(t => t.Milliseconds)),
        new HandWritten("SELECT MediaTypeId, count(*), min(Milliseconds), max(Milliseconds), sum(UnitPrice), avg(Milliseconds) FROM Track GROUP BY MediaTypeId ORDER BY MediaTypeId")
        {
            MySql = "SELECT MediaTypeId, count(*), min(Milliseconds), max(Milliseconds), sum(UnitPrice), avg(Milliseconds * 1e0) FROM Track GROUP BY MediaTypeId ORDER BY MediaTypeId",
        });

    [Fact]
    public Task Sums_of_integers_are_wide() => SameAsync(
        from track in Track.Table
        group track by track.MediaTypeId into g
        orderby g.Key
        select (g.Key, g.Sum(t => t.Milliseconds), g.Sum(t => t.Bytes)),
        "SELECT MediaTypeId, sum(Milliseconds), sum(Bytes) FROM Track GROUP BY MediaTypeId ORDER BY MediaTypeId");

    [Fact]
    public Task Sums_of_wide_integers_stay_integers() => SameAsync(
        Track.Table.GroupBy(t => t.MediaTypeId).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(t => t.Milliseconds.Cast<long>()), g.Sum(t => t.Milliseconds.Cast<long>()) / 2L)),
        new HandWritten("SELECT MediaTypeId, sum(CAST(Milliseconds AS bigint)), sum(CAST(Milliseconds AS bigint)) / 2 FROM Track GROUP BY MediaTypeId ORDER BY MediaTypeId")
        {
            PostgreSql = "SELECT MediaTypeId, sum(Milliseconds), sum(Milliseconds) / 2 FROM Track GROUP BY MediaTypeId ORDER BY MediaTypeId",
            MySql = "SELECT MediaTypeId, sum(Milliseconds), sum(Milliseconds) DIV 2 FROM Track GROUP BY MediaTypeId ORDER BY MediaTypeId",
        });

    [Fact]
    public Task Count_of_a_column_and_of_its_distinct_values() => SameAsync(
        from customer in Customer.Table
        group customer by customer.SupportRepId into g
        orderby g.Key
        select (g.Key, g.CountOf(c => c.Company), g.CountOf(c => c.Country).Distinct()),
        "SELECT SupportRepId, count(Company), count(DISTINCT Country) FROM Customer GROUP BY SupportRepId ORDER BY SupportRepId");

    [Fact]
    public Task Filtered_aggregates_of_nullable_columns() => SameAsync(
        Track.Table.Where(t => t.TrackId > 3000).GroupBy(t => t.GenreId).OrderBy(g => g.Key)
            .Select(g => (g.Key, g.Count(t => t.Composer != null), g.Sum(t => t.Bytes), g.Min(t => t.Composer), g.Max(t => t.AlbumId), g.Sum(t => t.Milliseconds).Filter(Track.Table.Milliseconds > 300_000))),
        new HandWritten("SELECT GenreId, count(*) FILTER (WHERE Composer IS NOT NULL), sum(Bytes), min(Composer), max(AlbumId), sum(Milliseconds) FILTER (WHERE Milliseconds > 300000) FROM Track WHERE TrackId > 3000 GROUP BY GenreId ORDER BY GenreId")
        {
            MySql = "SELECT GenreId, count(Composer), sum(Bytes), min(Composer), max(AlbumId), sum(CASE WHEN Milliseconds > 300000 THEN Milliseconds END) FROM Track WHERE TrackId > 3000 GROUP BY GenreId ORDER BY GenreId",
        });

    [Fact]
    public Task A_group_by_an_expression() => SameAsync(
        Invoice.Table.GroupBy(i => (Year: i.InvoiceDate.Year(), Month: i.InvoiceDate.Month())).OrderBy(g => g.Key.Year).ThenBy(g => g.Key.Month)
            .Select(g => (g.Key.Year, g.Key.Month, g.Count(), g.Max(i => i.Total), g.Max(i => i.InvoiceDate))),
        new HandWritten("SELECT CAST(strftime('%Y', InvoiceDate) AS INTEGER) y, CAST(strftime('%m', InvoiceDate) AS INTEGER) m, count(*), max(Total), max(InvoiceDate) FROM Invoice GROUP BY y, m ORDER BY y, m")
        {
            PostgreSql = "SELECT date_part('year', InvoiceDate)::int y, date_part('month', InvoiceDate)::int m, count(*), max(Total), max(InvoiceDate) FROM Invoice GROUP BY y, m ORDER BY y, m",
            MySql = "SELECT year(InvoiceDate) y, month(InvoiceDate) m, count(*), max(Total), max(InvoiceDate) FROM Invoice GROUP BY y, m ORDER BY y, m",
        });

    [Fact]
    public Task Aggregates_without_a_group() => SameAsync(
        Invoice.Table.Select(i => (Sql.Count(), Sql.Sum(i.Total), Sql.Average(i.Total), Sql.Min(i.InvoiceDate), Sql.Max(i.BillingState), Sql.Count(i.BillingState))),
        "SELECT count(*), sum(Total), avg(Total), min(InvoiceDate), max(BillingState), count(BillingState) FROM Invoice");

    [Fact]
    public Task Aggregates_of_no_row_are_null() => SameAsync(
        Invoice.Table.Where(i => i.InvoiceId < 0).Select(i => (Sql.Count(), Sql.Sum(i.Total), Sql.Max(i.BillingCity))),
        "SELECT count(*), sum(Total), max(BillingCity) FROM Invoice WHERE InvoiceId < 0");

    [Fact]
    public Task Having() => SameAsync(
        from line in InvoiceLine.Table
        group line by line.TrackId into g
        where g.Count() > 1 && g.Sum(l => l.Quantity) > 1
        orderby g.Key
        select (g.Key, g.Count()),
        "SELECT TrackId, count(*) FROM InvoiceLine GROUP BY TrackId HAVING count(*) > 1 AND sum(Quantity) > 1 ORDER BY TrackId");

    [Fact]
    public Task Where_before_group_and_order_by_an_aggregate() => SameAsync(
        (from invoice in Invoice.Table
         from customer in invoice.Customer
         where invoice.InvoiceDate >= new DateTime(2022, 1, 1)
         group invoice by customer.Country into g
         orderby g.Sum(i => i.Total) descending, g.Key
         select (g.Key, g.Sum(i => i.Total))).Take(5),
        "SELECT c.Country, sum(i.Total) FROM Invoice i JOIN Customer c ON c.CustomerId = i.CustomerId WHERE i.InvoiceDate >= '2022-01-01 00:00:00' GROUP BY c.Country ORDER BY sum(i.Total) DESC, c.Country LIMIT 5");
}
