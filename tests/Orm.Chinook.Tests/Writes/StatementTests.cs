using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Writes;

/// <summary>Updates, deletes and inserts by statement: the whole file afterwards equals one that hand-written SQL changed.</summary>
public sealed class StatementTests : FreshChinookTests
{
    [Fact]
    public Task An_update_by_condition() => SameEffectAsync(
        session => Track.Table.Where(t => t.GenreId == 2).Set(t => t.UnitPrice, 1.29m).ExecuteAsync(session, Cancellation),
        "UPDATE Track SET UnitPrice = 1.29 WHERE GenreId = 2");

    [Fact]
    public Task An_update_of_several_columns_by_expressions_and_null() => SameEffectAsync(
        session => Track.Table.Where(t => t.AlbumId == 1).Set(t => t.Milliseconds, t => t.Milliseconds + 1_000).Set(t => t.Composer, (string?)null)
            .ExecuteAsync(session, Cancellation),
        "UPDATE Track SET Milliseconds = Milliseconds + 1000, Composer = NULL WHERE AlbumId = 1");

    [Fact]
    public Task An_update_by_subquery() => SameEffectAsync(
        session => Album.Table.Where(a => a.ArtistId.In(Artist.Table.Where(r => r.Name == "AC/DC").Select(r => r.ArtistId)))
            .Set(a => a.Title, "Renamed").ExecuteAsync(session, Cancellation),
        "UPDATE Album SET Title = 'Renamed' WHERE ArtistId IN (SELECT ArtistId FROM Artist WHERE Name = 'AC/DC')");

    [Fact]
    public Task A_delete_by_condition() => SameEffectAsync(
        session => InvoiceLine.Table.Where(l => l.InvoiceId <= 10 && l.Quantity == 1).Delete().ExecuteAsync(session, Cancellation),
        "DELETE FROM InvoiceLine WHERE InvoiceId <= 10 AND Quantity = 1");

    [Fact]
    public Task A_delete_by_exists() => SameEffectAsync(
        session => PlaylistTrack.Table.Where(p => Track.Table.Where(t => t.TrackId == p.TrackId && t.MediaTypeId == 3).Exists()).Delete().ExecuteAsync(session, Cancellation),
        "DELETE FROM PlaylistTrack WHERE EXISTS (SELECT 1 FROM Track t WHERE t.TrackId = PlaylistTrack.TrackId AND t.MediaTypeId = 3)");

    [Fact]
    public Task An_insert_of_values() => SameEffectAsync(
        session => Genre.Table.Insert(g => (g.GenreId, g.Name)).Values((100, "Fado"), (101, null)).ExecuteAsync(session, Cancellation),
        "INSERT INTO Genre (GenreId, Name) VALUES (100, 'Fado'), (101, NULL)");

    [Fact]
    public async Task A_write_that_is_not_committed_is_not_seen_by_others()
    {
        var before = Copy.Dump();
        await using (var session = Copy.Database.OpenSession())
        {
            await Track.Table.Where(t => t.TrackId < 100).Set(t => t.Name, "?").ExecuteAsync(session, Cancellation);
            Assert.Equal(before, Copy.Dump());
        }

        Assert.Equal(before, Copy.Dump());
    }

    private async Task SameEffectAsync(Func<Session, ValueTask<int>> statement, string sql)
    {
        var byHand = new ChinookCopy();
        await byHand.InitializeAsync();
        int expected;
        using (var connection = byHand.Open())
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            expected = command.ExecuteNonQuery();
        }

        var before = Copy.Dump();
        int rows;
        await using (var session = Copy.Database.OpenSession())
        {
            rows = await statement(session);
            await session.CommitAsync(Cancellation);
        }

        var after = Copy.Dump();
        Assert.Equal(expected, rows);
        Assert.NotEqual(before, after);
        Assert.Equal(byHand.Dump(), after);
        await byHand.DisposeAsync();
    }
}
