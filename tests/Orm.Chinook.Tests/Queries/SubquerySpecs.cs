using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>Statements inside statements: IN, EXISTS, Any, correlated and on the same table.</summary>
public abstract class SubquerySpecs(ChinookCopy copy) : ChinookTests(copy)
{
    [Fact]
    public Task In_a_subquery() => SameAsync(
        Album.Table.Where(a => a.ArtistId.In(Artist.Table.Where(r => r.Name.Like("A%")).Select(r => r.ArtistId))).OrderBy(a => a.AlbumId),
        new HandWritten("SELECT * FROM Album WHERE ArtistId IN (SELECT ArtistId FROM Artist WHERE Name LIKE 'A%') ORDER BY AlbumId") { Differs = "LIKE folds case on SQLite, and elsewhere as the collation says." });

    [Fact]
    public Task Any_over_a_relationship() => SameAsync(
        Artist.Table.Where(a => a.Albums.Any()).OrderBy(a => a.ArtistId),
        "SELECT * FROM Artist a WHERE EXISTS (SELECT 1 FROM Album l WHERE l.ArtistId = a.ArtistId) ORDER BY ArtistId");

    [Fact]
    public Task Not_any_with_a_condition() => SameAsync(
        Album.Table.Where(a => !a.Tracks.Any(t => t.Milliseconds > 200_000)).OrderBy(a => a.AlbumId),
        "SELECT * FROM Album a WHERE NOT EXISTS (SELECT 1 FROM Track t WHERE t.AlbumId = a.AlbumId AND t.Milliseconds > 200000) ORDER BY AlbumId");

    [Fact]
    public Task Any_within_any() => SameAsync(
        Artist.Table.Where(r => r.Albums.Any(a => a.Tracks.Any(t => t.GenreId == 2))).OrderBy(r => r.ArtistId),
        "SELECT * FROM Artist r WHERE EXISTS (SELECT 1 FROM Album a WHERE a.ArtistId = r.ArtistId AND EXISTS (SELECT 1 FROM Track t WHERE t.AlbumId = a.AlbumId AND t.GenreId = 2)) ORDER BY ArtistId");

    [Fact]
    public Task Any_over_many_to_many() => SameAsync(
        Track.Table.Where(t => t.Playlists.Any(p => p.Name == "Grunge")).OrderBy(t => t.TrackId),
        "SELECT * FROM Track t WHERE EXISTS (SELECT 1 FROM PlaylistTrack x JOIN Playlist p ON p.PlaylistId = x.PlaylistId WHERE x.TrackId = t.TrackId AND p.Name = 'Grunge') ORDER BY TrackId");

    [Fact]
    public Task A_correlated_count() => SameAsync(
        Album.Table.Where(a => a.Tracks.Count() > 20).OrderBy(a => a.AlbumId).Select(a => (a.AlbumId, a.Title, a.Tracks.Count())),
        "SELECT AlbumId, Title, (SELECT count(*) FROM Track t WHERE t.AlbumId = a.AlbumId) FROM Album a WHERE (SELECT count(*) FROM Track t WHERE t.AlbumId = a.AlbumId) > 20 ORDER BY AlbumId");

    [Fact]
    public Task Exists_on_the_same_table() => SameAsync(
        Employee.Table.Where(e => Employee.Table.Where(r => r.ReportsTo == e.EmployeeId).Exists()).OrderBy(e => e.EmployeeId),
        "SELECT * FROM Employee e WHERE EXISTS (SELECT 1 FROM Employee r WHERE r.ReportsTo = e.EmployeeId) ORDER BY EmployeeId");

    [Fact]
    public Task A_correlated_condition_on_the_same_table() => SameAsync(
        Track.Table.Where(t => !Track.Table.Where(o => o.AlbumId == t.AlbumId && o.Milliseconds > t.Milliseconds).Exists() && t.AlbumId < 20).OrderBy(t => t.TrackId),
        "SELECT * FROM Track t WHERE NOT EXISTS (SELECT 1 FROM Track o WHERE o.AlbumId = t.AlbumId AND o.Milliseconds > t.Milliseconds) AND t.AlbumId < 20 ORDER BY TrackId");

