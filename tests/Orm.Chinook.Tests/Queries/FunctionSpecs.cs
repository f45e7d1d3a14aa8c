using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Queries;

/// <summary>CASE, COALESCE, casts, arithmetic, and the functions of text, numbers and dates.</summary>
public abstract class FunctionSpecs(ChinookCopy copy) : ChinookTests(copy)
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
        new HandWritten("SELECT Milliseconds / 1000, Milliseconds % 1000, -TrackId + 3, (Milliseconds - 5) * 2 / (TrackId + 1), Bytes / 1024, Bytes - AlbumId FROM Track ORDER BY TrackId")
        {
            MySql = "SELECT Milliseconds DIV 1000, Milliseconds % 1000, -TrackId + 3, (Milliseconds - 5) * 2 DIV (TrackId + 1), Bytes DIV 1024, CAST(Bytes AS SIGNED) - AlbumId FROM Track ORDER BY TrackId",
        });

    [Fact]
    public Task Arithmetic_of_prices() => SameAsync(
        InvoiceLine.Table.OrderBy(l => l.InvoiceLineId).Select(l => (l.InvoiceLineId, l.UnitPrice * l.Quantity.Cast<decimal>(), l.UnitPrice * 1.25m, l.UnitPrice - 0.99m, (l.UnitPrice * 3m).Round(1))),
        "SELECT InvoiceLineId, UnitPrice * Quantity, UnitPrice * 1.25, UnitPrice - 0.99, round(UnitPrice * 3, 1) FROM InvoiceLine ORDER BY InvoiceLineId");

    [Fact]
    public Task Text() => SameAsync(
        Customer.Table.OrderBy(c => c.CustomerId).Select(c => (
            c.FirstName.Upper() + " " + c.LastName.Lower(), c.Email.Length(), c.Email.Substring(2, 5), c.Phone.Replace(" ", ""), c.Company.Substring(3), c.Email.Position("@"))),
        new HandWritten("SELECT upper(FirstName) || ' ' || lower(LastName), length(Email), substr(Email, 3, 5), replace(Phone, ' ', ''), substr(Company, 4), instr(Email, '@') FROM Customer ORDER BY CustomerId")
        {
            PostgreSql = "SELECT upper(FirstName) || ' ' || lower(LastName), length(Email), substr(Email, 3, 5), replace(Phone, ' ', ''), substr(Company, 4), strpos(Email, '@') FROM Customer ORDER BY CustomerId",
            MySql = "SELECT upper(FirstName) || ' ' || lower(LastName), char_length(Email), substr(Email, 3, 5), replace(Phone, ' ', ''), substr(Company, 4), instr(Email, '@') FROM Customer ORDER BY CustomerId",
            Differs = "SQLite knows the case of ASCII letters only.",
        });

    [Fact]
    public Task Text_trimmed() => SameAsync(
        Genre.Table.OrderBy(g => g.GenreId).Select(g => ((" " + g.Name + " ").Trim(), (" " + g.Name + " ").TrimStart(), (" " + g.Name + " ").TrimEnd(), (g.Name + "!").Length())),
        new HandWritten("SELECT Name, Name || ' ', ' ' || Name, length(Name || '!') FROM Genre ORDER BY GenreId") { MySql = "SELECT Name, Name || ' ', ' ' || Name, char_length(Name || '!') FROM Genre ORDER BY GenreId" });

    [Fact]
    public Task Numbers() => SameAsync(
        Track.Table.Where(t => t.TrackId < 200).OrderBy(t => t.TrackId).Select(t => ((t.Milliseconds - 250_000).Abs(), t.Milliseconds.Cast<double>() / 1_000.0, (t.Milliseconds.Cast<double>() / 1_000.0).Round(), t.TrackId.Cast<string>())),
        new HandWritten("SELECT abs(Milliseconds - 250000), CAST(Milliseconds AS REAL) / 1000.0, round(CAST(Milliseconds AS REAL) / 1000.0), CAST(TrackId AS TEXT) FROM Track WHERE TrackId < 200 ORDER BY TrackId")
        {
            PostgreSql = "SELECT abs(Milliseconds - 250000), CAST(Milliseconds AS double precision) / 1000.0, round(CAST(Milliseconds AS double precision) / 1000.0), CAST(TrackId AS text) AS t FROM Track WHERE TrackId < 200 ORDER BY TrackId",
            MySql = "SELECT abs(Milliseconds - 250000), CAST(Milliseconds AS double) / 1000.0, round(CAST(Milliseconds AS double) / 1000.0), CAST(TrackId AS char) FROM Track WHERE TrackId < 200 ORDER BY TrackId",
        });

    [Fact]
    public Task Dates() => SameAsync(
        Invoice.Table.Where(i => i.InvoiceDate.Year() == 2022 && i.InvoiceDate.Month() > 10).OrderBy(i => i.InvoiceId)
            .Select(i => (i.InvoiceDate.Year(), i.InvoiceDate.Month(), i.InvoiceDate.Day(), i.InvoiceDate.AddDays(30), i.InvoiceDate.AddMonths(1))),
        new HandWritten("SELECT CAST(strftime('%Y', InvoiceDate) AS INTEGER), CAST(strftime('%m', InvoiceDate) AS INTEGER), CAST(strftime('%d', InvoiceDate) AS INTEGER), datetime(InvoiceDate, '30 days'), datetime(InvoiceDate, '1 months') FROM Invoice WHERE strftime('%Y', InvoiceDate) = '2022' AND CAST(strftime('%m', InvoiceDate) AS INTEGER) > 10 ORDER BY InvoiceId")
        {
            PostgreSql = "SELECT date_part('year', InvoiceDate)::int, date_part('month', InvoiceDate)::int, date_part('day', InvoiceDate)::int, InvoiceDate + interval '30 days', InvoiceDate + interval '1 month' FROM Invoice WHERE date_part('year', InvoiceDate) = 2022 AND date_part('month', InvoiceDate) > 10 ORDER BY InvoiceId",
            MySql = "SELECT year(InvoiceDate), month(InvoiceDate), day(InvoiceDate), InvoiceDate + interval 30 day, InvoiceDate + interval 1 month FROM Invoice WHERE year(InvoiceDate) = 2022 AND month(InvoiceDate) > 10 ORDER BY InvoiceId",
        });

    [Fact]
    public Task Nullable_dates() => SameAsync(
        Employee.Table.Where(e => e.HireDate > e.BirthDate && e.BirthDate.Year() < 1970).OrderBy(e => e.EmployeeId).Select(e => (e.BirthDate.Year(), e.HireDate.AddYears(1), e.HireDate)),
        new HandWritten("SELECT CAST(strftime('%Y', BirthDate) AS INTEGER), datetime(HireDate, '1 years'), HireDate FROM Employee WHERE HireDate > BirthDate AND CAST(strftime('%Y', BirthDate) AS INTEGER) < 1970 ORDER BY EmployeeId")
        {
            PostgreSql = "SELECT date_part('year', BirthDate)::int, HireDate + interval '1 year', HireDate FROM Employee WHERE HireDate > BirthDate AND date_part('year', BirthDate) < 1970 ORDER BY EmployeeId",
            MySql = "SELECT year(BirthDate), HireDate + interval 1 year, HireDate FROM Employee WHERE HireDate > BirthDate AND year(BirthDate) < 1970 ORDER BY EmployeeId",
        });

    [Fact]
    public Task Any_other_function_by_name() => SameAsync(
        Artist.Table.Where(a => Sql.Func<string>("lower", a.Name) == "queen" || Sql.Func<int>("length", a.Name) == 4).OrderBy(a => a.ArtistId).Select(a => (a.ArtistId, Sql.Func<string>("coalesce", a.Name, Sql.Val("?")))),
        "SELECT ArtistId, coalesce(Name, '?') FROM Artist WHERE lower(Name) = 'queen' OR length(Name) = 4 ORDER BY ArtistId");
}
