using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>Constructs put together in ways that each of them alone does not show.</summary>
public abstract class CompositionSpecs(ChinookCopy copy) : ChinookTests(copy)
{
    private const string Folding = "LIKE folds case on SQLite, and elsewhere as the collation says.";

    [Fact]
    public Task Left_joins_in_a_chain() => SameAsync(
        from artist in Artist.Table
        from album in artist.Albums.DefaultIfEmpty()
        from track in album.Tracks.DefaultIfEmpty()
        where artist.ArtistId > 20 && artist.ArtistId < 40
        orderby artist.ArtistId, track.TrackId
        select (artist.ArtistId, album.Title, track.Name),
        "SELECT a.ArtistId, l.Title, t.Name FROM Artist a LEFT JOIN Album l ON l.ArtistId = a.ArtistId LEFT JOIN Track t ON t.AlbumId = l.AlbumId WHERE a.ArtistId > 20 AND a.ArtistId < 40 ORDER BY a.ArtistId, t.TrackId");

    [Fact]
    public Task What_has_no_partner_by_left_join() => SameAsync(
        Artist.Table.LeftJoin(a => a.Albums, out var album).Where(_ => album.AlbumId == null).OrderBy(a => a.ArtistId),
        "SELECT a.* FROM Artist a LEFT JOIN Album l ON l.ArtistId = a.ArtistId WHERE l.AlbumId IS NULL ORDER BY a.ArtistId");

    [Fact]
    public Task Count_per_row_by_left_join_and_group() => SameAsync(
        from artist in Artist.Table
        from album in artist.Albums.DefaultIfEmpty()
        group album by (artist.ArtistId, artist.Name) into g
        where g.CountOf(a => a.AlbumId) < 2
        orderby g.CountOf(a => a.AlbumId), g.Key.ArtistId
        select (g.Key.ArtistId, g.Key.Name, g.CountOf(a => a.AlbumId), g.Max(a => a.Title)),
        "SELECT a.ArtistId, a.Name, count(l.AlbumId), max(l.Title) FROM Artist a LEFT JOIN Album l ON l.ArtistId = a.ArtistId GROUP BY a.ArtistId, a.Name HAVING count(l.AlbumId) < 2 ORDER BY count(l.AlbumId), a.ArtistId");

    [Fact]
    public Task A_subquery_that_names_two_outer_tables() => SameAsync(
        Album.Table.Join(a => a.Artist, out var artist)
            .Where(a => Track.Table.Where(t => t.AlbumId == a.AlbumId && t.Composer == artist.Name).Exists())
            .OrderBy(a => a.AlbumId).Select(a => (a.AlbumId, artist.Name)),
        "SELECT l.AlbumId, a.Name FROM Album l JOIN Artist a ON a.ArtistId = l.ArtistId WHERE EXISTS (SELECT 1 FROM Track t WHERE t.AlbumId = l.AlbumId AND t.Composer = a.Name) ORDER BY l.AlbumId");

    [Fact]
    public Task A_join_inside_a_correlated_subquery() => SameAsync(
        Customer.Table
            .Where(c => InvoiceLine.Table.Join(l => l.Invoice, out var invoice).Join(l => l.Track, out var track).Where(l => invoice.CustomerId == c.CustomerId && track.GenreId == 6).Exists())
            .OrderBy(c => c.CustomerId),
        "SELECT * FROM Customer c WHERE EXISTS (SELECT 1 FROM InvoiceLine l JOIN Invoice i ON i.InvoiceId = l.InvoiceId JOIN Track t ON t.TrackId = l.TrackId WHERE i.CustomerId = c.CustomerId AND t.GenreId = 6) ORDER BY CustomerId");

