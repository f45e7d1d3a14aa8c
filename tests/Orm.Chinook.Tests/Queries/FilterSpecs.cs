using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>WHERE, with the whole operator set.</summary>
public abstract class FilterSpecs(ChinookCopy copy) : ChinookTests(copy)
{
    private const string Tracks = "SELECT * FROM Track WHERE ";
    private const string ById = " ORDER BY TrackId";
    private const string Folding = "LIKE folds case on SQLite, and elsewhere as the collation says.";

    [Fact]
    public Task Equal_and_not_equal() => SameAsync(
        Track.Table.Where(t => t.GenreId == 2 && t.MediaTypeId != 1).OrderBy(t => t.TrackId),
        Tracks + "GenreId = 2 AND MediaTypeId <> 1" + ById);

    [Fact]
    public Task Orders_and_ranges() => SameAsync(
        Track.Table.Where(t => t.Milliseconds > 200_000 && t.Milliseconds <= 210_000 && t.TrackId >= 100 && t.TrackId < 1_000).OrderBy(t => t.TrackId),
        Tracks + "Milliseconds > 200000 AND Milliseconds <= 210000 AND TrackId >= 100 AND TrackId < 1000" + ById);

    [Fact]
    public Task Or_binds_looser_than_and_and_not_negates() => SameAsync(
        Track.Table.Where(t => (t.GenreId == 1 || t.GenreId == 3) && !(t.Milliseconds < 300_000)).OrderBy(t => t.TrackId),
        Tracks + "(GenreId = 1 OR GenreId = 3) AND NOT (Milliseconds < 300000)" + ById);

    [Fact]
    public async Task Null_known_at_run_time_renders_is_null()
    {
        string? composer = null;
        await SameAsync(
            Track.Table.Where(t => t.Composer == composer && t.AlbumId != null).OrderBy(t => t.TrackId),
            Tracks + "Composer IS NULL AND AlbumId IS NOT NULL" + ById);
    }

    [Fact]
    public Task Not_equal_leaves_out_nulls_as_sql_does() => SameAsync(
        Customer.Table.Where(c => c.Company != "Apple Inc.").OrderBy(c => c.CustomerId),
        "SELECT * FROM Customer WHERE Company <> 'Apple Inc.' ORDER BY CustomerId");

    [Fact]
    public Task Distinct_from_includes_nulls() => SameAsync(
        Customer.Table.Where(c => c.Company.IsDistinctFrom("Apple Inc.")).OrderBy(c => c.CustomerId),
        new HandWritten("SELECT * FROM Customer WHERE Company IS NOT 'Apple Inc.' ORDER BY CustomerId")
        {
            PostgreSql = "SELECT * FROM Customer WHERE Company IS DISTINCT FROM 'Apple Inc.' ORDER BY CustomerId",
            MySql = "SELECT * FROM Customer WHERE NOT Company <=> 'Apple Inc.' ORDER BY CustomerId",
        });

    [Fact]
    public Task Decimals_compare_as_numbers() => SameAsync(
        Track.Table.Where(t => t.UnitPrice > 0.99m).OrderBy(t => t.TrackId),
        Tracks + "UnitPrice > 0.99" + ById);

    [Fact]
    public Task Dates_compare_in_time_order() => SameAsync(
        Invoice.Table.Where(i => i.InvoiceDate >= new DateTime(2021, 2, 1) && i.InvoiceDate < new DateTime(2021, 3, 1)).OrderBy(i => i.InvoiceId),
        "SELECT * FROM Invoice WHERE InvoiceDate >= '2021-02-01 00:00:00' AND InvoiceDate < '2021-03-01 00:00:00' ORDER BY InvoiceId");

    [Fact]
    public Task A_date_equals_the_stored_text() => SameAsync(
        Invoice.Table.Where(i => i.InvoiceDate == new DateTime(2021, 1, 2)).OrderBy(i => i.InvoiceId),
        "SELECT * FROM Invoice WHERE InvoiceDate = '2021-01-02 00:00:00' ORDER BY InvoiceId");

    [Fact]
    public Task Between() => SameAsync(
        Invoice.Table.Where(i => i.Total.Between(5m, 8.91m)).OrderBy(i => i.InvoiceId),
        "SELECT * FROM Invoice WHERE Total BETWEEN 5 AND 8.91 ORDER BY InvoiceId");

