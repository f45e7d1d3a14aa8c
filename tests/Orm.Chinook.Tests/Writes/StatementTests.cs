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
    public Task An_insert_of_every_type() => SameEffectAsync(
        session => Invoice.Table.Insert(i => (i.CustomerId, i.InvoiceDate, i.BillingCity, i.Total))
            .Values((1, new DateTime(2024, 2, 29, 13, 14, 15), "Łódź", 1_234.56m), (2, new DateTime(2024, 3, 1), null, 7m))
            .ExecuteAsync(session, Cancellation),
        "INSERT INTO Invoice (CustomerId, InvoiceDate, BillingCity, Total) VALUES (1, '2024-02-29 13:14:15', 'Łódź', 1234.56), (2, '2024-03-01 00:00:00', NULL, 7)");

    [Fact]
    public Task An_insert_from_a_query() => SameEffectAsync(
        session => PlaylistTrack.Table.Insert(p => (p.PlaylistId, p.TrackId))
            .From(Track.Table.Where(t => t.GenreId == 24).Select(t => (Sql.Val(18), t.TrackId)))
            .OnConflict().DoNothing()
            .ExecuteAsync(session, Cancellation),
        new HandWritten("INSERT INTO PlaylistTrack (PlaylistId, TrackId) SELECT 18, TrackId FROM Track WHERE GenreId = 24 ON CONFLICT DO NOTHING")
        {
            MySql = "INSERT INTO PlaylistTrack (PlaylistId, TrackId) SELECT 18, TrackId FROM Track WHERE GenreId = 24 ON DUPLICATE KEY UPDATE PlaylistTrack.PlaylistId = PlaylistTrack.PlaylistId",
        });

    [Fact]
    public Task An_upsert_that_updates() => SameEffectAsync(
        session => Artist.Table.Insert(a => (a.ArtistId, a.Name)).Values((1, "AC/DC (live)"), (900, "New")).OnConflict(a => a.ArtistId).DoUpdate().ExecuteAsync(session, Cancellation),
        new HandWritten("INSERT INTO Artist (ArtistId, Name) VALUES (1, 'AC/DC (live)'), (900, 'New') ON CONFLICT (ArtistId) DO UPDATE SET Name = excluded.Name")
        {
            MySql = "INSERT INTO Artist (ArtistId, Name) VALUES (1, 'AC/DC (live)'), (900, 'New') ON DUPLICATE KEY UPDATE Name = VALUES(Name)",
        });

    [Fact]
    public Task An_upsert_by_expression() => SameEffectAsync(
        session => InvoiceLine.Table.Insert(l => (l.InvoiceLineId, l.InvoiceId, l.TrackId, l.UnitPrice, l.Quantity)).Values((1, 1, 2, 0.5m, 3))
            .OnConflict(l => l.InvoiceLineId).DoUpdate(set => set.Set(l => l.Quantity, (l, proposed) => l.Quantity + proposed.Quantity).Set(l => l.UnitPrice, 0.01m))
            .ExecuteAsync(session, Cancellation),
        new HandWritten("INSERT INTO InvoiceLine (InvoiceLineId, InvoiceId, TrackId, UnitPrice, Quantity) VALUES (1, 1, 2, 0.5, 3) ON CONFLICT (InvoiceLineId) DO UPDATE SET Quantity = InvoiceLine.Quantity + excluded.Quantity, UnitPrice = 0.01")
        {
            MySql = "INSERT INTO InvoiceLine (InvoiceLineId, InvoiceId, TrackId, UnitPrice, Quantity) VALUES (1, 1, 2, 0.5, 3) ON DUPLICATE KEY UPDATE Quantity = Quantity + VALUES(Quantity), UnitPrice = 0.01",
        });

    [Fact]
    public Task An_upsert_that_does_nothing_on_a_composite_key() => SameEffectAsync(
        session => PlaylistTrack.Table.Insert(p => (p.PlaylistId, p.TrackId)).Values((8, 3), (8, 4), (2, 3)).OnConflict(p => p.PlaylistId, p => p.TrackId).DoNothing().ExecuteAsync(session, Cancellation),
        new HandWritten("INSERT INTO PlaylistTrack (PlaylistId, TrackId) VALUES (8, 3), (8, 4), (2, 3) ON CONFLICT (PlaylistId, TrackId) DO NOTHING")
        {
            MySql = "INSERT INTO PlaylistTrack (PlaylistId, TrackId) VALUES (8, 3), (8, 4), (2, 3) ON DUPLICATE KEY UPDATE PlaylistTrack.PlaylistId = PlaylistTrack.PlaylistId",
        });

    [Fact]
    public Task An_update_from_a_correlated_subquery() => SameEffectAsync(
        session => Invoice.Table.Where(i => i.InvoiceId <= 40)
            .Set(i => i.BillingState, i => Customer.Table.Where(c => c.CustomerId == i.CustomerId).Select(c => c.Country).Scalar())
            .ExecuteAsync(session, Cancellation),
        "UPDATE Invoice SET BillingState = (SELECT Country FROM Customer c WHERE c.CustomerId = Invoice.CustomerId) WHERE InvoiceId <= 40");

    [Fact]
    public Task An_update_of_decimals_and_dates_by_arithmetic() => SameEffectAsync(
        session => Invoice.Table.Where(i => i.BillingCountry == "Germany").Set(i => i.Total, i => i.Total + 1.5m).Set(i => i.InvoiceDate, new DateTime(2020, 1, 2, 3, 4, 5)).ExecuteAsync(session, Cancellation),
        "UPDATE Invoice SET Total = Total + 1.5, InvoiceDate = '2020-01-02 03:04:05' WHERE BillingCountry = 'Germany'");

    [Fact]
    public Task A_delete_over_a_relationship() => SameEffectAsync(
        session => InvoiceLine.Table.Where(l => l.Invoice.Any(i => i.BillingCountry == "Austria")).Delete().ExecuteAsync(session, Cancellation),
        "DELETE FROM InvoiceLine WHERE InvoiceId IN (SELECT InvoiceId FROM Invoice WHERE BillingCountry = 'Austria')");

    [Fact]
    public Task An_insert_returns_its_generated_keys() => SameReturningAsync(
        Artist.Table.Insert(a => a.Name).Values("One", "Two", null).Returning(a => a.ArtistId),
        "INSERT INTO Artist (Name) VALUES ('One'), ('Two'), (NULL) RETURNING ArtistId");

    [Fact]
    public Task An_update_returns_entities() => SameReturningAsync(
        Track.Table.Where(t => t.AlbumId == 5).Set(t => t.UnitPrice, t => t.UnitPrice * 2m).Returning(t => t),
        "UPDATE Track SET UnitPrice = UnitPrice * 2 WHERE AlbumId = 5 RETURNING *");

    [Fact]
    public Task A_delete_returns_tuples() => SameReturningAsync(
        PlaylistTrack.Table.Where(p => p.PlaylistId == 16).Delete().Returning(p => (p.PlaylistId, p.TrackId)),
        "DELETE FROM PlaylistTrack WHERE PlaylistId = 16 RETURNING PlaylistId, TrackId");

    [Fact]
    public Task Raw_sql_that_writes() => SameEffectAsync(
        session => session.Sql($"update Customer set Fax = {"none"}, Company = {(string?)null} where Country in {new[] { "USA", "Canada" }}").ExecuteAsync(Cancellation),
        "UPDATE Customer SET Fax = 'none', Company = NULL WHERE Country IN ('USA', 'Canada')");

    [Fact]
    public Task An_update_by_a_subquery_of_the_same_table() => SameEffectAsync(
        session => Track.Table.Where(t => t.AlbumId.In(Track.Table.Where(o => o.Milliseconds > 1_000_000).Select(o => o.AlbumId)) && t.Milliseconds < 300_000)
            .Set(t => t.UnitPrice, 0m).Set(t => t.GenreId, (int?)null).ExecuteAsync(session, Cancellation),
        "UPDATE Track SET UnitPrice = 0, GenreId = NULL WHERE AlbumId IN (SELECT AlbumId FROM Track WHERE Milliseconds > 1000000) AND Milliseconds < 300000");

    [Fact]
    public Task A_delete_of_what_nothing_refers_to() => SameEffectAsync(
        session => Artist.Table.Where(a => !a.Albums.Any()).Delete().ExecuteAsync(session, Cancellation),
        "DELETE FROM Artist WHERE ArtistId NOT IN (SELECT ArtistId FROM Album)");

    [Fact]
    public Task An_insert_from_a_join_with_constants() => SameEffectAsync(
        session => Playlist.Table.Insert(p => p.Name)
            .From(Album.Table.Join(a => a.Artist, out var artist).Where(a => artist.Name == "Queen").OrderBy(a => a.AlbumId).Select(a => artist.Name + ": " + a.Title))
            .ExecuteAsync(session, Cancellation),
        "INSERT INTO Playlist (Name) SELECT r.Name || ': ' || a.Title FROM Album a JOIN Artist r ON r.ArtistId = a.ArtistId WHERE r.Name = 'Queen' ORDER BY a.AlbumId");

    [Fact]
    public Task An_upsert_returns_what_is_stored() => SameReturningAsync(
        MediaType.Table.Insert(m => (m.Id, m.Text)).Values((1, "MP3"), (6, "FLAC")).OnConflict(m => m.Id).DoUpdate().Returning(m => m),
        new HandWritten("INSERT INTO MediaType (MediaTypeId, Name) VALUES (1, 'MP3'), (6, 'FLAC') ON CONFLICT (MediaTypeId) DO UPDATE SET Name = excluded.Name RETURNING *")
        {
            MySql = "INSERT INTO MediaType (MediaTypeId, Name) VALUES (1, 'MP3'), (6, 'FLAC') ON DUPLICATE KEY UPDATE Name = VALUES(Name) RETURNING *",
        });

    [Fact]
    public async Task Loaded_entities_follow_what_a_statement_wrote()
    {
        await using var session = Copy.Database.OpenSession();
        var tracks = await Track.Table.Where(t => t.AlbumId == 1).OrderBy(t => t.TrackId).ToListAsync(session, Cancellation);
        var genres = await Genre.Table.Where(g => g.GenreId <= 3).OrderBy(g => g.GenreId).ToListAsync(session, Cancellation);
        await Track.Table.Where(t => t.AlbumId == 1).Set(t => t.Milliseconds, t => t.Milliseconds * 2).ExecuteAsync(session, Cancellation);
        await Genre.Table.Where(g => g.GenreId == 2).Set(g => g.Name, "Cool jazz").ExecuteAsync(session, Cancellation);
        await session.CommitAsync(Cancellation);

        Same(tracks, "SELECT * FROM Track WHERE AlbumId = 1 ORDER BY TrackId");
        Same(genres, "SELECT * FROM Genre WHERE GenreId <= 3 ORDER BY GenreId");
        Assert.Equal("Cool jazz", genres[1].Name);
    }

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

    // The same number of rows affected, and the same file afterwards.
    private async Task SameEffectAsync(Func<Session, ValueTask<int>> statement, HandWritten sql)
    {
        var byHand = new ChinookCopy();
        await byHand.InitializeAsync();
        var before = Copy.Dump();
        Assert.Equal(before, byHand.Dump());
        int expected;
        using (var connection = byHand.Open())
        {
            using var command = connection.CreateCommand();
            command.CommandText = ChinookStore.Text(sql);
            expected = command.ExecuteNonQuery();
        }

        int rows;
        await using (var session = Copy.Database.OpenSession())
        {
            rows = await statement(session);
            await session.CommitAsync(Cancellation);
        }

        var after = Copy.Dump();
        Assert.True(expected > 0, "The hand-written SQL changed nothing: " + sql.Sqlite);
        Assert.Equal(expected, rows);
        Assert.NotEqual(before, after);
        Assert.Equal(byHand.Dump(), after);
        await byHand.DisposeAsync();
    }

    // The same rows returned, and the same file afterwards.
    private async Task SameReturningAsync<T>(Query<T> statement, HandWritten sql)
    {
        var byHand = new ChinookCopy();
        await byHand.InitializeAsync();
        var before = Copy.Dump();
        if (!Copy.Database.Dialect.Features.UpdateReturning && sql.Sqlite.StartsWith("UPDATE", StringComparison.Ordinal))
        {
            await using var refused = Copy.Database.OpenSession();
            var exception = await Assert.ThrowsAsync<NotSupportedException>(async () => await statement.ToListAsync(refused, Cancellation));
            Assert.Contains("query the rows afterwards", exception.Message, StringComparison.Ordinal);
            return;
        }

        List<T> rows;
        await using (var session = Copy.Database.OpenSession())
        {
            rows = await statement.ToListAsync(session, Cancellation);
            await session.CommitAsync(Cancellation);
        }

        RowComparison.SameRows(byHand, rows, sql);
        var after = Copy.Dump();
        Assert.NotEqual(before, after);
        Assert.Equal(byHand.Dump(), after);
        await byHand.DisposeAsync();
    }
}
