using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>Relationships that are loaded with their owners, and on their own.</summary>
public sealed class IncludeTests(ChinookCopy copy) : ChinookTests(copy)
{
    [Fact]
    public async Task A_collection_by_select_in()
    {
        var artists = await Artist.Table.Where(a => a.ArtistId <= 60).OrderBy(a => a.ArtistId).Include(a => a.Albums, q => q.OrderBy(l => l.AlbumId))
            .ToListAsync(Session, Cancellation);
        Same(artists, "SELECT * FROM Artist WHERE ArtistId <= 60 ORDER BY ArtistId");
        Same(artists.SelectMany(a => a.Albums).ToList(), "SELECT * FROM Album WHERE ArtistId <= 60 ORDER BY ArtistId, AlbumId");
        Assert.All(artists, artist => Assert.All(artist.Albums, album => Assert.Same(artist, album.Artist)));
    }

    [Fact]
    public async Task Collections_nested()
    {
        var artists = await Artist.Table.Where(a => a.ArtistId <= 10).OrderBy(a => a.ArtistId)
            .Include(a => a.Albums, q => q.OrderBy(l => l.AlbumId).Include(l => l.Tracks, t => t.OrderBy(x => x.TrackId)))
            .ToListAsync(Session, Cancellation);
        Same(
            artists.SelectMany(a => a.Albums).SelectMany(l => l.Tracks).ToList(),
            "SELECT t.* FROM Track t JOIN Album l ON l.AlbumId = t.AlbumId WHERE l.ArtistId <= 10 ORDER BY l.ArtistId, l.AlbumId, t.TrackId");
    }

    [Fact]
    public async Task A_reference_joined()
    {
        var albums = await Album.Table.Where(a => a.AlbumId < 100).OrderBy(a => a.AlbumId).Include(a => a.Artist).ToListAsync(Session, Cancellation);
        Same(
            albums.ConvertAll(a => (a, a.Artist)),
            "SELECT l.*, a.* FROM Album l JOIN Artist a ON a.ArtistId = l.ArtistId WHERE l.AlbumId < 100 ORDER BY l.AlbumId");
    }

    [Fact]
    public async Task References_and_collections_on_one_query()
    {
        var customers = await Customer.Table.Where(c => c.CustomerId <= 20).OrderBy(c => c.CustomerId)
            .Include(c => c.SupportRep)
            .Include(c => c.Invoices, q => q.OrderByDescending(i => i.InvoiceId))
            .ToListAsync(Session, Cancellation);
        Same(
            customers.SelectMany(c => c.Invoices.Select(i => new object?[] { c.CustomerId, c.SupportRep?.LastName, i.InvoiceId, i.Total })).ToList(),
            "SELECT c.CustomerId, e.LastName, i.InvoiceId, i.Total FROM Customer c LEFT JOIN Employee e ON e.EmployeeId = c.SupportRepId JOIN Invoice i ON i.CustomerId = c.CustomerId WHERE c.CustomerId <= 20 ORDER BY c.CustomerId, i.InvoiceId DESC");
    }

    [Fact]
    public async Task Many_to_many_both_ways()
    {
        var playlists = await Playlist.Table.OrderBy(p => p.PlaylistId).Include(p => p.Tracks, q => q.OrderBy(t => t.TrackId)).ToListAsync(Session, Cancellation);
        Same(
            playlists.SelectMany(p => p.Tracks.Select(t => (p.PlaylistId, t))).ToList(),
            "SELECT x.PlaylistId, t.* FROM PlaylistTrack x JOIN Track t ON t.TrackId = x.TrackId ORDER BY x.PlaylistId, t.TrackId");

        await using var session = Copy.Database.OpenSession();
        var tracks = await Track.Table.Where(t => t.TrackId < 50).OrderBy(t => t.TrackId).Include(t => t.Playlists, q => q.OrderBy(p => p.PlaylistId))
            .ToListAsync(session, Cancellation);
        Same(
            tracks.SelectMany(t => t.Playlists.Select(p => (t.TrackId, p))).ToList(),
            "SELECT x.TrackId, p.* FROM PlaylistTrack x JOIN Playlist p ON p.PlaylistId = x.PlaylistId WHERE x.TrackId < 50 ORDER BY x.TrackId, p.PlaylistId");
    }

    [Fact]
    public async Task A_self_reference_both_ways()
    {
        var employees = await Employee.Table.OrderBy(e => e.EmployeeId).Include(e => e.Manager).Include(e => e.Reports, q => q.OrderBy(r => r.EmployeeId))
            .ToListAsync(Session, Cancellation);
        Same(
            employees.ConvertAll(e => new object?[] { e.EmployeeId, e.Manager?.EmployeeId, e.Manager?.LastName }),
            "SELECT e.EmployeeId, m.EmployeeId, m.LastName FROM Employee e LEFT JOIN Employee m ON m.EmployeeId = e.ReportsTo ORDER BY e.EmployeeId");
        Same(
            employees.SelectMany(e => e.Reports.Select(r => (e.EmployeeId, r.EmployeeId))).ToList(),
            "SELECT ReportsTo, EmployeeId FROM Employee WHERE ReportsTo IS NOT NULL ORDER BY ReportsTo, EmployeeId");
    }

    [Fact]
    public async Task A_page_with_includes_keeps_its_rows()
    {
        var page = await Album.Table.OrderByDescending(a => a.Title).ThenBy(a => a.AlbumId).Skip(30).Take(10).Include(a => a.Tracks).ToListAsync(Session, Cancellation);
        Same(
            page.ConvertAll(a => (a, (long)a.Tracks.Count)),
            "SELECT a.*, (SELECT count(*) FROM Track t WHERE t.AlbumId = a.AlbumId) FROM Album a ORDER BY Title DESC, AlbumId LIMIT 10 OFFSET 30");
    }

    [Fact]
    public async Task A_filtered_collection()
    {
        var genres = await Genre.Table.OrderBy(g => g.GenreId).Include(g => g.Tracks, q => q.Where(t => t.Milliseconds > 1_000_000).OrderBy(t => t.TrackId))
            .ToListAsync(Session, Cancellation);
        Same(
            genres.SelectMany(g => g.Tracks.Select(t => (g.Name, t.TrackId))).ToList(),
            "SELECT g.Name, t.TrackId FROM Genre g JOIN Track t ON t.GenreId = g.GenreId WHERE t.Milliseconds > 1000000 ORDER BY g.GenreId, t.TrackId");
    }

    [Fact]
    public async Task What_was_not_included_does_not_load_silently_but_on_request()
    {
        var invoice = await Invoice.Table.Where(i => i.InvoiceId == 5).SingleAsync(Session, Cancellation);
        Assert.Throws<NotLoadedException>(() => invoice.Lines.Count);
        Assert.Throws<NotLoadedException>(() => invoice.Customer);

        await Session.LoadAsync(invoice, Invoice.Table.Lines, Cancellation);
        await Session.LoadAsync(invoice, Invoice.Table.Customer, Cancellation);
        Same(invoice.Lines.OrderBy(l => l.InvoiceLineId).ToList(), "SELECT * FROM InvoiceLine WHERE InvoiceId = 5 ORDER BY InvoiceLineId");
        Same([invoice.Customer], "SELECT c.* FROM Customer c JOIN Invoice i ON i.CustomerId = c.CustomerId WHERE i.InvoiceId = 5");
    }
}
