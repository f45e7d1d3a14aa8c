using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Writes;

/// <summary>What a transaction that ends one way or the other leaves in the file, seen through hand-written SQL on another connection.</summary>
public sealed class TransactionTests : FreshChinookTests
{
    [Fact]
    public async Task Two_sessions_see_each_other_after_commits_only()
    {
        await using var one = Copy.Database.OpenSession();
        await using var two = Copy.Database.OpenSession();
        var seen = await two.GetAsync(Artist.Table, 1, Cancellation);
        var changed = await one.GetAsync(Artist.Table, 1, Cancellation);
        changed!.Name = "DC/AC";
        await one.FlushAsync(Cancellation);
        Assert.Equal("AC/DC", await Artist.Table.Where(a => a.ArtistId == 1).Select(a => a.Name).SingleAsync(two, Cancellation));
        await one.CommitAsync(Cancellation);
        Assert.Equal("DC/AC", await Artist.Table.Where(a => a.ArtistId == 1).Select(a => a.Name).SingleAsync(two, Cancellation));
        await two.RefreshAsync(seen!, Cancellation);
        Assert.Equal("DC/AC", seen!.Name);
    }

    [Fact]
    public async Task What_was_rolled_back_can_be_committed_later()
    {
        var before = Copy.Dump();
        await using var session = Copy.Database.OpenSession();
        var artist = NewArtist.Create();
        session.Add(artist);
        var track = await session.GetAsync(Track.Table, 1, Cancellation);
        track!.UnitPrice = 5m;
        var playlist = await Playlist.Table.Where(p => p.PlaylistId == 17).Include(p => p.Tracks).SingleAsync(session, Cancellation);
        session.Remove(playlist);
        await session.FlushAsync(Cancellation);
        await session.RollbackAsync(Cancellation);
        Assert.Equal(before, Copy.Dump());
        Assert.Equal(0, artist.ArtistId);
        Assert.Equal(5m, track.UnitPrice);

        await session.CommitAsync(Cancellation);
        Assert.Equal(1L, Scalar("SELECT count(*) FROM Artist WHERE Name = 'Madredeus'"));
        Same(artist.Albums.ToList(), "SELECT * FROM Album WHERE ArtistId = @p0 ORDER BY AlbumId", artist.ArtistId);
        Same([track], "SELECT * FROM Track WHERE TrackId = 1");
        Assert.Equal(0L, Scalar("SELECT count(*) FROM PlaylistTrack WHERE PlaylistId = 17"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM Playlist WHERE PlaylistId = 17"));
    }

    [Fact]
    public async Task A_rollback_leaves_the_file_as_it_was()
    {
        var before = Copy.Dump();
        var counts = Copy.Counts();
        await using var session = Copy.Database.OpenSession();

        session.Add(NewArtist.Create());
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
            session.Add(NewArtist.Create());
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
}
