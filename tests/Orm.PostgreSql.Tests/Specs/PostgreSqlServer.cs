using Orm.Execution;
using Orm.Specs;

namespace Orm.PostgreSql.Tests.Specs;

/// <summary>Schemas on the server that the test script started.</summary>
public sealed class PostgreSqlServer : SpecServer
{
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];
    private static int _schemas;

    static PostgreSqlServer() => PostgreSqlDriver.Register();

    protected override string? Missing => Url is null ? "No PostgreSQL server: ./test.sh starts one and sets ORM_TEST_POSTGRESQL." : null;

    private static string? Url => Environment.GetEnvironmentVariable("ORM_TEST_POSTGRESQL");

    public override string WithShortLockTimeout(string url) => With(url, $"options={Uri.EscapeDataString("-c lock_timeout=200ms")}");

    protected override async ValueTask<string> CreateAsync()
    {
        string schema = $"spec_{Run}_{Interlocked.Increment(ref _schemas)}";
        await ExecuteAsync($"CREATE SCHEMA {schema}");
        return With(Url!, $"search_path={schema}");
    }

    // One by one: a single statement would lock every table at once.
    protected override ValueTask DropAsync(string[] urls) =>
        ExecuteAsync([.. urls.Select(static url => $"DROP SCHEMA {url[(url.LastIndexOf('=') + 1)..]} CASCADE")]);

    private static async ValueTask ExecuteAsync(params string[] statements)
    {
        await using Database database = Database.Connect(Url!);
        DriverConnection connection = await database.RentAsync(CancellationToken.None);
        foreach (string statement in statements)
            await connection.ExecuteScriptAsync(statement, CancellationToken.None);
        await database.ReturnAsync(connection, reset: false);
    }
}
