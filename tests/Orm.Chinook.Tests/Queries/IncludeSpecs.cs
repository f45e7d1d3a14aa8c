using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>Relationships that are loaded with their owners, and on their own.</summary>
public abstract class IncludeSpecs(ChinookCopy copy) : ChinookTests(copy)
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

    [Fact]
    public async Task Joined_and_select_in_take_as_many_statements_as_said()
    {
        Assert.Equal(3, await StatementsOfAsync(Artist.Table.Where(a => a.ArtistId < 5).Include(a => a.Albums, q => q.Include(l => l.Tracks))));
        Assert.Equal(1, await StatementsOfAsync(Album.Table.Where(a => a.AlbumId < 5).Include(a => a.Artist)));
        Assert.Equal(1, await StatementsOfAsync(Track.Table.Where(t => t.TrackId < 5).Include(t => t.Genre).Include(t => t.MediaType).Include(t => t.Album)));
        Assert.Equal(2, await StatementsOfAsync(Album.Table.Where(a => a.AlbumId < 5).Include(a => a.Artist).Include(a => a.Tracks)));

        async Task<int> StatementsOfAsync<T>(Query<T> query)
        {
            await using var session = Copy.Database.OpenSession();
            Copy.TakeStatements();
            Assert.NotEmpty(await query.ToListAsync(session, Cancellation));
            return Copy.TakeStatements().Length;
        }
    }

    [Fact]
    public async Task The_first_few_of_each_collection()
    {
        var albums = await Album.Table.Where(a => a.AlbumId <= 50).OrderBy(a => a.AlbumId)
            .Include(a => a.Tracks, q => q.OrderByDescending(t => t.Milliseconds).ThenBy(t => t.TrackId).Take(2))
            .ToListAsync(Session, Cancellation);
        Same(
            albums.SelectMany(a => a.Tracks).ToList(),
            "SELECT TrackId, Name, AlbumId, MediaTypeId, GenreId, Composer, Milliseconds, Bytes, UnitPrice FROM (SELECT t.*, row_number() OVER (PARTITION BY AlbumId ORDER BY Milliseconds DESC, TrackId) r FROM Track t WHERE AlbumId <= 50) q WHERE r <= 2 ORDER BY AlbumId, r");
    }

    [Fact]
    public async Task Many_to_many_filtered_limited_and_nested()
    {
        var playlists = await Playlist.Table.OrderBy(p => p.PlaylistId)
            .Include(p => p.Tracks, q => q.Where(t => t.MediaTypeId == 2).OrderBy(t => t.Name).ThenBy(t => t.TrackId).Take(3).Include(t => t.Album, a => a.Include(x => x.Artist)))
            .ToListAsync(Session, Cancellation);
        Same(
            playlists.SelectMany(p => p.Tracks.Select(t => (p.PlaylistId, t.TrackId, t.Album?.Title, t.Album?.Artist.Name))).ToList(),
            new HandWritten("""
            SELECT PlaylistId, TrackId, Title, Name FROM (
                SELECT x.PlaylistId, t.TrackId, l.Title, a.Name, row_number() OVER (PARTITION BY x.PlaylistId ORDER BY t.Name, t.TrackId) r
                FROM PlaylistTrack x JOIN Track t ON t.TrackId = x.TrackId LEFT JOIN Album l ON l.AlbumId = t.AlbumId LEFT JOIN Artist a ON a.ArtistId = l.ArtistId
                WHERE t.MediaTypeId = 2) q
            WHERE r <= 3 ORDER BY PlaylistId, r
            """) { ByName = true });
    }

    [Fact]
    public async Task References_nested_in_references()
    {
        var lines = await InvoiceLine.Table.Where(l => l.InvoiceLineId <= 300).OrderBy(l => l.InvoiceLineId)
            .Include(l => l.Track, t => t.Include(x => x.Album, a => a.Include(x => x.Artist)).Include(x => x.Genre))
            .Include(l => l.Invoice, i => i.Include(x => x.Customer, c => c.Include(x => x.SupportRep, e => e.Include(x => x.Manager))))
            .ToListAsync(Session, Cancellation);
        Same(
            lines.ConvertAll(l => (l, l.Track.Name, l.Track.Album?.Title, l.Track.Album?.Artist.Name, l.Track.Genre?.Name, l.Invoice.Customer.LastName, l.Invoice.Customer.SupportRep?.LastName, l.Invoice.Customer.SupportRep?.Manager?.LastName)),
            """
            SELECT l.*, t.Name, a.Title, r.Name, g.Name, c.LastName, e.LastName, m.LastName
            FROM InvoiceLine l JOIN Track t ON t.TrackId = l.TrackId LEFT JOIN Album a ON a.AlbumId = t.AlbumId LEFT JOIN Artist r ON r.ArtistId = a.ArtistId LEFT JOIN Genre g ON g.GenreId = t.GenreId
            JOIN Invoice i ON i.InvoiceId = l.InvoiceId JOIN Customer c ON c.CustomerId = i.CustomerId LEFT JOIN Employee e ON e.EmployeeId = c.SupportRepId LEFT JOIN Employee m ON m.EmployeeId = e.ReportsTo
            WHERE l.InvoiceLineId <= 300 ORDER BY l.InvoiceLineId
            """);
    }

    [Fact]
    public async Task References_of_the_association_under_its_composite_key()
    {
        var entries = await PlaylistTrack.Table.Where(p => p.PlaylistId == 12 || p.PlaylistId == 16).OrderBy(p => p.PlaylistId).ThenBy(p => p.TrackId)
            .Include(p => p.Playlist).Include(p => p.Track, t => t.Include(x => x.Genre)).ToListAsync(Session, Cancellation);
        Same(
            entries.ConvertAll(e => (e, e.Playlist.Name, e.Track.Name, e.Track.Genre?.Name)),
            "SELECT x.*, p.Name, t.Name, g.Name FROM PlaylistTrack x JOIN Playlist p ON p.PlaylistId = x.PlaylistId JOIN Track t ON t.TrackId = x.TrackId LEFT JOIN Genre g ON g.GenreId = t.GenreId WHERE x.PlaylistId IN (12, 16) ORDER BY x.PlaylistId, x.TrackId");
    }

    [Fact]
    public async Task Generations_of_a_self_reference()
    {
        var heads = await Employee.Table.Where(e => e.ReportsTo == null)
            .Include(e => e.Reports, q => q.OrderBy(r => r.EmployeeId).Include(r => r.Reports, s => s.OrderByDescending(x => x.EmployeeId).Include(x => x.Customers)))
            .ToListAsync(Session, Cancellation);
        Same(
            heads.SelectMany(h => h.Reports.SelectMany(r => r.Reports.Select(s => (h.EmployeeId, r.EmployeeId, s.EmployeeId, (long)s.Customers.Count)))).ToList(),
            "SELECT h.EmployeeId, r.EmployeeId, s.EmployeeId, (SELECT count(*) FROM Customer c WHERE c.SupportRepId = s.EmployeeId) FROM Employee h JOIN Employee r ON r.ReportsTo = h.EmployeeId JOIN Employee s ON s.ReportsTo = r.EmployeeId WHERE h.ReportsTo IS NULL ORDER BY h.EmployeeId, r.EmployeeId, s.EmployeeId DESC");
        Assert.Null(heads[0].Manager);
    }

    [Fact]
    public async Task Includes_of_thousands_of_parents_beside_a_join_and_untracked()
    {
        var tracks = await Track.Table.Join(t => t.Genre, out var genre).Where(_ => genre.Name != "Opera").OrderBy(t => t.TrackId).AsNoTracking()
            .Include(t => t.InvoiceLines, q => q.OrderBy(l => l.InvoiceLineId)).Include(t => t.Album)
            .ToListAsync(Session, Cancellation);
        Same(tracks, "SELECT t.* FROM Track t JOIN Genre g ON g.GenreId = t.GenreId WHERE g.Name <> 'Opera' ORDER BY t.TrackId");
        Same(tracks.SelectMany(t => t.InvoiceLines).ToList(), "SELECT l.* FROM InvoiceLine l JOIN Track t ON t.TrackId = l.TrackId JOIN Genre g ON g.GenreId = t.GenreId WHERE g.Name <> 'Opera' ORDER BY t.TrackId, l.InvoiceLineId");
        Same(tracks.ConvertAll(t => t.Album!.Title), "SELECT a.Title FROM Track t JOIN Genre g ON g.GenreId = t.GenreId JOIN Album a ON a.AlbumId = t.AlbumId WHERE g.Name <> 'Opera' ORDER BY t.TrackId");
    }

    [Fact]
    public async Task A_stream_with_includes()
    {
        var rows = new List<(int, long, string)>();
        await foreach (var invoice in Invoice.Table.OrderByDescending(i => i.InvoiceId).Include(i => i.Lines).Include(i => i.Customer).AsAsyncEnumerable(Session, Cancellation))
            rows.Add((invoice.InvoiceId, invoice.Lines.Count, invoice.Customer.Email));
        Same(rows, "SELECT i.InvoiceId, (SELECT count(*) FROM InvoiceLine l WHERE l.InvoiceId = i.InvoiceId), c.Email FROM Invoice i JOIN Customer c ON c.CustomerId = i.CustomerId ORDER BY i.InvoiceId DESC");
    }

    [Fact]
    public async Task A_stream_in_a_transaction_loads_by_windows_what_it_does_not_join()
    {
        await using var transaction = await Session.BeginAsync(cancellationToken: Cancellation);
        Copy.TakeStatements();
        var rows = new List<(int, string?, long)>();
        try
        {
            await foreach (var track in Track.Table.Where(t => t.TrackId <= 600).OrderBy(t => t.TrackId).Include(t => t.Genre).Include(t => t.Playlists).AsTracked().AsAsyncEnumerable(Session, Cancellation))
                rows.Add((track.TrackId, track.Genre?.Name, track.Playlists.Count));
        }
        catch (NotSupportedException exception) when (!Copy.Database.Dialect.Features.MultipleReaders)
        {
            Assert.Contains("reads one result at a time", exception.Message, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(4, Copy.TakeStatements().Length);
        Same(rows, "SELECT t.TrackId, g.Name, (SELECT count(*) FROM PlaylistTrack x WHERE x.TrackId = t.TrackId) FROM Track t LEFT JOIN Genre g ON g.GenreId = t.GenreId WHERE t.TrackId <= 600 ORDER BY t.TrackId");

        await foreach (var track in Track.Table.Where(t => t.TrackId <= 600).Include(t => t.Album).AsAsyncEnumerable(Session, Cancellation))
            Assert.NotNull(track.Album);
        Assert.Single(Copy.TakeStatements());
    }

    [Fact]
    public async Task First_and_single_with_includes()
    {
        var album = await Album.Table.OrderByDescending(a => a.AlbumId).Include(a => a.Tracks).Include(a => a.Artist).FirstAsync(Session, Cancellation);
        Same([(album, album.Artist, (long)album.Tracks.Count)], "SELECT l.*, a.*, (SELECT count(*) FROM Track t WHERE t.AlbumId = l.AlbumId) FROM Album l JOIN Artist a ON a.ArtistId = l.ArtistId ORDER BY l.AlbumId DESC LIMIT 1");
        var employee = await Employee.Table.Where(e => e.EmployeeId == 1).Include(e => e.Manager).Include(e => e.Reports).SingleAsync(Session, Cancellation);
        Assert.Null(employee.Manager);
        Assert.Equal(2, employee.Reports.Count);
    }

    [Fact]
    public async Task Loaded_for_a_list_of_entities_on_request()
    {
        var genres = await Genre.Table.OrderBy(g => g.GenreId).ToListAsync(Session, Cancellation);
        await Session.LoadAsync(genres, Genre.Table.Tracks, Cancellation);
        Same(
            genres.SelectMany(g => g.Tracks.OrderBy(t => t.TrackId)).ToList(),
            "SELECT * FROM Track ORDER BY GenreId, TrackId");
        var tracks = genres[2].Tracks.OrderBy(t => t.TrackId).ToList();
        await Session.LoadAsync(tracks, Track.Table.Playlists, Cancellation);
        Same(
            tracks.ConvertAll(t => (t.TrackId, (long)t.Playlists.Count)),
            "SELECT TrackId, (SELECT count(*) FROM PlaylistTrack x WHERE x.TrackId = t.TrackId) FROM Track t WHERE GenreId = 3 ORDER BY TrackId");
    }
}