    [Fact]
    public Task A_join_in_query_syntax_inside_a_subquery() => SameAsync(
        from customer in Customer.Table
        where customer.CustomerId.In(
            from line in InvoiceLine.Table
            from invoice in line.Invoice
            from track in line.Track
            where track.Milliseconds > 2_500_000
            select invoice.CustomerId)
        orderby customer.CustomerId
        select customer,
        "SELECT * FROM Customer WHERE CustomerId IN (SELECT i.CustomerId FROM InvoiceLine l JOIN Invoice i ON i.InvoiceId = l.InvoiceId JOIN Track t ON t.TrackId = l.TrackId WHERE t.Milliseconds > 2500000) ORDER BY CustomerId");

    [Fact]
    public Task A_subquery_with_order_and_limit() => SameAsync(
        Track.Table.Where(t => t.AlbumId.In(Album.Table.OrderByDescending(a => a.Title).Select(a => a.AlbumId).Take(5))).OrderBy(t => t.TrackId),
        "SELECT * FROM Track WHERE AlbumId IN (SELECT * FROM (SELECT AlbumId FROM Album ORDER BY Title DESC LIMIT 5) q) ORDER BY TrackId");

    [Fact]
    public Task A_subquery_in_the_order() => SameAsync(
        Playlist.Table.OrderByDescending(p => p.Tracks.Count()).ThenBy(p => p.PlaylistId),
        "SELECT * FROM Playlist p ORDER BY (SELECT count(*) FROM PlaylistTrack x WHERE x.PlaylistId = p.PlaylistId) DESC, PlaylistId");

    [Fact]
    public Task A_subquery_in_a_case_and_in_arithmetic() => SameAsync(
        Employee.Table.OrderBy(e => e.EmployeeId).Select(e => (
            e.EmployeeId,
            Sql.When(e.Customers.Any(), "seller").When(e.Reports.Any(), "head").Else("other"),
            e.Customers.Count() * 10 + e.Reports.Count())),
        "SELECT EmployeeId, CASE WHEN EXISTS (SELECT 1 FROM Customer c WHERE c.SupportRepId = e.EmployeeId) THEN 'seller' WHEN EXISTS (SELECT 1 FROM Employee r WHERE r.ReportsTo = e.EmployeeId) THEN 'head' ELSE 'other' END, (SELECT count(*) FROM Customer c WHERE c.SupportRepId = e.EmployeeId) * 10 + (SELECT count(*) FROM Employee r WHERE r.ReportsTo = e.EmployeeId) FROM Employee e ORDER BY EmployeeId");

    [Fact]
    public Task Relationships_of_relationships_in_conditions() => SameAsync(
        Genre.Table.Where(g => g.Tracks.Any(t => t.Playlists.Any(p => p.Name == "Classical") && t.InvoiceLines.Any(l => l.Invoice.Any(i => i.Total > 5m)))).OrderBy(g => g.GenreId),
        "SELECT * FROM Genre g WHERE EXISTS (SELECT 1 FROM Track t WHERE t.GenreId = g.GenreId AND EXISTS (SELECT 1 FROM PlaylistTrack x JOIN Playlist p ON p.PlaylistId = x.PlaylistId WHERE x.TrackId = t.TrackId AND p.Name = 'Classical') AND EXISTS (SELECT 1 FROM InvoiceLine l JOIN Invoice i ON i.InvoiceId = l.InvoiceId WHERE l.TrackId = t.TrackId AND i.Total > 5)) ORDER BY GenreId");

    [Fact]
    public Task All_over_many_to_many() => SameAsync(
        Playlist.Table.Where(p => p.Tracks.Any() && p.Tracks.All(t => t.MediaTypeId == 3)).OrderBy(p => p.PlaylistId),
        "SELECT * FROM Playlist p WHERE EXISTS (SELECT 1 FROM PlaylistTrack x WHERE x.PlaylistId = p.PlaylistId) AND NOT EXISTS (SELECT 1 FROM PlaylistTrack x JOIN Track t ON t.TrackId = x.TrackId WHERE x.PlaylistId = p.PlaylistId AND NOT (t.MediaTypeId = 3)) ORDER BY PlaylistId");