    [Fact]
    public Task Nested_twice_on_the_same_table() => SameAsync(
        Employee.Table
            .Where(e => Employee.Table.Where(m => m.EmployeeId == e.ReportsTo && Employee.Table.Where(h => h.EmployeeId == m.ReportsTo).Exists()).Exists())
            .OrderBy(e => e.EmployeeId),
        "SELECT * FROM Employee e WHERE EXISTS (SELECT 1 FROM Employee m WHERE m.EmployeeId = e.ReportsTo AND EXISTS (SELECT 1 FROM Employee h WHERE h.EmployeeId = m.ReportsTo)) ORDER BY EmployeeId");

    [Fact]
    public async Task All_over_a_relationship()
    {
        await SameAsync(
            Album.Table.Where(a => a.Tracks.All(t => t.Milliseconds > 300_000)).OrderBy(a => a.AlbumId),
            "SELECT * FROM Album a WHERE NOT EXISTS (SELECT 1 FROM Track t WHERE t.AlbumId = a.AlbumId AND NOT (t.Milliseconds > 300000)) ORDER BY AlbumId");

        // A condition that is null for one row does not hold for all of them.
        await SameAsync(
            Genre.Table.Where(g => g.Tracks.All(t => t.Composer != "Nobody")).OrderBy(g => g.GenreId),
            "SELECT * FROM Genre g WHERE NOT EXISTS (SELECT 1 FROM Track t WHERE t.GenreId = g.GenreId AND (t.Composer <> 'Nobody') IS NOT TRUE) ORDER BY GenreId");
    }

    [Fact]
    public Task Aggregates_over_relationships() => SameAsync(
        Customer.Table.OrderBy(c => c.CustomerId)
            .Select(c => (c.CustomerId, c.Invoices.Count(i => i.Total > 5m), c.Invoices.Sum(i => i.Total), c.Invoices.Max(i => i.InvoiceDate), c.Invoices.Min(i => i.BillingPostalCode), c.Invoices.Average(i => i.Total))),
        "SELECT CustomerId, (SELECT count(*) FROM Invoice i WHERE i.CustomerId = c.CustomerId AND i.Total > 5), (SELECT sum(Total) FROM Invoice i WHERE i.CustomerId = c.CustomerId), (SELECT max(InvoiceDate) FROM Invoice i WHERE i.CustomerId = c.CustomerId), (SELECT min(BillingPostalCode) FROM Invoice i WHERE i.CustomerId = c.CustomerId), (SELECT avg(Total) FROM Invoice i WHERE i.CustomerId = c.CustomerId) FROM Customer c ORDER BY CustomerId");

    [Fact]
    public Task Sums_over_a_relationship_are_wide() => SameAsync(
        Genre.Table.OrderBy(g => g.GenreId).Select(g => (g.GenreId, g.Tracks.Sum(t => t.Bytes), g.Tracks.Sum(t => t.Milliseconds))),
        "SELECT GenreId, (SELECT sum(Bytes) FROM Track t WHERE t.GenreId = g.GenreId), (SELECT sum(Milliseconds) FROM Track t WHERE t.GenreId = g.GenreId) FROM Genre g ORDER BY GenreId");

    [Fact]
    public Task Count_over_many_to_many_and_self_reference() => SameAsync(
        Employee.Table.OrderBy(e => e.EmployeeId).Select(e => (e.EmployeeId, e.Reports.Count(), e.Reports.Count(r => r.Reports.Any()), e.Customers.Count(c => c.Country == "USA"))),
        "SELECT EmployeeId, (SELECT count(*) FROM Employee r WHERE r.ReportsTo = e.EmployeeId), (SELECT count(*) FROM Employee r WHERE r.ReportsTo = e.EmployeeId AND EXISTS (SELECT 1 FROM Employee s WHERE s.ReportsTo = r.EmployeeId)), (SELECT count(*) FROM Customer c WHERE c.SupportRepId = e.EmployeeId AND c.Country = 'USA') FROM Employee e ORDER BY EmployeeId");

    [Fact]
    public Task Playlists_with_the_number_of_their_tracks() => SameAsync(
        Playlist.Table.Where(p => p.Tracks.Count() < 100).OrderBy(p => p.PlaylistId).Select(p => (p.PlaylistId, p.Tracks.Count(), p.Tracks.Max(t => t.Milliseconds), p.Tracks.Count(t => t.Album.Any(a => a.ArtistId == 50)))),
        "SELECT PlaylistId, (SELECT count(*) FROM PlaylistTrack x WHERE x.PlaylistId = p.PlaylistId), (SELECT max(t.Milliseconds) FROM PlaylistTrack x JOIN Track t ON t.TrackId = x.TrackId WHERE x.PlaylistId = p.PlaylistId), (SELECT count(*) FROM PlaylistTrack x JOIN Track t ON t.TrackId = x.TrackId JOIN Album a ON a.AlbumId = t.AlbumId WHERE x.PlaylistId = p.PlaylistId AND a.ArtistId = 50) FROM Playlist p WHERE (SELECT count(*) FROM PlaylistTrack x WHERE x.PlaylistId = p.PlaylistId) < 100 ORDER BY PlaylistId");

