using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>Joins: query syntax and <c>out</c>, inner and left, of a table with itself.</summary>
public abstract class JoinSpecs(ChinookCopy copy) : ChinookTests(copy)
{
    [Fact]
    public Task Query_syntax_over_relationships() => SameAsync(
        from artist in Artist.Table
        from album in artist.Albums
        from track in album.Tracks
        where track.Milliseconds > 2_000_000
        orderby track.TrackId
        select (artist.Name, album.Title, track.Name),
        "SELECT a.Name, l.Title, t.Name FROM Artist a JOIN Album l ON l.ArtistId = a.ArtistId JOIN Track t ON t.AlbumId = l.AlbumId WHERE t.Milliseconds > 2000000 ORDER BY t.TrackId");

    [Fact]
    public Task Query_syntax_with_join_on() => SameAsync(
        from invoice in Invoice.Table
        join customer in Customer.Table on invoice.CustomerId equals customer.CustomerId
        where customer.Country == "Brazil"
        orderby invoice.InvoiceId
        select (invoice.InvoiceId, customer.LastName, invoice.Total),
        "SELECT i.InvoiceId, c.LastName, i.Total FROM Invoice i JOIN Customer c ON i.CustomerId = c.CustomerId WHERE c.Country = 'Brazil' ORDER BY i.InvoiceId");

    [Fact]
    public Task Fluent_with_out() => SameAsync(
        Album.Table
            .Join(a => a.Artist, out var artist)
            .Join(a => a.Tracks, out var track)
            .Where(a => artist.Name == "Led Zeppelin" && track.Milliseconds > 400_000)
            .OrderBy(a => track.TrackId)
            .Select(a => (a.Title, track.Name, track.Milliseconds)),
        "SELECT a.Title, t.Name, t.Milliseconds FROM Album a JOIN Artist r ON r.ArtistId = a.ArtistId JOIN Track t ON t.AlbumId = a.AlbumId WHERE r.Name = 'Led Zeppelin' AND t.Milliseconds > 400000 ORDER BY t.TrackId");

    [Fact]
    public Task Fluent_joins_keep_the_entity() => SameAsync(
        Track.Table.Join(t => t.Genre, out var genre).Where(t => genre.Name == "Opera").OrderBy(t => t.TrackId),
        "SELECT t.* FROM Track t JOIN Genre g ON g.GenreId = t.GenreId WHERE g.Name = 'Opera' ORDER BY t.TrackId");

    [Fact]
    public Task Many_to_many() => SameAsync(
        from playlist in Playlist.Table
        from track in playlist.Tracks
        where playlist.Name == "Grunge"
        orderby track.TrackId
        select (playlist.PlaylistId, track),
        "SELECT p.PlaylistId, t.* FROM Playlist p JOIN PlaylistTrack x ON x.PlaylistId = p.PlaylistId JOIN Track t ON t.TrackId = x.TrackId WHERE p.Name = 'Grunge' ORDER BY t.TrackId");

    [Fact]
    public Task The_association_joins_like_any_table() => SameAsync(
        from entry in PlaylistTrack.Table
        from track in entry.Track
        where entry.PlaylistId == 16
        orderby entry.TrackId
        select (entry.PlaylistId, entry.TrackId, track.Name),
        "SELECT x.PlaylistId, x.TrackId, t.Name FROM PlaylistTrack x JOIN Track t ON t.TrackId = x.TrackId WHERE x.PlaylistId = 16 ORDER BY x.TrackId");

    [Fact]
    public Task Left_join_in_query_syntax_gives_null_columns() => SameAsync(
        from artist in Artist.Table
        from album in artist.Albums.DefaultIfEmpty()
        where artist.ArtistId > 20 && artist.ArtistId < 60
        orderby artist.ArtistId, album.AlbumId
        select (artist.ArtistId, album.AlbumId, album.Title),
        "SELECT a.ArtistId, l.AlbumId, l.Title FROM Artist a LEFT JOIN Album l ON l.ArtistId = a.ArtistId WHERE a.ArtistId > 20 AND a.ArtistId < 60 ORDER BY a.ArtistId, l.AlbumId");

