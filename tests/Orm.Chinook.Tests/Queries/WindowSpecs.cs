using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>Window functions, with partitions, orders and frames; and the first row for each key.</summary>
public abstract class WindowSpecs(ChinookCopy copy) : ChinookTests(copy)
{
    [Fact]
    public Task Rows_are_numbered_and_ranked_in_their_partition() => SameAsync(
        Track.Table.Where(t => t.AlbumId < 40).OrderBy(t => t.TrackId).Select(t => (
            t.TrackId,
            Sql.RowNumber().Over(Sql.PartitionBy(t.AlbumId).OrderByDescending(t.Milliseconds).OrderBy(t.TrackId)),
            Sql.Rank().Over(Sql.PartitionBy(t.AlbumId, t.MediaTypeId).OrderBy(t.UnitPrice)),
            Sql.DenseRank().Over(Sql.OrderBy(t.AlbumId)),
            Sql.Tile(4).Over(Sql.OrderBy(t.TrackId)))),
        "SELECT TrackId, row_number() OVER (PARTITION BY AlbumId ORDER BY Milliseconds DESC, TrackId), rank() OVER (PARTITION BY AlbumId, MediaTypeId ORDER BY UnitPrice), dense_rank() OVER (ORDER BY AlbumId), ntile(4) OVER (ORDER BY TrackId) FROM Track WHERE AlbumId < 40 ORDER BY TrackId");

    [Fact]
    public Task Shares_of_a_partition() => SameAsync(
        Invoice.Table.Where(i => i.CustomerId < 10).OrderBy(i => i.InvoiceId).Select(i => (
            i.InvoiceId, Sql.PercentRank().Over(Sql.PartitionBy(i.CustomerId).OrderBy(i.Total)), Sql.CumulativeDistribution().Over(Sql.PartitionBy(i.CustomerId).OrderBy(i.Total)))),
        "SELECT InvoiceId, percent_rank() OVER (PARTITION BY CustomerId ORDER BY Total), cume_dist() OVER (PARTITION BY CustomerId ORDER BY Total) FROM Invoice WHERE CustomerId < 10 ORDER BY InvoiceId");

    [Fact]
    public Task Neighbours_are_null_at_the_ends() => SameAsync(
        Invoice.Table.Where(i => i.CustomerId < 5).OrderBy(i => i.InvoiceId).Select(i => (
            i.InvoiceId,
            Sql.Lag(i.Total).Over(Sql.PartitionBy(i.CustomerId).OrderBy(i.InvoiceId)),
            Sql.Lead(i.InvoiceDate, 2).Over(Sql.PartitionBy(i.CustomerId).OrderBy(i.InvoiceId)),
            Sql.Lead(i.BillingCity).Over(Sql.OrderBy(i.InvoiceId)))),
        "SELECT InvoiceId, lag(Total, 1) OVER (PARTITION BY CustomerId ORDER BY InvoiceId), lead(InvoiceDate, 2) OVER (PARTITION BY CustomerId ORDER BY InvoiceId), lead(BillingCity, 1) OVER (ORDER BY InvoiceId) FROM Invoice WHERE CustomerId < 5 ORDER BY InvoiceId");

    [Fact]
    public Task Values_at_the_ends_of_a_frame() => SameAsync(
        Track.Table.Where(t => t.AlbumId < 10).OrderBy(t => t.TrackId).Select(t => (
            t.TrackId,
            Sql.FirstValue(t.Milliseconds).Over(Sql.PartitionBy(t.AlbumId).OrderBy(t.TrackId)),
            Sql.LastValue(t.Name).Over(Sql.PartitionBy(t.AlbumId).OrderBy(t.TrackId).Rows(FrameBound.CurrentRow, FrameBound.UnboundedFollowing)))),
        "SELECT TrackId, first_value(Milliseconds) OVER (PARTITION BY AlbumId ORDER BY TrackId), last_value(Name) OVER (PARTITION BY AlbumId ORDER BY TrackId ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) FROM Track WHERE AlbumId < 10 ORDER BY TrackId");