    [Fact]
    public Task A_condition_on_the_one_side() => SameAsync(
        Track.Table.Where(t => t.Album.Any(a => a.Artist.Any(r => r.Name == "U2"))).OrderBy(t => t.TrackId),
        "SELECT t.* FROM Track t JOIN Album a ON a.AlbumId = t.AlbumId JOIN Artist r ON r.ArtistId = a.ArtistId WHERE r.Name = 'U2' ORDER BY t.TrackId");

    [Fact]
    public Task A_scalar_subquery_compared() => SameAsync(
        Track.Table.Where(t => t.Milliseconds == Track.Table.Where(o => o.AlbumId == t.AlbumId).Select(o => Sql.Max(o.Milliseconds)).Scalar()).OrderBy(t => t.TrackId),
        "SELECT * FROM Track t WHERE Milliseconds = (SELECT max(o.Milliseconds) FROM Track o WHERE o.AlbumId = t.AlbumId) ORDER BY TrackId");

    [Fact]
    public Task A_scalar_subquery_selected_with_order_and_limit() => SameAsync(
        Artist.Table.Where(a => a.ArtistId < 30).OrderBy(a => a.ArtistId)
            .Select(a => (a.ArtistId, Album.Table.Where(l => l.ArtistId == a.ArtistId).OrderByDescending(l => l.Title).Select(l => l.Title).Take(1).Scalar())),
        "SELECT ArtistId, (SELECT Title FROM Album l WHERE l.ArtistId = a.ArtistId ORDER BY Title DESC LIMIT 1) FROM Artist a WHERE ArtistId < 30 ORDER BY ArtistId");

    [Fact]
    public async Task In_and_not_in_a_subquery_with_nulls_in_it()
    {
        await SameAsync(
            Employee.Table.Where(e => e.EmployeeId.In(Employee.Table.Select(o => o.ReportsTo))).OrderBy(e => e.EmployeeId),
            "SELECT * FROM Employee WHERE EmployeeId IN (SELECT ReportsTo FROM Employee) ORDER BY EmployeeId");
        await SameAsync(
            Employee.Table.Where(e => e.EmployeeId.NotIn(Employee.Table.Where(o => o.ReportsTo != null).Select(o => o.ReportsTo))).OrderBy(e => e.EmployeeId),
            "SELECT * FROM Employee WHERE EmployeeId NOT IN (SELECT ReportsTo FROM Employee WHERE ReportsTo IS NOT NULL) ORDER BY EmployeeId");
        await BothEmptyAsync(
            Employee.Table.Where(e => e.EmployeeId.NotIn(Employee.Table.Select(o => o.ReportsTo))),
            "SELECT * FROM Employee WHERE EmployeeId NOT IN (SELECT ReportsTo FROM Employee)");
        await SameAsync(
            Customer.Table.Where(c => c.City.In(Employee.Table.Select(e => e.City))).OrderBy(c => c.CustomerId),
            "SELECT * FROM Customer WHERE City IN (SELECT City FROM Employee) ORDER BY CustomerId");
    }

    [Fact]
    public Task In_a_grouped_subquery() => SameAsync(
        Customer.Table.Where(c => c.CustomerId.In(Invoice.Table.GroupBy(i => i.CustomerId).Where(g => g.Sum(i => i.Total) > 45m).Select(g => g.Key))).OrderBy(c => c.CustomerId),
        "SELECT * FROM Customer WHERE CustomerId IN (SELECT CustomerId FROM Invoice GROUP BY CustomerId HAVING sum(Total) > 45) ORDER BY CustomerId");

    [Fact]
    public Task In_a_subquery_of_the_same_table() => SameAsync(
        Track.Table.Where(t => t.AlbumId.In(Track.Table.Where(o => o.Milliseconds > 5_000_000).Select(o => o.AlbumId))).OrderBy(t => t.TrackId),
        "SELECT * FROM Track WHERE AlbumId IN (SELECT AlbumId FROM Track WHERE Milliseconds > 5000000) ORDER BY TrackId");
}
