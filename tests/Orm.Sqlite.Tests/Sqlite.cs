using System.Data.Common;
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

    public static async Task<int> ExecuteAsync(this DriverConnection connection, string sql, Action<ParameterBinder>? bind = null)
    {
        PreparedStatement statement = connection.Statements.Rent(sql);
        try
        {
            bind?.Invoke(statement.Parameters);
            return await statement.ExecuteAsync(Token);
        }
        finally
        {
            await connection.Statements.ReturnAsync(statement);
        }
    }

    public static async Task<T> ReadAsync<T>(this DriverConnection connection, string sql, Func<DbDataReader, T> read, Action<ParameterBinder>? bind = null)
    {
        PreparedStatement statement = connection.Statements.Rent(sql);
        try
        {
            bind?.Invoke(statement.Parameters);
            await using DbDataReader reader = await statement.ExecuteReaderAsync(Token);
            Assert.True(await reader.ReadAsync(Token));
            return read(reader);
        }
        finally
        {
            await connection.Statements.ReturnAsync(statement);
        }
    }
}
