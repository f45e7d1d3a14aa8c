using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Writes;

/// <summary>One unit of work over several tables, seen through hand-written SQL on another connection.</summary>
public sealed class UnitOfWorkTests : FreshChinookTests
{
    [Fact]
    public async Task An_artist_with_albums_and_tracks_is_added()
    {
        await using var session = Copy.Database.OpenSession();
        var artist = NewArtist.Create();
        session.Add(artist);
        await session.CommitAsync(Cancellation);

        Assert.Equal(276, artist.ArtistId);
        Assert.All(artist.Albums, album => Assert.Equal(artist.ArtistId, album.ArtistId));
        Same([artist], "SELECT * FROM Artist WHERE Name = 'Madredeus'");
        Same(artist.Albums.ToList(), "SELECT * FROM Album WHERE ArtistId = 276 ORDER BY AlbumId");
        Same(
            artist.Albums.SelectMany(a => a.Tracks).ToList(),
            "SELECT t.* FROM Track t JOIN Album a ON a.AlbumId = t.AlbumId WHERE a.ArtistId = 276 ORDER BY t.TrackId");
        Assert.Equal(3506L, Scalar("SELECT count(*) FROM Track"));
        Assert.Equal(349L, Scalar("SELECT count(*) FROM Album"));
    }

    [Fact]
    public async Task Tracks_move_between_albums()
    {
        await using var session = Copy.Database.OpenSession();
        var from = await Album.Table.Where(a => a.AlbumId == 1).Include(a => a.Tracks, q => q.OrderBy(t => t.TrackId)).SingleAsync(session, Cancellation);
        var to = await Album.Table.Where(a => a.AlbumId == 2).Include(a => a.Tracks).SingleAsync(session, Cancellation);
        Assert.Equal(10, from.Tracks.Count);
        var moved = from.Tracks.Take(3).ToList();
        foreach (var track in moved)
            to.Tracks.Add(track);
        moved[2].Name = "Moved and renamed";

        // Another way to move: by the reference, and by the key.
        var byReference = from.Tracks[0];
        byReference.Album = to;
        var byKey = from.Tracks[0];
        byKey.AlbumId = 2;
        Assert.Equal(5, from.Tracks.Count);
        Assert.Equal(6, to.Tracks.Count);
        Assert.All(moved, track => Assert.Same(to, track.Album));
        await session.CommitAsync(Cancellation);

        Same(from.Tracks.OrderBy(t => t.TrackId).ToList(), "SELECT * FROM Track WHERE AlbumId = 1 ORDER BY TrackId");
        Same(to.Tracks.OrderBy(t => t.TrackId).ToList(), "SELECT * FROM Track WHERE AlbumId = 2 ORDER BY TrackId");
        Assert.Equal(3503L, Scalar("SELECT count(*) FROM Track"));
    }

    [Fact]
    public async Task An_employee_reports_to_another_one()
    {
        await using var session = Copy.Database.OpenSession();
        var newcomer = new Employee { FirstName = "Ada", LastName = "Lovelace", HireDate = new DateTime(2024, 5, 6, 7, 8, 9) };
        var boss = await session.GetAsync(Employee.Table, 6, Cancellation);
        newcomer.Manager = boss;
        session.Add(newcomer);
        var moved = await session.GetAsync(Employee.Table, 5, Cancellation);
        moved!.Manager = newcomer;
        await session.CommitAsync(Cancellation);

        Same([newcomer, moved], "SELECT * FROM Employee WHERE FirstName = 'Ada' OR EmployeeId = 5 ORDER BY FirstName = 'Ada' DESC");
        Assert.Equal(6L, Scalar("SELECT ReportsTo FROM Employee WHERE FirstName = 'Ada'"));
        Assert.Equal((long)newcomer.EmployeeId, Scalar("SELECT ReportsTo FROM Employee WHERE EmployeeId = 5"));
        Assert.Equal("2024-05-06 07:08:09", Scalar("SELECT HireDate FROM Employee WHERE FirstName = 'Ada'"));
    }

