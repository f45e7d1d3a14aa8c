using MySqlConnector;
using Orm.Dialects;
using Orm.Mapping;

namespace Orm.MySql.Tests;

/// <summary>URLs as the driver's settings.</summary>
public sealed class SettingsTests
{
    static SettingsTests() => MySqlDriver.Register();

    [Fact]
    public void A_url_gives_address_user_and_database()
    {
        MySqlConnectionStringBuilder settings = Parse("mysql://us%40er:pa%2Fss%3A%23@db.example.com:3307/my%20data");
        Assert.Equal(("db.example.com", 3307u, "us@er", "pa/ss:#", "my data"), (settings.Server, settings.Port, settings.UserID, settings.Password, settings.Database));
        Assert.Equal(("::1", 3306u), (Parse("mysql://root@[::1]/d").Server, Parse("mysql://root@[::1]/d").Port));
        Assert.Equal("one,two", Parse("mysql://root@one,two/d").Server);
        settings = Parse("mysql://root@one:3310,[::1]:3310/d");
        Assert.Equal(("one,::1", 3310u), (settings.Server, settings.Port));
        Assert.Contains("different ports", Assert.Throws<DatabaseUrlException>(() => Parse("mysql://root@one:1,two:2/d")).Message, StringComparison.Ordinal);
        settings = Parse("mysql://root@/d?unix_socket=/run/my.sock");
        Assert.Equal(("/run/my.sock", MySqlConnectionProtocol.UnixSocket), (settings.Server, settings.ConnectionProtocol));
    }

    [Fact]
    public void The_pool_and_the_forms_of_values_are_orms_whatever_the_url_says()
    {
        MySqlConnectionStringBuilder settings = Parse("mysql://root@h/d?pooling=true&guid_format=Char36&use_affected_rows=true&allow_user_variables=false&ignore_prepare=true");
        Assert.False(settings.Pooling);
        Assert.False(settings.UseAffectedRows);
        Assert.False(settings.IgnorePrepare);
        Assert.True(settings.AllowUserVariables);
        Assert.Equal(MySqlGuidFormat.None, settings.GuidFormat);
    }

    [Theory]
    [InlineData("ssl_mode=verify-full", MySqlSslMode.VerifyFull)]
    [InlineData("sslmode=disabled", MySqlSslMode.None)]
    [InlineData("ssl-mode=VERIFY_IDENTITY", MySqlSslMode.VerifyFull)]
    [InlineData("ssl_mode=required", MySqlSslMode.Required)]
    [InlineData("ssl_mode=VERIFY_CA", MySqlSslMode.VerifyCA)]
    [InlineData("ssl_mode=preferred", MySqlSslMode.Preferred)]
    public void Tls_is_chosen_as_the_servers_clients_spell_it(string option, MySqlSslMode expected) => Assert.Equal(expected, Parse($"mysql://h/d?{option}").SslMode);

    [Fact]
    public void Time_outs_are_the_drivers()
    {
        MySqlConnectionStringBuilder settings = Parse("mysql://h/d?connect_timeout=7&keepalive=30", new DatabaseOptions { CommandTimeout = TimeSpan.FromSeconds(1.5) });
        Assert.Equal((7u, 30u, 2u), (settings.ConnectionTimeout, settings.Keepalive, settings.DefaultCommandTimeout));
        Assert.Equal(0u, Parse("mysql://h/d").DefaultCommandTimeout);
    }

    [Theory]
    [InlineData("?no_such_setting=secret", "no_such_setting")]
    [InlineData("?keepalive=secret", "keepalive")]
    [InlineData("?ssl_mode=secret", "ssl_mode")]
    [InlineData("?charset=latin1", "charset")]
    [InlineData("?guid=secret", "guid")]
    [InlineData("?collation=a'b", "collation")]
    public void An_option_that_is_not_understood_is_named_without_its_value(string options, string named)
    {
        string message = Assert.Throws<DatabaseUrlException>(() => Database.Connect("mysql://u:secret@h/d" + options)).Message;
        Assert.Contains(named, message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mysql+pymysql://h/d", "MySQL")]
    [InlineData("mysql+mysqlconnector://h/d", "MySQL")]
    [InlineData("mariadb://h/d", "MariaDB")]
    public async Task A_scheme_says_which_server_is_expected(string url, string name)
    {
        await using Database database = Database.Connect(url);
        Assert.Equal((name, null), (database.Dialect.Name, database.Dialect.Version));
    }

    [Theory]
    [InlineData("8.0.36", "MySQL", "8.0.36")]
    [InlineData("8.0.35-27", "MySQL", "8.0.35")]
    [InlineData("10.11.19-MariaDB-0+deb12u1", "MariaDB", "10.11.19")]
    [InlineData("5.5.5-10.6.2-MariaDB", "MariaDB", "10.6.2")]
    [InlineData("11.4-MariaDB", "MariaDB", "11.4.0")]
    public void Features_are_those_of_the_servers_version(string version, string name, string expected)
    {
        MySqlDialect dialect = MySqlDialect.ForServer(version);
        Assert.Equal((name, expected), (dialect.Name, dialect.Version));
        Assert.Same(dialect, MySqlDialect.ForServer(version));
        Assert.Equal(name == "MariaDB", dialect.Features.InsertReturning);
        Assert.Equal(name == "MariaDB", dialect.Features.DeleteReturning);
        Assert.Equal(name == "MySQL", dialect.Features.Lateral);
        Assert.False(dialect.Features.UpdateReturning);
        Assert.False(dialect.Features.FullJoin);
    }

    private static MySqlConnectionStringBuilder Parse(string url, DatabaseOptions? options = null) =>
        MySqlSettings.Parse(DatabaseUrl.Parse(url), options ?? new DatabaseOptions(), out _);
}