    [Fact]
    public Task Decimals_and_dates_in_lists_and_ranges() => SameAsync(
        Invoice.Table
            .Where(i => i.Total.In(0.99m, 1.98m, 13.86m) && (i.InvoiceDate.Between(new DateTime(2021, 3, 1), new DateTime(2021, 6, 30)) || i.InvoiceDate.In(new DateTime(2021, 1, 3), new DateTime(2022, 1, 1))))
            .OrderBy(i => i.InvoiceDate).ThenByDescending(i => i.Total).ThenBy(i => i.InvoiceId),
        "SELECT * FROM Invoice WHERE Total IN (0.99, 1.98, 13.86) AND (InvoiceDate BETWEEN '2021-03-01 00:00:00' AND '2021-06-30 00:00:00' OR InvoiceDate IN ('2021-01-03 00:00:00', '2022-01-01 00:00:00')) ORDER BY InvoiceDate, Total DESC, InvoiceId");

    [Fact]
    public async Task A_list_of_thousands()
    {
        var ids = Enumerable.Range(1, 9_000).Where(i => i % 3 != 0).ToList();
        await SameAsync(
            Track.Table.Where(t => t.TrackId.In(ids)).OrderBy(t => t.TrackId).Select(t => (t.TrackId, t.Name)),
            $"SELECT TrackId, Name FROM Track WHERE TrackId IN ({string.Join(",", ids)}) ORDER BY TrackId");
    }

    [Fact]
    public async Task Skip_without_take_and_take_of_a_take()
    {
        await SameAsync(Genre.Table.OrderBy(g => g.GenreId).Skip(20), "SELECT * FROM Genre ORDER BY GenreId LIMIT 1000 OFFSET 20");
        await SameAsync(Genre.Table.OrderBy(g => g.GenreId).Take(10).Skip(3).Take(20), "SELECT * FROM Genre ORDER BY GenreId LIMIT 7 OFFSET 3");
        await SameAsync(Genre.Table.OrderBy(g => g.GenreId).Skip(3).Skip(2).Take(4), "SELECT * FROM Genre ORDER BY GenreId LIMIT 4 OFFSET 5");
        await BothEmptyAsync(Genre.Table.OrderBy(g => g.GenreId).Take(0), "SELECT * FROM Genre LIMIT 0");
    }

