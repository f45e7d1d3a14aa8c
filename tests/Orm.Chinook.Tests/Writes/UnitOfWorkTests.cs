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
        var artist = NewArtist();
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
    public async Task A_playlist_is_deleted_with_its_associations_and_without_its_tracks()
    {
        var associations = (long)Scalar("SELECT count(*) FROM PlaylistTrack")!;
        var own = (long)Scalar("SELECT count(*) FROM PlaylistTrack WHERE PlaylistId = 5")!;
        Assert.True(own > 1_000);

        await using var session = Copy.Database.OpenSession();
        var playlist = await Playlist.Table.Where(p => p.PlaylistId == 5).Include(p => p.Tracks).SingleAsync(session, Cancellation);
        session.Remove(playlist);
        await session.CommitAsync(Cancellation);

        Assert.Equal(0L, Scalar("SELECT count(*) FROM Playlist WHERE PlaylistId = 5"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM PlaylistTrack WHERE PlaylistId = 5"));
        Assert.Equal(associations - own, Scalar("SELECT count(*) FROM PlaylistTrack"));
        Assert.Equal(3503L, Scalar("SELECT count(*) FROM Track"));
    }

    [Fact]
    public async Task A_playlist_whose_tracks_are_not_loaded_is_deleted_with_its_associations()
    {
        await using var session = Copy.Database.OpenSession();
        session.Remove((await session.GetAsync(Playlist.Table, 16, Cancellation))!);
        await session.CommitAsync(Cancellation);

        Assert.Equal(0L, Scalar("SELECT count(*) FROM PlaylistTrack WHERE PlaylistId = 16"));
        Assert.Equal(17L, Scalar("SELECT count(*) FROM Playlist"));
    }

    [Fact]
    public async Task Tracks_are_put_on_a_playlist_and_taken_off()
    {
        await using var session = Copy.Database.OpenSession();
        var playlist = await Playlist.Table.Where(p => p.PlaylistId == 16).Include(p => p.Tracks, q => q.OrderBy(t => t.TrackId)).SingleAsync(session, Cancellation);
        var taken = playlist.Tracks[0];
        var put = await session.GetAsync(Track.Table, 1, Cancellation);
        playlist.Tracks.Remove(taken);
        playlist.Tracks.Add(put!);
        playlist.Tracks.Add(put!);
        await session.CommitAsync(Cancellation);

        Same(
            playlist.Tracks.OrderBy(t => t.TrackId).Select(t => t.TrackId).ToList(),
            "SELECT TrackId FROM PlaylistTrack WHERE PlaylistId = 16 ORDER BY TrackId");
        Assert.Equal(0L, Scalar($"SELECT count(*) FROM PlaylistTrack WHERE PlaylistId = 16 AND TrackId = {taken.TrackId}"));
        Assert.Equal(1L, Scalar("SELECT count(*) FROM PlaylistTrack WHERE PlaylistId = 16 AND TrackId = 1"));
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
    public async Task A_rollback_leaves_the_file_as_it_was()
    {
        var before = Copy.Dump();
        var counts = Copy.Counts();
        await using var session = Copy.Database.OpenSession();

        session.Add(NewArtist());
        var from = await Album.Table.Where(a => a.AlbumId == 1).Include(a => a.Tracks).SingleAsync(session, Cancellation);
        foreach (var track in from.Tracks.ToList())
            track.AlbumId = 2;
        session.Remove(await Playlist.Table.Where(p => p.PlaylistId == 1).SingleAsync(session, Cancellation));
        await session.FlushAsync(Cancellation);
        await Customer.Table.Where(c => c.CustomerId > 0).Set(c => c.Fax, (string?)null).ExecuteAsync(session, Cancellation);
        Assert.Equal(276L, await Artist.Table.CountAsync(session, Cancellation));
        Assert.Equal(0L, await PlaylistTrack.Table.Where(p => p.PlaylistId == 1).CountAsync(session, Cancellation));

        await session.RollbackAsync(Cancellation);

        Assert.Equal(counts, Copy.Counts());
        Assert.Equal(before, Copy.Dump());
        await using var other = Copy.Database.OpenSession();
        Assert.Equal(275L, await Artist.Table.CountAsync(other, Cancellation));
    }

    [Fact]
    public async Task A_session_disposed_without_commit_leaves_the_file_as_it_was()
    {
        var before = Copy.Dump();
        await using (var session = Copy.Database.OpenSession())
        {
            session.Add(NewArtist());
            await session.FlushAsync(Cancellation);
        }

        Assert.Equal(before, Copy.Dump());
    }

    [Fact]
    public async Task A_savepoint_takes_back_its_part_only()
    {
        await using var session = Copy.Database.OpenSession();
        session.Add(new Genre { Name = "Kept" });
        await session.FlushAsync(Cancellation);
        await using (await session.BeginNestedAsync(Cancellation))
        {
            await Genre.Table.Where(g => g.GenreId <= 25).Set(g => g.Name, "Lost").ExecuteAsync(session, Cancellation);
        }

        await session.CommitAsync(Cancellation);
        Assert.Equal(1L, Scalar("SELECT count(*) FROM Genre WHERE Name = 'Kept'"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM Genre WHERE Name = 'Lost'"));
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

    private static Artist NewArtist()
    {
        var artist = new Artist { Name = "Madredeus" };
        var first = new Album { Title = "Existir" };
        first.Tracks.Add(new Track { Name = "O Pastor", MediaTypeId = 1, GenreId = 16, Milliseconds = 227_000, UnitPrice = 0.99m });
        first.Tracks.Add(new Track { Name = "Cuidado", MediaTypeId = 1, Milliseconds = 200_000, Bytes = 1, UnitPrice = 1.29m, Composer = "P. A. Magalhães" });
        var second = new Album { Title = "Ainda" };
        second.Tracks.Add(new Track { Name = "Guitarra", MediaTypeId = 2, Milliseconds = 231_000, UnitPrice = 2m });
        artist.Albums.Add(first);
        artist.Albums.Add(second);
        return artist;
    }
}
