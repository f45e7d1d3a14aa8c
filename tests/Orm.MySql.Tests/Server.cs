using MySqlConnector;
using Orm.Execution;

namespace Orm.MySql.Tests;

/// <summary>The server that the test script started, and a database of its own for each test.</summary>
internal static class Server
{
    private static int _databases;

    static Server() => MySqlDriver.Register();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static string Url
    {
        get
        {
            string? url = Environment.GetEnvironmentVariable("ORM_TEST_MARIADB");
            if (url is null && Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail("No MariaDB server: ./test.sh starts one and sets ORM_TEST_MARIADB.");
            Assert.SkipWhen(url is null, "No MariaDB server: ./test.sh starts one and sets ORM_TEST_MARIADB.");
            return url!;
        }
    }

    /// <summary>Makes an empty database and gives its URL.</summary>
    public static async Task<string> CreateAsync()
    {
        string name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        await using Database setup = Database.Connect(Url);
        DriverConnection connection = await setup.RentAsync(Token);
        await connection.ExecuteScriptAsync($"drop database if exists {name}; create database {name}", Token);
        await setup.ReturnAsync(connection, reset: false);
        return $"{Url[..Url.LastIndexOf('/')]}/{name}";
    }

    /// <summary>Makes an empty database and gives what a data source of the application's own needs to reach it.</summary>
    public static async Task<string> ConnectionStringAsync()
    {
        MySqlConnectionStringBuilder settings = MySqlSettings.Parse(DatabaseUrl.Parse(await CreateAsync()), new DatabaseOptions(), out _);
        return $"Server={settings.Server};Port={settings.Port};User ID={settings.UserID};Database={settings.Database};Pooling=false";
    }

    /// <summary>Connects to an empty database.</summary>
    public static async Task<Database> ConnectAsync(Action<DatabaseOptions>? configure = null, string options = "") =>
        Database.Connect(await CreateAsync() + options, o =>
        {
            o.Models = [.. Orm.Mapping.ModelRegistry.Models.Where(static m => m.Name.Length == 0 && m.Entities.Any(static e => e.EntityType.Assembly == typeof(Server).Assembly))];
            configure?.Invoke(o);
        });
}
