using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>Statements inside statements: IN, EXISTS, Any, correlated and on the same table.</summary>
public sealed class SubqueryTests(ChinookCopy copy) : ChinookTests(copy)
{
    [Fact]
    public Task In_a_subquery() => SameAsync(
        Album.Table.Where(a => a.ArtistId.In(Artist.Table.Where(r => r.Name.Like("A%")).Select(r => r.ArtistId))).OrderBy(a => a.AlbumId),
        "SELECT * FROM Album WHERE ArtistId IN (SELECT ArtistId FROM Artist WHERE Name LIKE 'A%') ORDER BY AlbumId");

    [Fact]
    public Task Any_over_a_relationship() => SameAsync(
        Artist.Table.Where(a => a.Albums.Any()).OrderBy(a => a.ArtistId),
        "SELECT * FROM Artist a WHERE EXISTS (SELECT 1 FROM Album l WHERE l.ArtistId = a.ArtistId) ORDER BY ArtistId");

    [Fact]
    public Task Not_any_with_a_condition() => SameAsync(
        Album.Table.Where(a => !a.Tracks.Any(t => t.Milliseconds > 200_000)).OrderBy(a => a.AlbumId),
        "SELECT * FROM Album a WHERE NOT EXISTS (SELECT 1 FROM Track t WHERE t.AlbumId = a.AlbumId AND t.Milliseconds > 200000) ORDER BY AlbumId");

    [Fact]
    public Task Any_within_any() => SameAsync(
        Artist.Table.Where(r => r.Albums.Any(a => a.Tracks.Any(t => t.GenreId == 2))).OrderBy(r => r.ArtistId),
        "SELECT * FROM Artist r WHERE EXISTS (SELECT 1 FROM Album a WHERE a.ArtistId = r.ArtistId AND EXISTS (SELECT 1 FROM Track t WHERE t.AlbumId = a.AlbumId AND t.GenreId = 2)) ORDER BY ArtistId");

    [Fact]
    public Task Any_over_many_to_many() => SameAsync(
        Track.Table.Where(t => t.Playlists.Any(p => p.Name == "Grunge")).OrderBy(t => t.TrackId),
        "SELECT * FROM Track t WHERE EXISTS (SELECT 1 FROM PlaylistTrack x JOIN Playlist p ON p.PlaylistId = x.PlaylistId WHERE x.TrackId = t.TrackId AND p.Name = 'Grunge') ORDER BY TrackId");

    [Fact]
    public Task A_correlated_count() => SameAsync(
        Album.Table.Where(a => a.Tracks.Count() > 20).OrderBy(a => a.AlbumId).Select(a => (a.AlbumId, a.Title, a.Tracks.Count())),
        "SELECT AlbumId, Title, (SELECT count(*) FROM Track t WHERE t.AlbumId = a.AlbumId) FROM Album a WHERE (SELECT count(*) FROM Track t WHERE t.AlbumId = a.AlbumId) > 20 ORDER BY AlbumId");

    [Fact]
    public Task Exists_on_the_same_table() => SameAsync(
        Employee.Table.Where(e => Employee.Table.Where(r => r.ReportsTo == e.EmployeeId).Exists()).OrderBy(e => e.EmployeeId),
        "SELECT * FROM Employee e WHERE EXISTS (SELECT 1 FROM Employee r WHERE r.ReportsTo = e.EmployeeId) ORDER BY EmployeeId");

    [Fact]
    public Task A_correlated_condition_on_the_same_table() => SameAsync(
        Track.Table.Where(t => !Track.Table.Where(o => o.AlbumId == t.AlbumId && o.Milliseconds > t.Milliseconds).Exists() && t.AlbumId < 20).OrderBy(t => t.TrackId),
        "SELECT * FROM Track t WHERE NOT EXISTS (SELECT 1 FROM Track o WHERE o.AlbumId = t.AlbumId AND o.Milliseconds > t.Milliseconds) AND t.AlbumId < 20 ORDER BY TrackId");

    [Fact]
    public Task Nested_twice_on_the_same_table() => SameAsync(
        Employee.Table
            .Where(e => Employee.Table.Where(m => m.EmployeeId == e.ReportsTo && Employee.Table.Where(h => h.EmployeeId == m.ReportsTo).Exists()).Exists())
            .OrderBy(e => e.EmployeeId),
        "SELECT * FROM Employee e WHERE EXISTS (SELECT 1 FROM Employee m WHERE m.EmployeeId = e.ReportsTo AND EXISTS (SELECT 1 FROM Employee h WHERE h.EmployeeId = m.ReportsTo)) ORDER BY EmployeeId");

    [Fact]
    public Task In_a_subquery_of_the_same_table() => SameAsync(
        Track.Table.Where(t => t.AlbumId.In(Track.Table.Where(o => o.Milliseconds > 5_000_000).Select(o => o.AlbumId))).OrderBy(t => t.TrackId),
        "SELECT * FROM Track WHERE AlbumId IN (SELECT AlbumId FROM Track WHERE Milliseconds > 5000000) ORDER BY TrackId");
}
