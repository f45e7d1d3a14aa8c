using Orm.Execution;
using Orm.Mapping;
using Orm.Specs.Faults;

namespace Orm.PostgreSql.Tests;

/// <summary>The server that the test script started, and a schema of its own for each test.</summary>
internal static class Server
{
    private static int _schemas;

    static Server() => PostgreSqlDriver.Register();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static string Url
    {
        get
        {
            string? url = Environment.GetEnvironmentVariable("ORM_TEST_POSTGRESQL");
            Assert.SkipWhen(url is null, "No PostgreSQL server: ./test.sh starts one and sets ORM_TEST_POSTGRESQL.");
            return url!;
        }
    }

    /// <summary>Connects with an empty schema as the first of the search path.</summary>
    public static async Task<Database> ConnectAsync(Action<DatabaseOptions>? configure = null, string options = "")
    {
        string schema = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _schemas)}";
        await using (Database setup = Database.Connect(Url))
        {
            DriverConnection connection = await setup.RentAsync(Token);
            await connection.ExecuteScriptAsync($"drop schema if exists {schema} cascade; create schema {schema}", Token);
            await setup.ReturnAsync(connection, reset: false);
        }

        return Database.Connect($"{Url}?search_path={schema}{options}", o =>
        {
            // Not those of the specs, which have databases of their own.
            o.Models = [.. ModelRegistry.Models.Where(static m => m.Entities.Any(static e => e.EntityType.Assembly == typeof(Server).Assembly))];
            configure?.Invoke(o);
        });
    }

    /// <summary>A proxy in front of the server, and the options that make a database connect through it.</summary>
    public static FaultProxy StartProxy(out string options)
    {
        DatabaseUrl url = DatabaseUrl.Parse(Url);
        var proxy = new FaultProxy(new Specs.PostgreSqlServer(), url.Host!, url.Port!.Value);
        options = $"&port={proxy.Port}&sslmode=disable&gssencmode=disable";
        return proxy;
    }
}