    [Fact]
    public Task Aggregates_over_frames() => SameAsync(
        Track.Table.Where(t => t.AlbumId < 30).OrderBy(t => t.TrackId).Select(t => (
            t.TrackId,
            Sql.Sum(t.Milliseconds).Over(Sql.PartitionBy(t.AlbumId).OrderBy(t.TrackId).Rows(FrameBound.UnboundedPreceding, FrameBound.CurrentRow)),
            Sql.Average(t.Milliseconds).Over(Sql.OrderBy(t.TrackId).Rows(FrameBound.Preceding(2), FrameBound.Following(2))),
            Sql.Max(t.Bytes).Over(Sql.PartitionBy(t.AlbumId)),
            Sql.Count().Over(),
            Sql.Sum(t.Milliseconds.Cast<long>()).Over(Sql.OrderBy(t.AlbumId).Range(FrameBound.UnboundedPreceding, FrameBound.CurrentRow)))),
        new HandWritten("SELECT TrackId, sum(Milliseconds) OVER (PARTITION BY AlbumId ORDER BY TrackId ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), avg(Milliseconds) OVER (ORDER BY TrackId ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING), max(Bytes) OVER (PARTITION BY AlbumId), count(*) OVER (), sum(Milliseconds) OVER (ORDER BY AlbumId) FROM Track WHERE AlbumId < 30 ORDER BY TrackId")
        {
            MySql = "SELECT TrackId, sum(Milliseconds) OVER (PARTITION BY AlbumId ORDER BY TrackId ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), avg(Milliseconds * 1e0) OVER (ORDER BY TrackId ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING), max(Bytes) OVER (PARTITION BY AlbumId), count(*) OVER (), sum(Milliseconds) OVER (ORDER BY AlbumId) FROM Track WHERE AlbumId < 30 ORDER BY TrackId",
        });

    [Fact]
    public Task Windows_in_arithmetic_and_in_the_order() => SameAsync(
        Track.Table.Where(t => t.AlbumId < 12).OrderByDescending(t => Sql.Count().Over(Sql.PartitionBy(t.AlbumId))).ThenBy(t => t.TrackId)
            .Select(t => (t.TrackId, Sql.Count().Over(Sql.PartitionBy(t.AlbumId)) * 100 + Sql.RowNumber().Over(Sql.PartitionBy(t.AlbumId).OrderBy(t.TrackId)))),
        "SELECT TrackId, count(*) OVER (PARTITION BY AlbumId) * 100 + row_number() OVER (PARTITION BY AlbumId ORDER BY TrackId) FROM Track WHERE AlbumId < 12 ORDER BY count(*) OVER (PARTITION BY AlbumId) DESC, TrackId");

    [Fact]
    public async Task The_first_row_for_each_key()
    {
        var longest = Track.Table.Where(t => t.TrackId < 500).OrderBy(t => t.AlbumId).ThenByDescending(t => t.Milliseconds).ThenBy(t => t.TrackId).DistinctOn(t => t.AlbumId);
        if (!Copy.Database.Dialect.Features.DistinctOn)
        {
            var exception = await Assert.ThrowsAsync<NotSupportedException>(async () => await longest.ToListAsync(Session, Cancellation));
            Assert.Contains("no DISTINCT ON. Number the rows by a window function", exception.Message, StringComparison.Ordinal);
            return;
        }

        const string rows = "SELECT DISTINCT ON (AlbumId) * FROM Track WHERE TrackId < 500 ORDER BY AlbumId, Milliseconds DESC, TrackId";
        const string ranked = "SELECT TrackId, Name, AlbumId, MediaTypeId, GenreId, Composer, Milliseconds, Bytes, UnitPrice FROM (SELECT t.*, row_number() OVER (PARTITION BY AlbumId ORDER BY Milliseconds DESC, TrackId) r FROM Track t WHERE TrackId < 500) q WHERE r = 1";
        await SameAsync(longest, new HandWritten(ranked + " ORDER BY AlbumId") { PostgreSql = rows });
        await SameAsync(longest.Select(t => (t.TrackId, t.Name)), new HandWritten($"SELECT TrackId, Name FROM ({ranked}) p ORDER BY AlbumId") { PostgreSql = $"SELECT TrackId, Name FROM ({rows}) p ORDER BY AlbumId" });
        await SameAsync(longest.Where(t => t.Milliseconds > 400_000).OrderByDescending(t => t.TrackId), new HandWritten($"SELECT * FROM ({ranked}) p WHERE Milliseconds > 400000 ORDER BY TrackId DESC") { PostgreSql = $"SELECT * FROM ({rows}) p WHERE Milliseconds > 400000 ORDER BY TrackId DESC" });
        Same([await longest.CountAsync(Session, Cancellation)], new HandWritten($"SELECT count(*) FROM ({ranked}) p") { PostgreSql = $"SELECT count(*) FROM ({rows}) p" });
        await SameAsync(
            Track.Table.Where(t => t.TrackId < 500).OrderBy(t => t.GenreId).ThenBy(t => t.MediaTypeId).ThenBy(t => t.TrackId).DistinctOn(t => (t.GenreId, t.MediaTypeId)).Take(3),
            new HandWritten("SELECT * FROM Track t WHERE NOT EXISTS (SELECT 1 FROM Track o WHERE o.GenreId = t.GenreId AND o.MediaTypeId = t.MediaTypeId AND o.TrackId < t.TrackId) AND TrackId < 500 ORDER BY GenreId, MediaTypeId LIMIT 3"));
    }
}
