using Orm.Execution;

namespace Orm.Specs.Faults;

/// <summary>Undoes by a statement what a connection holds up, and gives the connection back.</summary>
public sealed class Release(Database database, DriverConnection connection, string sql) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await connection.ExecuteScriptAsync(sql, CancellationToken.None);
        await database.ReturnAsync(connection, reset: true);
    }
}