    [Fact]
    public Task In_values() => SameAsync(
        Customer.Table.Where(c => c.Country.In("France", "Canada", "Nowhere")).OrderBy(c => c.CustomerId),
        "SELECT * FROM Customer WHERE Country IN ('France', 'Canada', 'Nowhere') ORDER BY CustomerId");

    [Fact]
    public async Task In_a_list_and_not_in_it()
    {
        var ids = Enumerable.Range(1, 70).Where(i => i % 3 == 0).ToList();
        await SameAsync(
            Album.Table.Where(a => a.AlbumId.In(ids)).OrderBy(a => a.AlbumId),
            $"SELECT * FROM Album WHERE AlbumId IN ({string.Join(", ", ids)}) ORDER BY AlbumId");
        await SameAsync(
            Album.Table.Where(a => a.AlbumId.NotIn(ids)).OrderBy(a => a.AlbumId),
            $"SELECT * FROM Album WHERE AlbumId NOT IN ({string.Join(", ", ids)}) ORDER BY AlbumId");
    }

    [Fact]
    public async Task In_an_empty_list_is_false()
    {
        Assert.Empty(await Album.Table.Where(a => a.AlbumId.In(Array.Empty<int>())).ToListAsync(Session, Cancellation));
        Assert.Equal(347, await Album.Table.Where(a => a.AlbumId.NotIn(Array.Empty<int>())).CountAsync(Session, Cancellation));
    }

    [Fact]
    public Task Like() => SameAsync(
        Track.Table.Where(t => t.Name.Like("%Love%")).OrderBy(t => t.TrackId),
        new HandWritten(Tracks + "Name LIKE '%Love%'" + ById) { Differs = Folding });

    [Fact]
    public Task ILike() => SameAsync(
        Artist.Table.Where(a => a.Name.ILike("the %")).OrderBy(a => a.ArtistId),
        new HandWritten("SELECT * FROM Artist WHERE Name LIKE 'the %' ORDER BY ArtistId") { PostgreSql = "SELECT * FROM Artist WHERE Name ILIKE 'the %' ORDER BY ArtistId" });

    [Fact]
    public Task Starts_with_escapes_its_argument() => SameAsync(
        Track.Table.Where(t => t.Name.StartsWith("(")).OrderBy(t => t.TrackId),
        Tracks + "substr(Name, 1, 1) = '('" + ById);

    [Fact]
    public Task Contains_takes_a_percent_sign_literally() => SameAsync(
        Track.Table.Where(t => t.Name.Contains("%")).OrderBy(t => t.TrackId),
        new HandWritten(Tracks + "instr(Name, '%') > 0" + ById) { PostgreSql = Tracks + "strpos(Name, '%') > 0" + ById });

    [Fact]
    public Task Ends_with() => SameAsync(
        Track.Table.Where(t => t.Name.EndsWith(")")).OrderBy(t => t.TrackId),
        new HandWritten(Tracks + "substr(Name, -1) = ')'" + ById) { PostgreSql = Tracks + "right(Name, 1) = ')'" + ById });

    [Fact]
    public Task Arithmetic() => SameAsync(
        InvoiceLine.Table.Where(l => l.UnitPrice * 100m > 150m && (l.InvoiceLineId + 1) % 2 == 0).OrderBy(l => l.InvoiceLineId),
        "SELECT * FROM InvoiceLine WHERE UnitPrice * 100 > 150 AND (InvoiceLineId + 1) % 2 = 0 ORDER BY InvoiceLineId");

    [Fact]
    public async Task Conditions_are_put_together_at_run_time()
    {
        foreach (var (genre, name, below) in new (int?, string?, int?)[] { (null, "Rock", null), (1, null, 120_000), (1, "a", 200_000) })
        {
            var query = Track.Table.Query();
            var sql = "SELECT * FROM Track WHERE 1 = 1";
            if (genre is not null)
            {
                query = query.Where(t => t.GenreId == genre);
                sql += " AND GenreId = " + genre;
            }

            if (name is not null)
            {
                query = query.Where(t => t.Name.Like("%" + name + "%"));
                sql += $" AND Name LIKE '%{name}%'";
            }

            if (below is not null)
            {
                query = query.Where(t => t.Milliseconds < below);
                sql += " AND Milliseconds < " + below;
            }

            await SameAsync(query.OrderBy(t => t.TrackId), new HandWritten(sql + ById) { Differs = name is null ? null : Folding });
        }
    }
}