    [Fact]
    public async Task Terminals_over_groups_pages_joins_and_unions()
    {
        var groups = Track.Table.GroupBy(t => t.AlbumId).Where(g => g.Count() > 20).Select(g => (g.Key, g.Count()));
        Same([await groups.CountAsync(Session, Cancellation)], "SELECT count(*) FROM (SELECT AlbumId FROM Track GROUP BY AlbumId HAVING count(*) > 20) q");
        Assert.True(await groups.AnyAsync(Session, Cancellation));
        Assert.False(await Track.Table.GroupBy(t => t.AlbumId).Where(g => g.Count() > 2_000).Select(g => g.Key).AnyAsync(Session, Cancellation));

        var longest = Track.Table.OrderByDescending(t => t.Milliseconds).ThenBy(t => t.TrackId).Take(10);
        Same([await longest.SumAsync(Session, t => t.Milliseconds, Cancellation)], "SELECT sum(Milliseconds) FROM (SELECT Milliseconds FROM Track ORDER BY Milliseconds DESC, TrackId LIMIT 10) q");
        Same([await longest.MinAsync(Session, t => t.Name, Cancellation)], "SELECT min(Name) FROM (SELECT Name FROM Track ORDER BY Milliseconds DESC, TrackId LIMIT 10) q");
        Same([await longest.FirstAsync(Session, Cancellation)], "SELECT * FROM Track ORDER BY Milliseconds DESC, TrackId LIMIT 1");

        var joined = Invoice.Table.Join(i => i.Customer, out var customer).Where(_ => customer.Country == "Germany");
        Same([await joined.SumAsync(Session, i => i.Total, Cancellation)], "SELECT sum(Total) FROM Invoice i JOIN Customer c ON c.CustomerId = i.CustomerId WHERE c.Country = 'Germany'");
        Same([await joined.CountAsync(Session, Cancellation)], "SELECT count(*) FROM Invoice i JOIN Customer c ON c.CustomerId = i.CustomerId WHERE c.Country = 'Germany'");
        Same([await joined.MaxAsync(Session, _ => customer.LastName, Cancellation)], "SELECT max(LastName) FROM Customer WHERE Country = 'Germany'");

        var page = await Track.Table.GroupBy(t => t.AlbumId).Where(g => g.Count() > 20).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())).ToPageAsync(Session, 2, 10, Cancellation);
        Same(page.Items, "SELECT AlbumId, count(*) FROM Track GROUP BY AlbumId HAVING count(*) > 20 ORDER BY AlbumId LIMIT 10 OFFSET 10");
        Same([page.Total], "SELECT count(*) FROM (SELECT AlbumId FROM Track GROUP BY AlbumId HAVING count(*) > 20) q");
    }

    [Fact]
    public async Task A_query_is_a_value_that_can_be_run_extended_and_nested_again()
    {
        var rock = Track.Table.Where(t => t.GenreId == 1);
        var longRock = rock.Where(t => t.Milliseconds > 500_000);
        await SameAsync(rock.OrderBy(t => t.TrackId), "SELECT * FROM Track WHERE GenreId = 1 ORDER BY TrackId");
        await SameAsync(longRock.OrderBy(t => t.TrackId), "SELECT * FROM Track WHERE GenreId = 1 AND Milliseconds > 500000 ORDER BY TrackId");
        await SameAsync(
            Album.Table.Where(a => a.AlbumId.In(longRock.Select(t => t.AlbumId))).OrderBy(a => a.AlbumId),
            "SELECT * FROM Album WHERE AlbumId IN (SELECT AlbumId FROM Track WHERE GenreId = 1 AND Milliseconds > 500000) ORDER BY AlbumId");
        var others = Track.Table.As("o").Where(o => o.GenreId == 1 && o.Milliseconds > 500_000);
        await SameAsync(
            rock.Where(t => t.TrackId.In(others.Select(o => o.TrackId))).OrderBy(t => t.TrackId),
            "SELECT * FROM Track WHERE GenreId = 1 AND Milliseconds > 500000 ORDER BY TrackId");

        // Without an alias the two could not be told apart: that is said, not guessed.
        Assert.Throws<InvalidOperationException>(() => rock.Where(t => t.TrackId.In(longRock.Select(o => o.TrackId))));
        await SameAsync(rock.OrderBy(t => t.TrackId).Select(t => t.Name), "SELECT Name FROM Track WHERE GenreId = 1 ORDER BY TrackId");
    }

    [Fact]
    public Task Tables_under_aliases() => SameAsync(
        Aliases(Employee.Table.As("boss")),
        "SELECT e.EmployeeId, b.EmployeeId FROM Employee e JOIN Employee b ON b.EmployeeId = e.ReportsTo WHERE b.Title LIKE '%Manager%' ORDER BY e.EmployeeId");

    [Fact]
    public Task Let_names_an_expression() => SameAsync(
        from line in InvoiceLine.Table
        from track in line.Track
        let seconds = track.Milliseconds / 1_000
        where seconds > 1_000 && seconds < 1_500
        orderby seconds descending, line.InvoiceLineId
        select (line.InvoiceLineId, seconds, track.Name),
        new HandWritten("SELECT l.InvoiceLineId, t.Milliseconds / 1000, t.Name FROM InvoiceLine l JOIN Track t ON t.TrackId = l.TrackId WHERE t.Milliseconds / 1000 > 1000 AND t.Milliseconds / 1000 < 1500 ORDER BY t.Milliseconds / 1000 DESC, l.InvoiceLineId")
        {
            MySql = "SELECT l.InvoiceLineId, t.Milliseconds DIV 1000, t.Name FROM InvoiceLine l JOIN Track t ON t.TrackId = l.TrackId WHERE t.Milliseconds DIV 1000 > 1000 AND t.Milliseconds DIV 1000 < 1500 ORDER BY t.Milliseconds DIV 1000 DESC, l.InvoiceLineId",
        });

    [Fact]
    public Task Relationships_of_an_optional_table() => SameAsync(
        Artist.Table.LeftJoin(a => a.Albums, out var album).Where(a => a.ArtistId > 20 && a.ArtistId < 60).OrderBy(a => a.ArtistId).ThenBy(_ => album.AlbumId)
            .Select(a => (a.ArtistId, album.AlbumId, album.Tracks.Count(), album.Tracks.Max(t => t.Milliseconds))),
        "SELECT a.ArtistId, l.AlbumId, (SELECT count(*) FROM Track t WHERE t.AlbumId = l.AlbumId), (SELECT max(Milliseconds) FROM Track t WHERE t.AlbumId = l.AlbumId) FROM Artist a LEFT JOIN Album l ON l.ArtistId = a.ArtistId WHERE a.ArtistId > 20 AND a.ArtistId < 60 ORDER BY a.ArtistId, l.AlbumId");

    [Fact]
    public Task The_same_relationship_several_times_in_one_condition() => SameAsync(
        Employee.Table
            .Where(e => e.Reports.Any(r => r.Reports.Any(s => s.ReportsTo == r.EmployeeId && s.EmployeeId != e.EmployeeId && s.HireDate > r.HireDate)) || (e.Reports.Any(r => r.City == "Calgary") && e.Reports.Any(r => r.City == e.City)))
            .OrderBy(e => e.EmployeeId),
        "SELECT * FROM Employee e WHERE EXISTS (SELECT 1 FROM Employee r WHERE r.ReportsTo = e.EmployeeId AND EXISTS (SELECT 1 FROM Employee s WHERE s.ReportsTo = r.EmployeeId AND s.EmployeeId <> e.EmployeeId AND s.HireDate > r.HireDate)) OR (EXISTS (SELECT 1 FROM Employee r WHERE r.ReportsTo = e.EmployeeId AND r.City = 'Calgary') AND EXISTS (SELECT 1 FROM Employee r WHERE r.ReportsTo = e.EmployeeId AND r.City = e.City)) ORDER BY EmployeeId");

    [Fact]
    public async Task Set_operations_inside_conditions_and_terminals()
    {
        await SameAsync(
            Artist.Table.Where(a => a.ArtistId.In(Album.Table.Where(l => l.Title.Like("A%")).Select(l => l.ArtistId).Union(Album.Table.Where(l => l.Title.Like("Z%")).Select(l => l.ArtistId)))).OrderBy(a => a.ArtistId),
            new HandWritten("SELECT * FROM Artist WHERE ArtistId IN (SELECT ArtistId FROM Album WHERE Title LIKE 'A%' UNION SELECT ArtistId FROM Album WHERE Title LIKE 'Z%') ORDER BY ArtistId") { Differs = Folding });
        await SameAsync(
            Artist.Table.Where(a => Album.Table.Where(l => l.ArtistId == a.ArtistId && l.Title.Like("B%")).Select(l => l.AlbumId).Except(Album.Table.Where(l => l.AlbumId > 200).Select(l => l.AlbumId)).Exists()).OrderBy(a => a.ArtistId),
            "SELECT * FROM Artist a WHERE EXISTS (SELECT AlbumId FROM Album l WHERE l.ArtistId = a.ArtistId AND l.Title LIKE 'B%' EXCEPT SELECT AlbumId FROM Album l WHERE l.AlbumId > 200) ORDER BY ArtistId");
        var cities = Customer.Table.Select(c => c.City).Union(Employee.Table.Select(e => e.City)).OrderByColumn(1);
        Same([await cities.FirstAsync(Session, Cancellation)], "SELECT City FROM Customer UNION SELECT City FROM Employee ORDER BY 1 LIMIT 1");
        Assert.True(await cities.AnyAsync(Session, Cancellation));
        var streamed = new List<string?>();
        await foreach (var city in cities.AsAsyncEnumerable(Session, Cancellation))
            streamed.Add(city);
        Same(streamed, new HandWritten("SELECT City FROM Customer UNION SELECT City FROM Employee ORDER BY 1") { ByName = true });
    }

    [Fact]
    public Task A_union_of_joins_with_parameters_on_both_sides() => SameAsync(
        Invoice.Table.Join(i => i.Customer, out var buyer).Where(i => i.Total > 20m && buyer.Country != "USA").Select(i => (i.InvoiceId, buyer.LastName, i.Total))
            .UnionAll(Invoice.Table.Join(i => i.Customer, out var other).Where(i => i.Total < 1m && other.Country == "India").Select(i => (i.InvoiceId, other.LastName, i.Total)))
            .OrderByColumn(3, descending: true).OrderByColumn(1),
        "SELECT i.InvoiceId, c.LastName, i.Total FROM Invoice i JOIN Customer c ON c.CustomerId = i.CustomerId WHERE i.Total > 20 AND c.Country <> 'USA' UNION ALL SELECT i.InvoiceId, c.LastName, i.Total FROM Invoice i JOIN Customer c ON c.CustomerId = i.CustomerId WHERE i.Total < 1 AND c.Country = 'India' ORDER BY 3 DESC, 1");

    [Fact]
    public Task Groups_with_the_entity_of_the_key_read_by_a_join() => SameAsync(
        from genre in Genre.Table
        where genre.GenreId.In(Track.Table.GroupBy(t => t.GenreId).Where(g => g.Average(t => t.Milliseconds) > 1_000_000.0).Select(g => g.Key))
        orderby genre.Name descending
        select (genre, genre.Tracks.Average(t => t.Milliseconds)),
        new HandWritten("SELECT g.*, (SELECT avg(Milliseconds) FROM Track t WHERE t.GenreId = g.GenreId) FROM Genre g WHERE GenreId IN (SELECT GenreId FROM Track GROUP BY GenreId HAVING avg(Milliseconds) > 1000000.0) ORDER BY Name DESC")
        {
            MySql = "SELECT g.*, (SELECT avg(Milliseconds * 1e0) FROM Track t WHERE t.GenreId = g.GenreId) FROM Genre g WHERE GenreId IN (SELECT GenreId FROM Track GROUP BY GenreId HAVING avg(Milliseconds * 1e0) > 1000000.0) ORDER BY Name DESC",
        });

    [Fact]
    public Task Text_is_matched_as_the_database_matches_it() => SameAsync(
        Track.Table.Where(t => t.Name.Contains("love") || t.Name.StartsWith("the_") || t.Composer.EndsWith("JONES")).OrderBy(t => t.TrackId),
        new HandWritten("SELECT * FROM Track WHERE Name LIKE '%love%' OR Name LIKE 'the#_%' ESCAPE '#' OR Composer LIKE '%JONES' ORDER BY TrackId") { Differs = Folding });

    private static Query<EmployeeTable, (int, int)> Aliases(EmployeeTable boss) =>
        Employee.Table.Join(boss, out var manager, (e, b) => b.EmployeeId == e.ReportsTo).Where(_ => manager.Title.Like("%Manager%")).OrderBy(e => e.EmployeeId)
            .Select(e => (e.EmployeeId, manager.EmployeeId));
}