    [Fact]
    public async Task Prices_change_and_nothing_else_is_written()
    {
        var before = Convert.ToDouble(Scalar("SELECT sum(UnitPrice) FROM Track"), System.Globalization.CultureInfo.InvariantCulture);
        await using var session = Copy.Database.OpenSession();
        var tracks = await Track.Table.Where(t => t.AlbumId == 1).OrderBy(t => t.TrackId).ToListAsync(session, Cancellation);
        Copy.TakeStatements();
        foreach (var track in tracks)
            track.UnitPrice += 0.30m;
        tracks[0].UnitPrice = 0.99m;
        await session.CommitAsync(Cancellation);

        // One statement for each row, or one for all of them: each database as it is fastest.
        var updates = Copy.TakeStatements().Where(s => s.Contains("UPDATE ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(updates);
        foreach (var update in updates)
        {
            var set = update.Split(" SET ")[1].Split([" WHERE ", " FROM "], StringSplitOptions.None)[0];
            Assert.StartsWith(ChinookStore.Rendered("[UnitPrice] = "), set, StringComparison.Ordinal);
            Assert.DoesNotContain(",", set, StringComparison.Ordinal);
        }

        Same(tracks, "SELECT * FROM Track WHERE AlbumId = 1 ORDER BY TrackId");
        Assert.Equal(9L, Scalar("SELECT count(*) FROM Track WHERE UnitPrice = 1.29"));
        Assert.Equal(before + 9 * 0.30, Convert.ToDouble(Scalar("SELECT sum(UnitPrice) FROM Track"), System.Globalization.CultureInfo.InvariantCulture), 6);
    }

    [Fact]
    public async Task Plain_properties_are_compared_and_only_what_changed_is_written()
    {
        await using var session = Copy.Database.OpenSession();
        var customers = await Customer.Table.OrderBy(c => c.CustomerId).ToListAsync(session, Cancellation);
        var genres = await Genre.Table.OrderBy(g => g.GenreId).ToListAsync(session, Cancellation);
        var types = await MediaType.Table.OrderBy(m => m.Id).ToListAsync(session, Cancellation);
        Copy.TakeStatements();
        customers[3].City = "Bergen";
        customers[3].SupportRepId = null;
        customers[5].Company = customers[5].Company;
        genres[0].Name = "Rock'n'Roll";
        types[4].Text = null;
        await session.CommitAsync(Cancellation);

        Assert.Equal(
            [
                ChinookStore.Rendered("UPDATE [Customer] SET [City] = ?, [SupportRepId] = ? WHERE [CustomerId] = ?"),
                ChinookStore.Rendered("UPDATE [Genre] SET [Name] = ? WHERE [GenreId] = ?"),
                ChinookStore.Rendered("UPDATE [MediaType] SET [Name] = ? WHERE [MediaTypeId] = ?"),
            ],
            Copy.TakeStatements().Where(s => s.StartsWith("UPDATE", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Same(customers, "SELECT * FROM Customer ORDER BY CustomerId");
        Same(genres, "SELECT * FROM Genre ORDER BY GenreId");
        Same(types, "SELECT * FROM MediaType ORDER BY MediaTypeId");
        Assert.Equal("Bergen", Scalar("SELECT City FROM Customer WHERE CustomerId = 4"));

        await session.CommitAsync(Cancellation);
        Assert.DoesNotContain(Copy.TakeStatements(), s => s.StartsWith("UPDATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sale_is_recorded()
    {
        await using var session = Copy.Database.OpenSession();
        var customer = new Customer { FirstName = "Zoë", LastName = "Ångström", Email = "zoe@example.com", Country = "Åland" };
        customer.SupportRep = await session.GetAsync(Employee.Table, 4, Cancellation);
        var invoice = new Invoice { Customer = customer, InvoiceDate = new DateTime(2024, 12, 31, 23, 59, 58).AddMilliseconds(125), Total = 2.97m };
        foreach (var track in await Track.Table.Where(t => t.AlbumId == 3).OrderBy(t => t.TrackId).ToListAsync(session, Cancellation))
            invoice.Lines.Add(new InvoiceLine { Track = track, UnitPrice = track.UnitPrice, Quantity = 1 });
        session.Add(invoice);
        await session.CommitAsync(Cancellation);

        Assert.Equal(60, customer.CustomerId);
        Assert.Equal(413, invoice.InvoiceId);
        Same([customer], "SELECT * FROM Customer WHERE CustomerId = 60");
        Same([invoice], "SELECT * FROM Invoice WHERE CustomerId = 60");
        Same(invoice.Lines.ToList(), "SELECT * FROM InvoiceLine WHERE InvoiceId = 413 ORDER BY InvoiceLineId");
        Assert.Equal(Names.DateDigits == 0 ? "2024-12-31 23:59:58" : "2024-12-31 23:59:58.125", Scalar("SELECT InvoiceDate FROM Invoice WHERE InvoiceId = 413"));
        Assert.Equal(4L, Scalar("SELECT SupportRepId FROM Customer WHERE CustomerId = 60"));
        await using var other = Copy.Database.OpenSession();
        Same(
            await Invoice.Table.Where(i => i.InvoiceDate >= new DateTime(2024, 12, 31, 23, 59, 58)).OrderBy(i => i.InvoiceId).ToListAsync(other, Cancellation),
            "SELECT * FROM Invoice WHERE InvoiceDate >= '2024-12-31 23:59:58' ORDER BY InvoiceId");
    }

    [Fact]
    public async Task A_track_that_was_sold_is_not_deleted()
    {
        var before = Copy.Dump();
        await using var session = Copy.Database.OpenSession();
        session.Remove((await session.GetAsync(Track.Table, 1, Cancellation))!);
        await Assert.ThrowsAsync<ForeignKeyViolationException>(async () => await session.CommitAsync(Cancellation));
        Assert.Equal(before, Copy.Dump());
    }

    [Fact]
    public async Task Queries_see_pending_changes_of_every_table_they_read()
    {
        await using var session = Copy.Database.OpenSession();
        session.Add(new Album { Title = "Pending", ArtistId = 1 });
        Assert.Equal(1L, await Artist.Table.Where(a => a.Albums.Any(l => l.Title == "Pending")).CountAsync(session, Cancellation));

        var playlist = await session.GetAsync(Playlist.Table, 2, Cancellation);
        playlist!.Tracks.Add((await session.GetAsync(Track.Table, 9, Cancellation))!);
        Assert.True(await PlaylistTrack.Table.Where(p => p.PlaylistId == 2 && p.TrackId == 9).AnyAsync(session, Cancellation));

        playlist.Tracks.Add((await session.GetAsync(Track.Table, 10, Cancellation))!);
        Assert.Equal(2L, await Track.Table.Where(t => t.Playlists.Any(p => p.PlaylistId == 2)).CountAsync(session, Cancellation));

        (await session.GetAsync(Genre.Table, 1, Cancellation))!.Name = "Pending too";
        Assert.Equal(1297L, await (from t in Track.Table join g in Genre.Table on t.GenreId equals g.GenreId where g.Name == "Pending too" select t.TrackId).CountAsync(session, Cancellation));
        Assert.Equal("Pending too", await session.Sql($"select Name from Genre where {Genre.Table.GenreId} = 1").ScalarAsync<string>(Cancellation));

        Assert.Equal(0L, Scalar("SELECT count(*) FROM PlaylistTrack WHERE PlaylistId = 2"));
        await session.CommitAsync(Cancellation);
        Assert.Equal(2L, Scalar("SELECT count(*) FROM PlaylistTrack WHERE PlaylistId = 2"));
    }

    [Fact]
    public async Task An_entity_moves_on_while_its_old_parent_is_deleted()
    {
        await using var session = Copy.Database.OpenSession();
        var album = await Album.Table.Where(a => a.AlbumId == 7).Include(a => a.Tracks).SingleAsync(session, Cancellation);
        var target = await session.GetAsync(Album.Table, 8, Cancellation);
        foreach (var track in album.Tracks.ToList())
            track.Album = target;
        session.Remove(album);
        await session.CommitAsync(Cancellation);

        Assert.Equal(0L, Scalar("SELECT count(*) FROM Album WHERE AlbumId = 7"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM Track WHERE AlbumId = 7"));
        Assert.Equal(3503L, Scalar("SELECT count(*) FROM Track"));
        Assert.Empty(album.Tracks);
    }

    [Fact]
    public async Task Everything_at_once()
    {
        await using var session = Copy.Database.OpenSession();
        var artist = NewArtist.Create();
        session.Add(artist);
        var album = await Album.Table.Where(a => a.AlbumId == 4).Include(a => a.Tracks, q => q.OrderBy(t => t.TrackId)).SingleAsync(session, Cancellation);
        var moved = album.Tracks.Take(2).ToList();
        foreach (var track in moved)
        {
            artist.Albums[1].Tracks.Add(track);
            track.UnitPrice = 0.49m;
        }

        var playlist = await Playlist.Table.Where(p => p.PlaylistId == 17).Include(p => p.Tracks).SingleAsync(session, Cancellation);
        var gone = playlist.Tracks.Count;
        session.Remove(playlist);
        var fresh = new Playlist { Name = "New and moved" };
        foreach (var track in artist.Albums.SelectMany(a => a.Tracks))
            fresh.Tracks.Add(track);
        session.Add(fresh);
        var counts = Copy.Counts();
        await session.CommitAsync(Cancellation);

        counts["Artist"] += 1;
        counts["Album"] += 2;
        counts["Track"] += 3;
        counts["PlaylistTrack"] += 5 - gone;
        Assert.Equal(counts, Copy.Counts());
        Same([artist], "SELECT * FROM Artist WHERE Name = 'Madredeus'");
        Same(artist.Albums.ToList(), "SELECT * FROM Album WHERE ArtistId = @p0 ORDER BY AlbumId", artist.ArtistId);
        Same(album.Tracks.ToList(), "SELECT * FROM Track WHERE AlbumId = 4 ORDER BY TrackId");
        Same(artist.Albums[1].Tracks.OrderBy(t => t.TrackId).ToList(), "SELECT * FROM Track WHERE AlbumId = @p0 ORDER BY TrackId", artist.Albums[1].AlbumId);
        Assert.Equal(2L, Scalar("SELECT count(*) FROM Track WHERE UnitPrice = 0.49"));
        Same(
            fresh.Tracks.Select(t => t.TrackId).Order().ToList(),
            "SELECT x.TrackId FROM PlaylistTrack x JOIN Playlist p ON p.PlaylistId = x.PlaylistId WHERE p.Name = 'New and moved' ORDER BY x.TrackId");
    }

    [Fact]
    public async Task A_thousand_tracks_in_one_flush()
    {
        await using var session = Copy.Database.OpenSession();
        var tracks = Enumerable.Range(0, 1_000).Select(i => new Track { Name = $"Track {i}", AlbumId = i % 3 == 0 ? null : 1, MediaTypeId = 1, Milliseconds = i, Bytes = i % 2 == 0 ? i : null, UnitPrice = i / 100m }).ToList();
        session.AddRange(tracks);
        await session.CommitAsync(Cancellation);
        Same(tracks, "SELECT * FROM Track WHERE TrackId > 3503 ORDER BY TrackId");
    }

    [Fact]
    public async Task An_entity_from_outside_is_merged_and_another_refreshed()
    {
        await using var session = Copy.Database.OpenSession();
        var loaded = await session.GetAsync(Customer.Table, 1, Cancellation);
        var outside = new Customer { CustomerId = 1, FirstName = "Luís", LastName = "Silva", Email = "luis@example.com", City = "Recife" };
        Assert.Same(loaded, await session.MergeAsync(outside, Cancellation));
        await session.CommitAsync(Cancellation);
        Same([loaded!], "SELECT * FROM Customer WHERE CustomerId = 1");
        Assert.Equal("Silva", Scalar("SELECT LastName FROM Customer WHERE CustomerId = 1"));

        using (var connection = Copy.Open())
        {
            using var command = connection.CreateCommand();
            command.CommandText = ChinookStore.Text("UPDATE Customer SET City = 'Olinda' WHERE CustomerId = 1");
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        await session.RefreshAsync(loaded!, Cancellation);
        Assert.Equal("Olinda", loaded!.City);
    }

    [Fact]
    public async Task A_missing_parent_is_named_and_nothing_stays()
    {
        var before = Copy.Dump();
        await using var session = Copy.Database.OpenSession();
        session.Add(new Album { Title = "Orphan", ArtistId = 9_999 });
        await Assert.ThrowsAsync<ForeignKeyViolationException>(async () => await session.CommitAsync(Cancellation));
        Assert.Equal(before, Copy.Dump());
    }
}
