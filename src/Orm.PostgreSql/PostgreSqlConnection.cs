using System.Data;
using System.Data.Common;
using Npgsql;
using Orm.Dialects;
using Orm.Execution;

namespace Orm.PostgreSql;

/// <summary>A connection of Npgsql with the commands prepared on it.</summary>
internal sealed class PostgreSqlConnection : DriverConnection
{
    // DISCARD ALL would throw the prepared statements away, too.
    private const string ResetScript = """
        CLOSE ALL; UNLISTEN *; SELECT pg_advisory_unlock_all(); DISCARD TEMP; DISCARD SEQUENCES; SET SESSION AUTHORIZATION DEFAULT; RESET ALL
        """;

    private readonly NpgsqlConnection _connection;
    private NpgsqlTransaction? _transaction;

    public PostgreSqlConnection(NpgsqlConnection connection, DatabaseOptions options)
        : base(PostgreSqlDialect.Instance, options.StatementCacheSize) => _connection = connection;

    public override DbConnection Connection => _connection;

    public override DbTransaction? Transaction => _transaction;

    public override bool InTransaction => _transaction is not null;

    public override bool IsBroken => _connection.FullState is not (ConnectionState.Open or (ConnectionState.Open | ConnectionState.Executing) or (ConnectionState.Open | ConnectionState.Fetching));

    public override PreparedStatement Prepare(string sql) => new PostgreSqlStatement(this, _connection, sql);

    public override async ValueTask BeginAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken) =>
        _transaction = await _connection.BeginTransactionAsync(isolationLevel, cancellationToken).ConfigureAwait(false);

    public override async ValueTask CommitAsync()
    {
        NpgsqlTransaction transaction = _transaction ?? throw new InvalidOperationException("There is no transaction to commit.");
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        await EndAsync(transaction).ConfigureAwait(false);
    }

    public override async ValueTask RollbackAsync()
    {
        if (_transaction is not { } transaction)
            return;
        try
        {
            await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            await EndAsync(transaction).ConfigureAwait(false);
        }
    }

    public override async ValueTask SavepointAsync(SavepointAction action, string name, CancellationToken cancellationToken)
    {
        NpgsqlTransaction transaction = _transaction ?? throw new InvalidOperationException("A savepoint needs a transaction.");
        Task task = action switch
        {
            SavepointAction.Create => transaction.SaveAsync(name, cancellationToken),
            SavepointAction.Release => transaction.ReleaseAsync(name, cancellationToken),
            _ => transaction.RollbackAsync(name, cancellationToken),
        };
        await task.ConfigureAwait(false);
    }

    public override async ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        await RollbackAsync().ConfigureAwait(false);
        await ExecuteScriptAsync(ResetScript, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask ExecuteScriptAsync(string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, _connection, _transaction);
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public override DatabaseError Translate(DbException exception) => PostgreSqlErrors.Translate(exception);

    public override async ValueTask DisposeAsync()
    {
        // The server forgets the prepared statements with the session: closing each would cost a round trip.
        await _connection.DisposeAsync().ConfigureAwait(false);
        await Statements.ClearAsync().ConfigureAwait(false);
    }

    private async ValueTask EndAsync(NpgsqlTransaction transaction)
    {
        _transaction = null;
        await transaction.DisposeAsync().ConfigureAwait(false);
    }
}
