using System.Globalization;
using Orm.Execution;
using Orm.Specs;
using Orm.Specs.Faults;

namespace Orm.MySql.Tests.Specs;

/// <summary>
/// Databases on the MariaDB server that the test script started. Options of its URL are kept: with <c>?returning=off</c> every spec walks
/// MySQL's ways.
/// </summary>
public class MySqlServer : WireServer
{
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];
    private static int _databases;

    static MySqlServer() => MySqlDriver.Register();

    protected override string? Missing => Url is null ? "No MariaDB server: ./test.sh starts one and sets ORM_TEST_MARIADB." : null;

    private static string? Url => Environment.GetEnvironmentVariable("ORM_TEST_MARIADB");

    public override string ChinookScript => "Chinook_MySql.sql";

    // The driver sends no settings of a session: scripts/servers.sh has the server set it for an account.
    public override string WithShortLockTimeout(string url) => url.Replace("//root@", "//impatient@", StringComparison.Ordinal);

    public override (string None, string Required, string Verified, string Trusted) TlsOptions => ("ssl_mode=none", "ssl_mode=required", "ssl_mode=verify_identity", "ssl_ca=");

    public override async ValueTask<bool> IsEncryptedAsync(Database database)
    {
        await using Session session = database.OpenSession();
        return await session.Sql($"SELECT variable_value FROM information_schema.session_status WHERE variable_name = 'SSL_CIPHER'").ScalarAsync<string>() is { Length: > 0 };
    }

    public override async ValueTask<(string Prepared, long Executions)> ReadPreparedAsync(Session session) => (
        (await session.Sql($"SELECT cast(variable_value AS signed) FROM information_schema.session_status WHERE variable_name = 'COM_STMT_PREPARE'").ScalarAsync<long>()).ToString(CultureInfo.InvariantCulture),
        await session.Sql($"SELECT cast(variable_value AS signed) FROM information_schema.session_status WHERE variable_name = 'COM_STMT_EXECUTE'").ScalarAsync<long>());

    public override Task<PrivateServer> StartPrivateAsync() => PrivateServer.StartAsync("mariadb", "ORM_TEST_MARIADB");

    public override Wire Follow() => new MySqlWire();

    // They are told by their database.
    public override string Named(string url) => url;

    public override string Through(FaultProxy proxy, string url) => With(url, $"port={proxy.Port}&sslmode=none");

    public override async ValueTask KillAsync(long sessionId)
    {
        await using Database database = Database.Connect(Url!);
        await KillAsync(database, sessionId);
    }

    public override async ValueTask KillAsync(Database database, long sessionId)
    {
        DriverConnection connection = await database.RentAsync(CancellationToken.None);
        await connection.ExecuteScriptAsync($"KILL CONNECTION {sessionId}", CancellationToken.None);
        await database.ReturnAsync(connection, reset: false);
        await using Session session = database.OpenSession();
        while (await session.Sql($"SELECT count(*) FROM information_schema.processlist WHERE id = {sessionId}").ScalarAsync<long>() > 0)
            await Task.Delay(1);
    }

    public override async ValueTask<bool> IsWorkingAsync(long sessionId, string text)
    {
        await using Database database = Database.Connect(Url!);
        await using Session session = database.OpenSession();
        return await session.Sql($"SELECT count(*) FROM information_schema.processlist WHERE id = {sessionId} AND command IN ('Query', 'Execute') AND info LIKE {text}").ScalarAsync<long>() > 0;
    }

    public override async ValueTask<bool> IsHeldUpAsync(long sessionId)
    {
        // The table is a copy, which InnoDB makes anew when nobody has read it for a tenth of a second: whoever asks more often sees the old one.
        await Task.Delay(150);
        await using Database database = Database.Connect(Url!);
        await using Session session = database.OpenSession();
        return await session.Sql($"SELECT count(*) FROM information_schema.innodb_trx WHERE trx_mysql_thread_id = {sessionId} AND trx_state = 'LOCK WAIT'").ScalarAsync<long>() > 0;
    }

    public override async Task<IAsyncDisposable> HoldCommitsAsync(Database database, string table)
    {
        DriverConnection connection = await database.RentAsync(CancellationToken.None);
        await connection.ExecuteScriptAsync("BACKUP STAGE START", CancellationToken.None);
        await connection.ExecuteScriptAsync("BACKUP STAGE BLOCK_COMMIT", CancellationToken.None);
        return new Release(database, connection, "BACKUP STAGE END");
    }

    public override async ValueTask<long> FindCommittingAsync(Database database)
    {
        await using Session session = database.OpenSession();
        return await session.Sql($"SELECT coalesce(max(id), 0) FROM information_schema.processlist WHERE info LIKE 'COMMIT%' AND state LIKE '%lock%'").ScalarAsync<long>();
    }

    public override async ValueTask<long> CountSessionsAsync(string url)
    {
        await using Database database = Database.Connect(Url!);
        await using Session session = database.OpenSession();
        return await session.Sql($"SELECT count(*) FROM information_schema.processlist WHERE db = {DatabaseUrl.Parse(url).Database}").ScalarAsync<long>();
    }

    protected override async ValueTask<string> CreateAsync()
    {
        string name = $"spec_{Run}_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        string[] parts = Url!.Split('?');
        return $"{parts[0][..parts[0].LastIndexOf('/')]}/{name}{(parts.Length > 1 ? "?" + parts[1] : "")}";
    }

    protected override ValueTask DropAsync(string[] urls) =>
        ExecuteAsync([.. urls.Select(static url => $"DROP DATABASE {url.Split('?')[0].Split('/')[^1]}")]);

    private static async ValueTask ExecuteAsync(params string[] statements)
    {
        await using Database database = Database.Connect(Url!);
        DriverConnection connection = await database.RentAsync(CancellationToken.None);
        foreach (string statement in statements)
            await connection.ExecuteScriptAsync(statement, CancellationToken.None);
        await database.ReturnAsync(connection, reset: false);
    }
}
