using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>CASE, COALESCE, casts, arithmetic, and the functions of text, numbers and dates.</summary>
public sealed class FunctionTests(ChinookCopy copy) : ChinookTests(copy)
{
    [Fact]
    public Task Case() => SameAsync(
        Track.Table.OrderBy(t => t.TrackId).Select(t => (
            t.TrackId,
            Sql.When(t.Milliseconds < 120_000, "short").When(t.Milliseconds < 300_000, "medium").Else("long"),
            Sql.When(t.UnitPrice > 1m, 1).End())),
        "SELECT TrackId, CASE WHEN Milliseconds < 120000 THEN 'short' WHEN Milliseconds < 300000 THEN 'medium' ELSE 'long' END, CASE WHEN UnitPrice > 1 THEN 1 END FROM Track ORDER BY TrackId");

    [Fact]
    public Task Case_in_where_and_order() => SameAsync(
        Customer.Table.Where(c => Sql.When(c.Company == null, c.LastName).Else(c.FirstName) < "M")
            .OrderBy(c => Sql.When(c.Country == "USA", 0).When(c.Country == "Canada", 1).Else(2)).ThenBy(c => c.CustomerId),
        "SELECT * FROM Customer WHERE CASE WHEN Company IS NULL THEN LastName ELSE FirstName END < 'M' ORDER BY CASE WHEN Country = 'USA' THEN 0 WHEN Country = 'Canada' THEN 1 ELSE 2 END, CustomerId");

    [Fact]
    public Task Coalesce() => SameAsync(
        Customer.Table.OrderBy(c => c.CustomerId).Select(c => (c.Company.Coalesce(c.LastName), c.State.Coalesce(c.PostalCode), c.Fax.Coalesce("none"), c.SupportRepId.Coalesce(0))),
        "SELECT coalesce(Company, LastName), coalesce(State, PostalCode), coalesce(Fax, 'none'), coalesce(SupportRepId, 0) FROM Customer ORDER BY CustomerId");

    [Fact]
    public Task Arithmetic_of_integers_and_nulls() => SameAsync(
        Track.Table.OrderBy(t => t.TrackId).Select(t => (t.Milliseconds / 1_000, t.Milliseconds % 1_000, -t.TrackId + 3, (t.Milliseconds - 5) * 2 / (t.TrackId + 1), t.Bytes / 1_024, t.Bytes - t.AlbumId)),
        "SELECT Milliseconds / 1000, Milliseconds % 1000, -TrackId + 3, (Milliseconds - 5) * 2 / (TrackId + 1), Bytes / 1024, Bytes - AlbumId FROM Track ORDER BY TrackId");

    [Fact]
    public Task Arithmetic_of_prices() => SameAsync(
        InvoiceLine.Table.OrderBy(l => l.InvoiceLineId).Select(l => (l.InvoiceLineId, l.UnitPrice * l.Quantity.Cast<decimal>(), l.UnitPrice * 1.25m, l.UnitPrice - 0.99m, (l.UnitPrice * 3m).Round(1))),
        "SELECT InvoiceLineId, UnitPrice * Quantity, UnitPrice * 1.25, UnitPrice - 0.99, round(UnitPrice * 3, 1) FROM InvoiceLine ORDER BY InvoiceLineId");

    [Fact]
    public Task Text() => SameAsync(
        Customer.Table.OrderBy(c => c.CustomerId).Select(c => (
            c.FirstName.Upper() + " " + c.LastName.Lower(), c.Email.Length(), c.Email.Substring(2, 5), c.Phone.Replace(" ", ""), c.Company.Substring(3), c.Email.Position("@"))),
        "SELECT upper(FirstName) || ' ' || lower(LastName), length(Email), substr(Email, 3, 5), replace(Phone, ' ', ''), substr(Company, 4), instr(Email, '@') FROM Customer ORDER BY CustomerId");

    [Fact]
    public Task Text_trimmed() => SameAsync(
        Genre.Table.OrderBy(g => g.GenreId).Select(g => ((" " + g.Name + " ").Trim(), (" " + g.Name + " ").TrimStart(), (" " + g.Name + " ").TrimEnd(), (g.Name + "!").Length())),
        "SELECT Name, Name || ' ', ' ' || Name, length(Name || '!') FROM Genre ORDER BY GenreId");

    [Fact]
    public Task Numbers() => SameAsync(
        Track.Table.Where(t => t.TrackId < 200).OrderBy(t => t.TrackId).Select(t => ((t.Milliseconds - 250_000).Abs(), t.Milliseconds.Cast<double>() / 1_000.0, (t.Milliseconds.Cast<double>() / 1_000.0).Round(), t.TrackId.Cast<string>())),
        "SELECT abs(Milliseconds - 250000), CAST(Milliseconds AS REAL) / 1000.0, round(CAST(Milliseconds AS REAL) / 1000.0), CAST(TrackId AS TEXT) FROM Track WHERE TrackId < 200 ORDER BY TrackId");

    [Fact]
    public Task Dates() => SameAsync(
        Invoice.Table.Where(i => i.InvoiceDate.Year() == 2022 && i.InvoiceDate.Month() > 10).OrderBy(i => i.InvoiceId)
            .Select(i => (i.InvoiceDate.Year(), i.InvoiceDate.Month(), i.InvoiceDate.Day(), i.InvoiceDate.AddDays(30), i.InvoiceDate.AddMonths(1))),
        "SELECT CAST(strftime('%Y', InvoiceDate) AS INTEGER), CAST(strftime('%m', InvoiceDate) AS INTEGER), CAST(strftime('%d', InvoiceDate) AS INTEGER), datetime(InvoiceDate, '30 days'), datetime(InvoiceDate, '1 months') FROM Invoice WHERE strftime('%Y', InvoiceDate) = '2022' AND CAST(strftime('%m', InvoiceDate) AS INTEGER) > 10 ORDER BY InvoiceId");

    [Fact]
    public Task Nullable_dates() => SameAsync(
        Employee.Table.Where(e => e.HireDate > e.BirthDate && e.BirthDate.Year() < 1970).OrderBy(e => e.EmployeeId).Select(e => (e.BirthDate.Year(), e.HireDate.AddYears(1), e.HireDate)),
        "SELECT CAST(strftime('%Y', BirthDate) AS INTEGER), datetime(HireDate, '1 years'), HireDate FROM Employee WHERE HireDate > BirthDate AND CAST(strftime('%Y', BirthDate) AS INTEGER) < 1970 ORDER BY EmployeeId");

    [Fact]
    public Task Any_other_function_by_name() => SameAsync(
        Artist.Table.Where(a => Sql.Func<int>("unicode", a.Name) > 200 || Sql.Func<int>("length", a.Name) == 4).OrderBy(a => a.ArtistId).Select(a => (a.ArtistId, Sql.Func<string>("hex", a.Name))),
        "SELECT ArtistId, hex(Name) FROM Artist WHERE unicode(Name) > 200 OR length(Name) = 4 ORDER BY ArtistId");
}
