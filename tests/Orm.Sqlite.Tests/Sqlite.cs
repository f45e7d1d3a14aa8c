using Orm.Execution;

namespace Orm.Sqlite.Tests;

/// <summary>Databases for tests, and the few calls that driver tests repeat.</summary>
internal static class Sqlite
{
    static Sqlite() => SqliteDriver.Register();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Database Memory(Action<DatabaseOptions>? configure = null) => Database.Connect("sqlite:///:memory:", configure);

    public static Database Connect(string url, Action<DatabaseOptions>? configure = null) => Database.Connect(url, configure);

    public static async Task<DriverConnection> OpenAsync(Database database, string? script = null)
    {
        DriverConnection connection = await database.RentAsync(Token);
        if (script is not null)
            await connection.ExecuteScriptAsync(script, Token);
        return connection;
    }
}
