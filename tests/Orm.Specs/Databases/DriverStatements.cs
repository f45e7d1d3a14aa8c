using System.Data.Common;
using Orm.Execution;

namespace Orm.Specs;

/// <summary>Runs single statements on a driver's connection, for tests below the session.</summary>
public static class DriverStatements
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<int> ExecuteAsync(this DriverConnection connection, string sql, Action<ParameterBinder>? bind = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
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
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(read);
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