    [Fact]
    public async Task Left_join_gives_a_null_entity()
    {
        var rows = await Artist.Table.LeftJoin(a => a.Albums, out var album).OrderBy(a => a.ArtistId).ThenBy(a => album.AlbumId)
            .Select(a => (a, album)).ToListAsync(Session, Cancellation);
        Same(
            rows.ConvertAll(r => new object?[] { r.Item1.ArtistId, r.Item1.Name, r.Item2?.AlbumId, r.Item2?.Title, r.Item2?.ArtistId }),
            "SELECT a.*, l.* FROM Artist a LEFT JOIN Album l ON l.ArtistId = a.ArtistId ORDER BY a.ArtistId, l.AlbumId");
        Assert.Contains(rows, r => r.Item2 is null);
    }

    [Fact]
    public Task Self_join_by_relationship() => SameAsync(
        from employee in Employee.Table
        from manager in employee.Manager.DefaultIfEmpty()
        orderby employee.EmployeeId
        select (employee.LastName, manager.LastName, manager.Title),
        "SELECT e.LastName, m.LastName, m.Title FROM Employee e LEFT JOIN Employee m ON m.EmployeeId = e.ReportsTo ORDER BY e.EmployeeId");

    [Fact]
    public Task Self_join_twice() => SameAsync(
        from employee in Employee.Table
        from manager in employee.Manager
        from head in manager.Manager
        orderby employee.EmployeeId
        select (employee.EmployeeId, manager.EmployeeId, head.EmployeeId),
        "SELECT e.EmployeeId, m.EmployeeId, h.EmployeeId FROM Employee e JOIN Employee m ON m.EmployeeId = e.ReportsTo JOIN Employee h ON h.EmployeeId = m.ReportsTo ORDER BY e.EmployeeId");

    [Fact]
    public Task A_table_joined_with_itself_by_keys() => SameAsync(
        from one in Customer.Table
        join other in Customer.Table on one.City equals other.City
        where one.CustomerId < other.CustomerId
        orderby one.CustomerId, other.CustomerId
        select (one.CustomerId, other.CustomerId, other.City),
        "SELECT a.CustomerId, b.CustomerId, b.City FROM Customer a JOIN Customer b ON a.City = b.City WHERE a.CustomerId < b.CustomerId ORDER BY a.CustomerId, b.CustomerId");

    [Fact]
    public Task The_association_joined_with_itself_pairs_playlists() => SameAsync(
        (from one in PlaylistTrack.Table
         join other in PlaylistTrack.Table on one.TrackId equals other.TrackId
         where one.PlaylistId < other.PlaylistId
         group one by (One: one.PlaylistId, Other: other.PlaylistId) into g
         orderby g.Count() descending, g.Key.One, g.Key.Other
         select (g.Key.One, g.Key.Other, g.Count())).Take(20),
        "SELECT a.PlaylistId, b.PlaylistId, count(*) FROM PlaylistTrack a JOIN PlaylistTrack b ON a.TrackId = b.TrackId WHERE a.PlaylistId < b.PlaylistId GROUP BY a.PlaylistId, b.PlaylistId ORDER BY count(*) DESC, a.PlaylistId, b.PlaylistId LIMIT 20");

    [Fact]
    public Task Many_to_many_left_joined_and_back() => SameAsync(
        from playlist in Playlist.Table
        from track in playlist.Tracks.DefaultIfEmpty()
        where playlist.PlaylistId < 4 || playlist.PlaylistId > 12
        orderby playlist.PlaylistId, track.TrackId
        select (playlist.PlaylistId, playlist.Name, track.TrackId, track.UnitPrice),
        "SELECT p.PlaylistId, p.Name, t.TrackId, t.UnitPrice FROM Playlist p LEFT JOIN PlaylistTrack x ON x.PlaylistId = p.PlaylistId LEFT JOIN Track t ON t.TrackId = x.TrackId WHERE p.PlaylistId < 4 OR p.PlaylistId > 12 ORDER BY p.PlaylistId, t.TrackId");

