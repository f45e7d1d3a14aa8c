using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>Every table, every row, every column.</summary>
public abstract class TableSpecs(ChinookCopy copy) : ChinookTests(copy)
{
    [Fact]
    public Task Albums_are_read_as_they_are() => SameAsync(Album.Table.OrderBy(a => a.AlbumId), "SELECT * FROM Album ORDER BY AlbumId");

    [Fact]
    public Task Artists_are_read_as_they_are() => SameAsync(Artist.Table.OrderBy(a => a.ArtistId), "SELECT * FROM Artist ORDER BY ArtistId");

    [Fact]
    public Task Customers_are_read_as_they_are() => SameAsync(Customer.Table.OrderBy(c => c.CustomerId), "SELECT * FROM Customer ORDER BY CustomerId");

    [Fact]
    public Task Employees_are_read_as_they_are() => SameAsync(Employee.Table.OrderBy(e => e.EmployeeId), "SELECT * FROM Employee ORDER BY EmployeeId");

    [Fact]
    public Task Genres_are_read_as_they_are() => SameAsync(Genre.Table.OrderBy(g => g.GenreId), "SELECT * FROM Genre ORDER BY GenreId");

    [Fact]
    public Task Invoices_are_read_as_they_are() => SameAsync(Invoice.Table.OrderBy(i => i.InvoiceId), "SELECT * FROM Invoice ORDER BY InvoiceId");

    [Fact]
    public Task Invoice_lines_are_read_as_they_are() =>
        SameAsync(InvoiceLine.Table.OrderBy(l => l.InvoiceLineId), "SELECT * FROM InvoiceLine ORDER BY InvoiceLineId");

    [Fact]
    public Task Media_types_are_read_as_they_are() => SameAsync(MediaType.Table.OrderBy(m => m.Id), "SELECT * FROM MediaType ORDER BY MediaTypeId");

    [Fact]
    public Task Playlists_are_read_as_they_are() => SameAsync(Playlist.Table.OrderBy(p => p.PlaylistId), "SELECT * FROM Playlist ORDER BY PlaylistId");

    [Fact]
    public Task The_association_is_read_as_rows_under_its_composite_key() =>
        SameAsync(PlaylistTrack.Table.OrderBy(p => p.PlaylistId).ThenBy(p => p.TrackId), "SELECT * FROM PlaylistTrack ORDER BY PlaylistId, TrackId");

    [Fact]
    public Task Tracks_are_read_as_they_are() => SameAsync(Track.Table.OrderBy(t => t.TrackId), "SELECT * FROM Track ORDER BY TrackId");

    [Fact]
    public async Task A_composite_key_finds_its_row()
    {
        var found = await Session.GetAsync(PlaylistTrack.Table, (8, 3), Cancellation);
        Same([found], "SELECT * FROM PlaylistTrack WHERE PlaylistId = 8 AND TrackId = 3");
        Assert.Null(await Session.GetAsync(PlaylistTrack.Table, (2, 3), Cancellation));
    }

    [Fact]
    public async Task Dates_keep_their_kind()
    {
        var invoice = await Session.GetAsync(Invoice.Table, 1, Cancellation);
        Assert.NotNull(invoice);
        Assert.Equal(new DateTime(2021, 1, 1), invoice.InvoiceDate);
        Assert.Equal(DateTimeKind.Unspecified, invoice.InvoiceDate.Kind);
    }
}
