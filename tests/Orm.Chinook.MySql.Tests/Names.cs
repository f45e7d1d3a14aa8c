namespace Orm.Chinook.Tests.Model;

/// <summary>What MySQL's script calls tables and columns where the model gives names.</summary>
internal static class Names
{
    /// <summary>The digits that its dates keep of a second.</summary>
    internal const int DateDigits = 0;

    internal const string Address = "Address";
    internal const string AlbumId = "AlbumId";
    internal const string BillingAddress = "BillingAddress";
    internal const string BillingCity = "BillingCity";
    internal const string BillingCountry = "BillingCountry";
    internal const string BillingPostalCode = "BillingPostalCode";
    internal const string BillingState = "BillingState";
    internal const string BirthDate = "BirthDate";
    internal const string Bytes = "Bytes";
    internal const string City = "City";
    internal const string Composer = "Composer";
    internal const string Country = "Country";
    internal const string CustomerId = "CustomerId";
    internal const string Email = "Email";
    internal const string Employee = "Employee";
    internal const string EmployeeId = "EmployeeId";
    internal const string Fax = "Fax";
    internal const string FirstName = "FirstName";
    internal const string Genre = "Genre";
    internal const string GenreId = "GenreId";
    internal const string HireDate = "HireDate";
    internal const string Invoice = "Invoice";
    internal const string InvoiceDate = "InvoiceDate";
    internal const string InvoiceId = "InvoiceId";
    internal const string InvoiceLine = "InvoiceLine";
    internal const string InvoiceLineId = "InvoiceLineId";
    internal const string LastName = "LastName";
    internal const string MediaType = "MediaType";
    internal const string MediaTypeId = "MediaTypeId";
    internal const string Milliseconds = "Milliseconds";
    internal const string Name = "Name";
    internal const string Phone = "Phone";
    internal const string Playlist = "Playlist";
    internal const string PlaylistId = "PlaylistId";
    internal const string PlaylistTrack = "PlaylistTrack";
    internal const string PostalCode = "PostalCode";
    internal const string Quantity = "Quantity";
    internal const string ReportsTo = "ReportsTo";
    internal const string State = "State";
    internal const string TextOf120 = "VARCHAR(120)";
    internal const string Title = "Title";
    internal const string Total = "Total";
    internal const string Track = "Track";
    internal const string TrackId = "TrackId";
    internal const string UnitPrice = "UnitPrice";
}
