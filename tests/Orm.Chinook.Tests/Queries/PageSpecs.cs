using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>Pages by offset and by key, and streams.</summary>
public abstract class PageSpecs(ChinookCopy copy) : ChinookTests(copy)
{
    [Fact]
    public async Task Pages_by_offset_put_together_are_the_whole()
    {
        var query = Artist.Table.OrderBy(a => a.Name).ThenBy(a => a.ArtistId);
        var all = new List<Artist>();
        for (var page = 0; ; page++)
        {
            var artists = await query.Skip(page * 40).Take(40).ToListAsync(Session, Cancellation);
            if (artists.Count == 0)
                break;
            Assert.True(artists.Count <= 40);
            all.AddRange(artists);
        }

        Same(all, new HandWritten("SELECT * FROM Artist ORDER BY Name, ArtistId") { ByName = true });
    }

    [Fact]
    public async Task A_page_knows_the_total()
    {
        var page = await Customer.Table.Where(c => c.Country != "USA").OrderBy(c => c.LastName).ThenBy(c => c.CustomerId).ToPageAsync(Session, 3, 10, Cancellation);
        Same(page.Items, new HandWritten("SELECT * FROM Customer WHERE Country <> 'USA' ORDER BY LastName, CustomerId LIMIT 10 OFFSET 20") { ByName = true });
        Same([page.Total], "SELECT count(*) FROM Customer WHERE Country <> 'USA'");
    }

    [Fact]
    public async Task Pages_by_a_condition_on_the_key_put_together_are_the_whole()
    {
        var all = new List<Track>();
        var (milliseconds, id) = (0, 0);
        while (true)
        {
            var tracks = await Track.Table
                .Where(t => t.Milliseconds > milliseconds || (t.Milliseconds == milliseconds && t.TrackId > id))
                .OrderBy(t => t.Milliseconds).ThenBy(t => t.TrackId).Take(500)
                .ToListAsync(Session, Cancellation);
            if (tracks.Count == 0)
                break;
            all.AddRange(tracks);
            (milliseconds, id) = (tracks[^1].Milliseconds, tracks[^1].TrackId);
        }

        Same(all, "SELECT * FROM Track ORDER BY Milliseconds, TrackId");
    }

    [Fact]
    public async Task Pages_by_cursor_over_nulls_and_both_directions_are_the_whole() => Same(
        await PagesAsync(Track.Table.OrderByDescending(t => t.Composer, Nulls.Last).ThenBy(t => t.UnitPrice).ThenByDescending(t => t.TrackId), 400),
        new HandWritten("SELECT * FROM Track ORDER BY Composer DESC NULLS LAST, UnitPrice, TrackId DESC")
        {
            ByName = true,
            MySql = "SELECT * FROM Track ORDER BY Composer IS NULL, Composer DESC, UnitPrice, TrackId DESC",
        });

    [Fact]
    public async Task Pages_by_cursor_over_nulls_first_decimals_and_dates_are_the_whole() => Same(
        await PagesAsync(Invoice.Table.OrderBy(i => i.BillingState, Nulls.First).ThenByDescending(i => i.Total).ThenBy(i => i.InvoiceDate).ThenBy(i => i.InvoiceId), 37),
        new HandWritten("SELECT * FROM Invoice ORDER BY BillingState NULLS FIRST, Total DESC, InvoiceDate, InvoiceId")
        {
            MySql = "SELECT * FROM Invoice ORDER BY BillingState, Total DESC, InvoiceDate, InvoiceId",
        });

    [Fact]
    public async Task Pages_by_cursor_of_tuples_over_a_filter_and_a_composite_key_are_the_whole() => Same(
        await PagesAsync(PlaylistTrack.Table.Where(p => p.PlaylistId != 1).OrderByDescending(p => p.TrackId).ThenBy(p => p.PlaylistId).Select(p => (p.PlaylistId, p.TrackId)), 500),
        "SELECT PlaylistId, TrackId FROM PlaylistTrack WHERE PlaylistId <> 1 ORDER BY TrackId DESC, PlaylistId");

    [Fact]
    public async Task A_page_by_cursor_with_includes()
    {
        var query = Album.Table.OrderBy(a => a.Title).ThenBy(a => a.AlbumId).Include(a => a.Artist).Include(a => a.Tracks);
        var first = await query.ToKeysetPageAsync(Session, 20, cancellationToken: Cancellation);
        var second = await query.ToKeysetPageAsync(Session, 20, first.Next, Cancellation);
        Same(
            second.Items.Select(a => (a, a.Artist.Name, (long)a.Tracks.Count)).ToList(),
            new HandWritten("SELECT l.*, a.Name, (SELECT count(*) FROM Track t WHERE t.AlbumId = l.AlbumId) FROM Album l JOIN Artist a ON a.ArtistId = l.ArtistId ORDER BY l.Title, l.AlbumId LIMIT 20 OFFSET 20") { ByName = true });
    }

    [Fact]
    public async Task A_stream_gives_every_row_in_order()
    {
        var lines = new List<InvoiceLine>();
        await foreach (var line in InvoiceLine.Table.OrderByDescending(l => l.InvoiceLineId).AsAsyncEnumerable(Session, Cancellation))
            lines.Add(line);
        Same(lines, "SELECT * FROM InvoiceLine ORDER BY InvoiceLineId DESC");
    }

    [Fact]
    public async Task A_stream_of_tuples_that_is_left_early_leaves_the_session_usable()
    {
        var seen = new List<(int, string)>();
        await foreach (var row in Track.Table.OrderBy(t => t.TrackId).Select(t => (t.TrackId, t.Name)).AsAsyncEnumerable(Session, Cancellation))
        {
            seen.Add(row);
            if (seen.Count == 100)
                break;
        }

        Same(seen, "SELECT TrackId, Name FROM Track ORDER BY TrackId LIMIT 100");
        Assert.Equal(3503, await Track.Table.CountAsync(Session, Cancellation));
    }

    // Each cursor goes through its text, as it would through a URL.
    private async Task<List<T>> PagesAsync<TShape, T>(Query<TShape, T> query, int size)
    {
        var all = new List<T>();
        Cursor? after = null;
        do
        {
            var page = await query.ToKeysetPageAsync(Session, size, after, Cancellation);
            Assert.InRange(page.Items.Count, 1, size);
            all.AddRange(page.Items);
            after = page.Next is null ? null : Cursor.Parse(page.Next.ToString());
        }
        while (after is not null);
        return all;
    }
}
