using Orm.Execution;
using Orm.Specs;
using Orm.Specs.Faults;

namespace Orm.PostgreSql.Tests.Specs;

/// <summary>Schemas on the server that the test script started.</summary>
public sealed class PostgreSqlServer : WireServer
{
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];
    private static int _schemas;

    static PostgreSqlServer() => PostgreSqlDriver.Register();

    protected override string? Missing => Url is null ? "No PostgreSQL server: ./test.sh starts one and sets ORM_TEST_POSTGRESQL." : null;

    private static string? Url => Environment.GetEnvironmentVariable("ORM_TEST_POSTGRESQL");

    public override string ChinookScript => "Chinook_PostgreSql.sql";

    public override string WithShortLockTimeout(string url) => With(url, $"options={Uri.EscapeDataString("-c lock_timeout=200ms")}");

    public override (string None, string Required, string Verified, string Trusted) TlsOptions => ("sslmode=disable", "sslmode=require", "sslmode=verify-full", "sslrootcert=");

    public override async ValueTask<bool> IsEncryptedAsync(Database database)
    {
        await using Session session = database.OpenSession();
        return await session.Sql($"SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").ScalarAsync<bool>();
    }

    public override async ValueTask<(string Prepared, long Executions)> ReadPreparedAsync(Session session)
    {
        return (
            await session.Sql($"SELECT coalesce(string_agg(name || ' ' || prepare_time || ' ' || statement, '; ' ORDER BY name), '') FROM pg_prepared_statements WHERE statement NOT LIKE '%pg_prepared_statements%'").ScalarAsync<string>() ?? "",
            await session.Sql($"SELECT coalesce(sum(generic_plans + custom_plans), 0)::bigint FROM pg_prepared_statements WHERE statement NOT LIKE '%pg_prepared_statements%'").ScalarAsync<long>());
    }

    public override Task<PrivateServer> StartPrivateAsync() => PrivateServer.StartAsync("postgresql", "ORM_TEST_POSTGRESQL");

    public override Wire Follow() => new PostgreSqlWire();

    public override string Named(string url) => With(url, $"application_name={DatabaseUrl.Parse(url).Options["search_path"]}");

    public override string Through(FaultProxy proxy, string url) => With(url, $"port={proxy.Port}&sslmode=disable&gssencmode=disable");

    public override async ValueTask KillAsync(long sessionId)
    {
        await using Database database = Database.Connect(Url!);
        await KillAsync(database, sessionId);
    }

    public override async ValueTask KillAsync(Database database, long sessionId)
    {
        await using Session session = database.OpenSession();
        await session.Sql($"SELECT pg_terminate_backend({(int)sessionId}, 60000)").ExecuteAsync();
    }

    public override async ValueTask<bool> IsWorkingAsync(long sessionId, string text)
    {
        await using Database database = Database.Connect(Url!);
        await using Session session = database.OpenSession();
        return await session.Sql($"SELECT count(*) FROM pg_stat_activity WHERE pid = {(int)sessionId} AND state = 'active' AND query LIKE {text}").ScalarAsync<long>() > 0;
    }

    public override async ValueTask<bool> IsHeldUpAsync(long sessionId)
    {
        await using Database database = Database.Connect(Url!);
        await using Session session = database.OpenSession();
        return await session.Sql($"SELECT count(*) FROM pg_stat_activity WHERE pid = {(int)sessionId} AND state = 'active' AND wait_event_type = 'Lock'").ScalarAsync<long>() > 0;
    }

    // Deferred triggers run inside of COMMIT.
    public override async Task<IAsyncDisposable> HoldCommitsAsync(Database database, string table)
    {
        DriverConnection connection = await database.RentAsync(CancellationToken.None);
        await connection.ExecuteScriptAsync(
            $"""
            CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(600); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER held AFTER INSERT ON {table} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hold();
            """,
            CancellationToken.None);
        return new Release(database, connection, $"DROP TRIGGER held ON {table}");
    }

    public override async ValueTask<long> FindCommittingAsync(Database database)
    {
        await using Session session = database.OpenSession();
        return await session.Sql($"SELECT coalesce(max(pid), 0) FROM pg_stat_activity WHERE state = 'active' AND query ILIKE 'COMMIT%' AND wait_event = 'PgSleep'").ScalarAsync<long>();
    }

    public override async ValueTask<long> CountSessionsAsync(string url)
    {
        await using Database database = Database.Connect(Url!);
        await using Session session = database.OpenSession();
        return await session.Sql($"SELECT count(*) FROM pg_stat_activity WHERE application_name = {DatabaseUrl.Parse(url).Options["search_path"]}").ScalarAsync<long>();
    }

    protected override async ValueTask<string> CreateAsync()
    {
        string schema = $"spec_{Run}_{Interlocked.Increment(ref _schemas)}";
        await ExecuteAsync($"CREATE SCHEMA {schema}");
        return With(Url!, $"search_path={schema}");
    }

    // One by one: a single statement would lock every table at once.
    protected override ValueTask DropAsync(string[] urls) =>
        ExecuteAsync([.. urls.Select(static url => $"DROP SCHEMA {url[(url.LastIndexOf('=') + 1)..]} CASCADE")]);

    internal static async ValueTask ExecuteAsync(params string[] statements)
    {
        await using Database database = Database.Connect(Url!);
        DriverConnection connection = await database.RentAsync(CancellationToken.None);
        foreach (string statement in statements)
            await connection.ExecuteScriptAsync(statement, CancellationToken.None);
        await database.ReturnAsync(connection, reset: false);
    }
}
