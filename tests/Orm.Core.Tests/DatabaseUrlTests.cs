namespace Orm.Core.Tests;

/// <summary>URLs of databases: what is read from them, and what is said of malformed ones.</summary>
public sealed class DatabaseUrlTests
{
    [Theory]
    [InlineData("x://host", "x", null, null, null, "host", null, "")]
    [InlineData("X+Driver://u:p@h:5432/db", "x", "driver", "u", "p", "h", 5432, "db")]
    [InlineData("x:///relative.db", "x", null, null, null, null, null, "relative.db")]
    [InlineData("x:////abs/olute.db", "x", null, null, null, null, null, "/abs/olute.db")]
    [InlineData("x:///C:/a/b.db", "x", null, null, null, null, null, "C:/a/b.db")]
    [InlineData("x:///:memory:", "x", null, null, null, null, null, ":memory:")]
    [InlineData("x://", "x", null, null, null, null, null, "")]
    [InlineData("x://us%40er:p%3A%2F%40%25w@h/d%20b", "x", null, "us@er", "p:/@%w", "h", null, "d b")]
    [InlineData("x://u:p@ss@h/db", "x", null, "u", "p@ss", "h", null, "db")]
    [InlineData("x://u:@h/db", "x", null, "u", "", "h", null, "db")]
    [InlineData("x://[::1]/db", "x", null, null, null, "::1", null, "db")]
    [InlineData("x://u@[fe80::1]:99/db", "x", null, "u", null, "fe80::1", 99, "db")]
    [InlineData("  x://h/zażółć  ", "x", null, null, null, "h", null, "zażółć")]
    public void Every_part_is_read(string url, string scheme, string? driver, string? user, string? password, string? host, int? port, string database)
    {
        DatabaseUrl parsed = DatabaseUrl.Parse(url);
        Assert.Equal((scheme, driver, user, password), (parsed.Scheme, parsed.Driver, parsed.User, parsed.Password));
        Assert.Equal((host, port, database), (parsed.Host, parsed.Port, parsed.Database));
    }

    [Fact]
    public void Options_are_decoded_and_found_whatever_their_case()
    {
        DatabaseUrl url = DatabaseUrl.Parse("x:///f?Mode=ro&name=a%26b%3Dc&empty=");
        Assert.Equal(("ro", "a&b=c", ""), (url.Options["mode"], url.Options["NAME"], url.Options["empty"]));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("blog.db", "no '://'")]
    [InlineData("Host=h;Password=secret", "connection string")]
    [InlineData("://h/db", "scheme")]
    [InlineData("1x://h", "scheme")]
    [InlineData("x+://h", "driver")]
    [InlineData("x://h:port/db", "port")]
    [InlineData("x://h:70000/db", "port")]
    [InlineData("x://u:p/secret@h/db", "port")]
    [InlineData("x://::1/db", "brackets")]
    [InlineData("x://[::1/db", "brackets")]
    [InlineData("x://[host]/db", "IPv6")]
    [InlineData("x://h/db?mode", "value")]
    [InlineData("x://h/db?a=1&A=2", "twice")]
    [InlineData("x://u:se%cret@h/db", "password")]
    [InlineData("x://u:se#cret@h/db", "%23")]
    public void A_malformed_url_says_where_and_shows_no_secret(string url, string named)
    {
        DatabaseUrlException exception = Assert.Throws<DatabaseUrlException>(() => DatabaseUrl.Parse(url));
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("cret@", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x+d://u:secret@h:1/db?ssl=on&password=secret&api_key=secret", "x+d://u:***@h:1/db?ssl=on&password=***&api_key=***")]
    [InlineData("x://[::1]:5/db", "x://[::1]:5/db")]
    [InlineData("x:////a/b.db", "x:////a/b.db")]
    public void Its_text_hides_secrets(string url, string expected) => Assert.Equal(expected, DatabaseUrl.Parse(url).ToString());

    [Theory]
    [InlineData("postgresql://h/db", "dotnet add package Orm.PostgreSql")]
    [InlineData("mysql+mysqlconnector://h/db", "dotnet add package Orm.MySql")]
    [InlineData("oracle://h/db", "'oracle' is unknown")]
    public void An_unknown_scheme_names_the_package_to_add(string url, string named) =>
        Assert.Contains(named, Assert.Throws<DatabaseUrlException>(() => Database.Connect(url)).Message, StringComparison.Ordinal);
}
