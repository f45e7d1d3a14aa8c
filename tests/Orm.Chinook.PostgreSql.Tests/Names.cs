namespace Orm.Chinook.Tests.Model;

/// <summary>What PostgreSQL's script calls tables and columns where the model gives names.</summary>
internal static class Names
{
    /// <summary>The digits that its dates keep of a second.</summary>
    internal const int DateDigits = 6;

    internal const string Address = "address";
    internal const string AlbumId = "album_id";
    internal const string BillingAddress = "billing_address";
    internal const string BillingCity = "billing_city";
    internal const string BillingCountry = "billing_country";
    internal const string BillingPostalCode = "billing_postal_code";
    internal const string BillingState = "billing_state";
    internal const string BirthDate = "birth_date";
    internal const string Bytes = "bytes";
    internal const string City = "city";
    internal const string Composer = "composer";
    internal const string Country = "country";
    internal const string CustomerId = "customer_id";
    internal const string Email = "email";
    internal const string Employee = "employee";
    internal const string EmployeeId = "employee_id";
    internal const string Fax = "fax";
    internal const string FirstName = "first_name";
    internal const string Genre = "genre";
    internal const string GenreId = "genre_id";
    internal const string HireDate = "hire_date";
    internal const string Invoice = "invoice";
    internal const string InvoiceDate = "invoice_date";
    internal const string InvoiceId = "invoice_id";
    internal const string InvoiceLine = "invoice_line";
    internal const string InvoiceLineId = "invoice_line_id";
    internal const string LastName = "last_name";
    internal const string MediaType = "media_type";
    internal const string MediaTypeId = "media_type_id";
    internal const string Milliseconds = "milliseconds";
    internal const string Name = "name";
    internal const string Phone = "phone";
    internal const string Playlist = "playlist";
    internal const string PlaylistId = "playlist_id";
    internal const string PlaylistTrack = "playlist_track";
    internal const string PostalCode = "postal_code";
    internal const string Quantity = "quantity";
    internal const string ReportsTo = "reports_to";
    internal const string State = "state";
    internal const string TextOf120 = "VARCHAR(120)";
    internal const string Title = "title";
    internal const string Total = "total";
    internal const string Track = "track";
    internal const string TrackId = "track_id";
    internal const string UnitPrice = "unit_price";
}
