using Npgsql;

namespace Orm.PostgreSql.Tests;

/// <summary>From URLs to Npgsql's settings.</summary>
public sealed class UrlTests
{
    [Theory]
    [InlineData("postgresql://ada%40x:p%2Fw%3A@h:6000/my%20db", "Host=h;Port=6000;Username=ada@x;Password=p/w:;Database=my db")]
    [InlineData("postgres://u@[::1]/d", "Host=::1;Username=u;Database=d")]
    [InlineData("postgresql://u@%2Fvar%2Frun%2Fpostgresql/d", "Host=/var/run/postgresql;Username=u;Database=d")]
    [InlineData("postgresql://u@/d?host=/tmp/sockets", "Host=/tmp/sockets;Username=u;Database=d")]
    [InlineData("postgresql://u@one:5001,two:5002/d?target_session_attrs=prefer-standby&load_balance_hosts=random", "Host=one:5001,two:5002;Username=u;Database=d;Target Session Attributes=prefer-standby;Load Balance Hosts=true")]
    [InlineData("postgresql://h?user=u&dbname=d", "Host=h;Username=u;Database=d")]
    [InlineData(
        "postgresql://u@h/d?sslmode=verify-full&sslrootcert=/ca.pem&sslcert=/c.pem&sslkey=/k.pem&sslpassword=x&connect_timeout=7",
        "Host=h;Username=u;Database=d;SSL Mode=VerifyFull;Root Certificate=/ca.pem;SSL Certificate=/c.pem;SSL Key=/k.pem;SSL Password=x;Timeout=7")]
    [InlineData("postgresql://u@h/d?application_name=shop&search_path=a,b&keepalives_idle=30&keepalives=1", "Host=h;Username=u;Database=d;Application Name=shop;Search Path=\"a,b\";TCP Keepalive Time=30;TCP Keepalive=true")]
    public void Every_part_and_option_reaches_the_driver(string url, string expected)
    {
        NpgsqlConnectionStringBuilder settings = PostgreSqlSettings.Parse(DatabaseUrl.Parse(url), new DatabaseOptions(), out Preparation preparation);
        foreach ((string key, object? value) in new NpgsqlConnectionStringBuilder(expected))
            Assert.Equal((key, value?.ToString()), (key, settings[key]?.ToString()));
        Assert.Equal(Preparation.AtFirstUse, preparation);
        Assert.False(settings.Pooling);
        Assert.Equal(256 + 64, settings.MaxAutoPrepare);
    }

    [Fact]
    public void Pgbouncer_turns_prepared_statements_off()
    {
        NpgsqlConnectionStringBuilder settings = PostgreSqlSettings.Parse(DatabaseUrl.Parse("postgresql://u@h/d?pgbouncer=true"), new DatabaseOptions(), out Preparation preparation);
        Assert.Equal((Preparation.Never, 0), (preparation, settings.MaxAutoPrepare));
    }

    [Theory]
    [InlineData("pooling=true")]
    [InlineData("max_auto_prepare=9")]
    [InlineData("sslmode=secret")]
    [InlineData("sslpasword=secret")]
    [InlineData("pgbouncer=secret")]
    public void What_is_not_an_option_is_refused_without_its_value(string option)
    {
        var exception = Assert.Throws<DatabaseUrlException>(() => PostgreSqlSettings.Parse(DatabaseUrl.Parse($"postgresql://u@h/d?{option}"), new DatabaseOptions(), out _));
        Assert.Contains(option.Split('=')[0], exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql://u@one:5001,/d")]
    [InlineData("postgresql://u@one:x,two/d")]
    public void A_bad_list_of_hosts_is_refused(string url) => Assert.Throws<DatabaseUrlException>(() => DatabaseUrl.Parse(url));

    [Fact]
    public async Task A_unix_socket_and_the_first_fitting_of_several_hosts_are_connected_to()
    {
        DatabaseUrl url = DatabaseUrl.Parse(Server.Url);
        await using (Database several = Database.Connect($"postgresql://{url.User}@127.0.0.1:1,{url.Host}:{url.Port}/{url.Database}?target_session_attrs=read-write"))
        await using (Session session = several.OpenSession())
        {
            Assert.Equal(1, await session.Sql($"select 1").ScalarAsync<int>(Server.Token));
            string folder = (await session.Sql($"show unix_socket_directories").ScalarAsync<string>(Server.Token))!;
            Assert.SkipWhen(OperatingSystem.IsWindows() || !Directory.Exists(folder), "The server listens on no unix socket that this process may enter.");
            await using Database local = Database.Connect($"postgresql://{url.User}@{Uri.EscapeDataString(folder)}:{url.Port}/{url.Database}");
            await using Session byFile = local.OpenSession();
            Assert.True(await byFile.Sql($"select inet_client_addr() is null").ScalarAsync<bool>(Server.Token));
        }
    }
}
