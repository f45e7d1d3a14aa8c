using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Data;

/// <summary>The values of an entity in the order of its table's columns, written by hand, so that no metadata of Orm's takes part in the comparison.</summary>
internal static class EntityValues
{
    internal static object?[] Of(object entity) => entity switch
    {
        Artist a => [a.ArtistId, a.Name],
        Album a => [a.AlbumId, a.Title, a.ArtistId],
        Genre g => [g.GenreId, g.Name],
        MediaType m => [m.Id, m.Text],
        Track t => [t.TrackId, t.Name, t.AlbumId, t.MediaTypeId, t.GenreId, t.Composer, t.Milliseconds, t.Bytes, t.UnitPrice],
        Playlist p => [p.PlaylistId, p.Name],
        PlaylistTrack p => [p.PlaylistId, p.TrackId],
        Customer c =>
        [
            c.CustomerId, c.FirstName, c.LastName, c.Company, c.Address, c.City, c.State, c.Country, c.PostalCode, c.Phone, c.Fax, c.Email, c.SupportRepId,
        ],
        Employee e =>
        [
            e.EmployeeId, e.LastName, e.FirstName, e.Title, e.ReportsTo, e.BirthDate, e.HireDate, e.Address, e.City, e.State, e.Country, e.PostalCode, e.Phone,
            e.Fax, e.Email,
        ],
        Invoice i =>
        [
            i.InvoiceId, i.CustomerId, i.InvoiceDate, i.BillingAddress, i.BillingCity, i.BillingState, i.BillingCountry, i.BillingPostalCode, i.Total,
        ],
        InvoiceLine l => [l.InvoiceLineId, l.InvoiceId, l.TrackId, l.UnitPrice, l.Quantity],
        _ => throw new NotSupportedException($"No values for {entity.GetType()}."),
    };
}
