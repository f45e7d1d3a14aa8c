using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Writes;

/// <summary>Rows of association tables follow what they connect, seen through hand-written SQL on another connection.</summary>
public sealed class AssociationTests : FreshChinookTests
{
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
    public async Task Rows_of_the_association_are_added_moved_and_removed_as_entities()
    {
        await using var session = Copy.Database.OpenSession();
        var moved = await session.GetAsync(PlaylistTrack.Table, (16, 52), Cancellation);
        Assert.NotNull(moved);
        moved.PlaylistId = 18;
        session.Add(new PlaylistTrack { PlaylistId = 2, TrackId = 7 });
        session.Add(new PlaylistTrack { Playlist = (await session.GetAsync(Playlist.Table, 2, Cancellation))!, Track = (await session.GetAsync(Track.Table, 8, Cancellation))! });
        session.Remove((await session.GetAsync(PlaylistTrack.Table, (16, 2003), Cancellation))!);
        await session.CommitAsync(Cancellation);

        Same(
            await PlaylistTrack.Table.Where(p => p.PlaylistId.In(2, 16, 18)).OrderBy(p => p.PlaylistId).ThenBy(p => p.TrackId).Select(p => (p.PlaylistId, p.TrackId)).ToListAsync(session, Cancellation),
            "SELECT * FROM PlaylistTrack WHERE PlaylistId IN (2, 16, 18) ORDER BY PlaylistId, TrackId");
        Assert.Equal(2L, Scalar("SELECT count(*) FROM PlaylistTrack WHERE PlaylistId = 2 AND TrackId IN (7, 8)"));
        Assert.Equal(1L, Scalar("SELECT count(*) FROM PlaylistTrack WHERE PlaylistId = 18 AND TrackId = 52"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM PlaylistTrack WHERE PlaylistId = 16 AND TrackId IN (52, 2003)"));
        Assert.Same(moved, await session.GetAsync(PlaylistTrack.Table, (18, 52), Cancellation));
    }

    [Fact]
    public async Task A_playlist_is_deleted_while_rows_of_its_association_are_loaded()
    {
        await using var session = Copy.Database.OpenSession();
        var entries = await PlaylistTrack.Table.Where(p => p.PlaylistId == 16).ToListAsync(session, Cancellation);
        Assert.NotEmpty(entries);
        session.Remove((await session.GetAsync(Playlist.Table, 16, Cancellation))!);
        await session.CommitAsync(Cancellation);

        Assert.Equal(0L, Scalar("SELECT count(*) FROM PlaylistTrack WHERE PlaylistId = 16"));
        Assert.Null(await session.GetAsync(PlaylistTrack.Table, (16, entries[0].TrackId), Cancellation));
    }

    [Fact]
    public async Task A_playlist_and_rows_of_its_association_are_deleted_together()
    {
        await using var session = Copy.Database.OpenSession();
        session.RemoveRange(await PlaylistTrack.Table.Where(p => p.PlaylistId == 16 && p.TrackId < 2_000).ToListAsync(session, Cancellation));
        session.Remove((await session.GetAsync(Playlist.Table, 16, Cancellation))!);
        await session.CommitAsync(Cancellation);

        Assert.Equal(0L, Scalar("SELECT count(*) FROM PlaylistTrack WHERE PlaylistId = 16"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM Playlist WHERE PlaylistId = 16"));
    }

    [Fact]
    public async Task A_track_leaves_its_playlists_when_it_is_deleted()
    {
        await using var session = Copy.Database.OpenSession();
        var track = await Track.Table.Where(t => !t.InvoiceLines.Any() && t.Playlists.Count() > 1).OrderBy(t => t.TrackId).FirstAsync(session, Cancellation);
        Assert.True((long)Scalar($"SELECT count(*) FROM PlaylistTrack WHERE TrackId = {track.TrackId}")! > 1);
        session.Remove(track);
        await session.CommitAsync(Cancellation);

        Assert.Equal(0L, Scalar($"SELECT count(*) FROM PlaylistTrack WHERE TrackId = {track.TrackId}"));
        Assert.Equal(0L, Scalar($"SELECT count(*) FROM Track WHERE TrackId = {track.TrackId}"));
    }
}