    [Fact]
    public Task Left_join_by_condition_with_a_filter_on_the_joined_side() => SameAsync(
        Employee.Table
            .LeftJoin(Customer.Table, out var customer, (e, c) => c.SupportRepId == e.EmployeeId && c.Country == "USA")
            .OrderBy(e => e.EmployeeId).ThenBy(e => customer.CustomerId)
            .Select(e => (e.EmployeeId, customer.CustomerId, customer.Company)),
        "SELECT e.EmployeeId, c.CustomerId, c.Company FROM Employee e LEFT JOIN Customer c ON c.SupportRepId = e.EmployeeId AND c.Country = 'USA' ORDER BY e.EmployeeId, c.CustomerId");

    [Fact]
    public Task Right_and_full_joins() => SameAsync(
        Album.Table.RightJoin(a => a.Artist, out var artist).Where(_ => artist.ArtistId < 40).OrderBy(_ => artist.ArtistId).ThenBy(a => a.AlbumId)
            .Select(a => (Sql.Nullable(a.AlbumId), Sql.Nullable(a.Title), artist.ArtistId)),
        "SELECT l.AlbumId, l.Title, a.ArtistId FROM Album l RIGHT JOIN Artist a ON a.ArtistId = l.ArtistId WHERE a.ArtistId < 40 ORDER BY a.ArtistId, l.AlbumId");

    [Fact]
    public async Task A_full_join_keeps_what_has_no_partner_on_either_side()
    {
        var joined = Customer.Table.FullJoin(c => c.SupportRep, out var employee).OrderBy(c => c.CustomerId, Nulls.First).ThenBy(_ => employee.EmployeeId, Nulls.Last)
            .Select(c => (Sql.Nullable(c.CustomerId), employee.EmployeeId, employee.LastName));
        if (Copy.Database.Dialect.Features.FullJoin)
        {
            await SameAsync(
                joined,
                "SELECT c.CustomerId, e.EmployeeId, e.LastName FROM Customer c FULL JOIN Employee e ON e.EmployeeId = c.SupportRepId ORDER BY c.CustomerId NULLS FIRST, e.EmployeeId NULLS LAST");
            return;
        }

        var exception = await Assert.ThrowsAsync<NotSupportedException>(async () => await joined.ToListAsync(Session, Cancellation));
        Assert.Contains("no FULL JOIN. Instead combine a left join with the unmatched rows", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_cross_join() => SameAsync(
        from genre in Genre.Table
        from type in MediaType.Table
        where genre.Name != type.Text
        orderby genre.GenreId, type.Id
        select (genre.GenreId, type.Id, genre.Name + "/" + type.Text),
        "SELECT g.GenreId, m.MediaTypeId, g.Name || '/' || m.Name FROM Genre g CROSS JOIN MediaType m WHERE g.Name <> m.Name ORDER BY g.GenreId, m.MediaTypeId");

    [Fact]
    public Task Six_tables() => SameAsync(
        from line in InvoiceLine.Table
        from invoice in line.Invoice
        from customer in invoice.Customer
        from employee in customer.SupportRep
        from track in line.Track
        from genre in track.Genre
        where genre.Name == "Jazz"
        orderby line.InvoiceLineId
        select (line, customer.LastName, employee.LastName, track.Name, invoice.InvoiceDate),
        "SELECT l.*, c.LastName, e.LastName, t.Name, i.InvoiceDate FROM InvoiceLine l JOIN Invoice i ON i.InvoiceId = l.InvoiceId JOIN Customer c ON c.CustomerId = i.CustomerId JOIN Employee e ON e.EmployeeId = c.SupportRepId JOIN Track t ON t.TrackId = l.TrackId JOIN Genre g ON g.GenreId = t.GenreId WHERE g.Name = 'Jazz' ORDER BY l.InvoiceLineId");

    [Fact]
    public Task Join_by_any_condition() => SameAsync(
        Customer.Table
            .Join(Employee.Table, out var employee, (c, e) => c.City == e.City)
            .OrderBy(c => c.CustomerId).ThenBy(c => employee.EmployeeId)
            .Select(c => (c.CustomerId, employee.EmployeeId, c.City)),
        "SELECT c.CustomerId, e.EmployeeId, c.City FROM Customer c JOIN Employee e ON c.City = e.City ORDER BY c.CustomerId, e.EmployeeId");
}
