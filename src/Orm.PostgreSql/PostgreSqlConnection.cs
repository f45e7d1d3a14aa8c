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

    private readonly PostgreSqlConnectionSource _source;
    private readonly NpgsqlConnection _connection;
    private NpgsqlTransaction? _transaction;
    private int _types;
    private bool _changesTypes;

    public PostgreSqlConnection(PostgreSqlConnectionSource source, NpgsqlConnection connection, DatabaseOptions options)
        : base(PostgreSqlDialect.Instance, options.StatementCacheSize)
    {
        _source = source;
        _connection = connection;
        _types = source.Types;
    }

    public override DbConnection Connection => _connection;

    public override DbTransaction? Transaction => _transaction;

    public override bool InTransaction => _transaction is not null;

    public override bool IsBroken => _connection.FullState is not (ConnectionState.Open or (ConnectionState.Open | ConnectionState.Executing) or (ConnectionState.Open | ConnectionState.Fetching));

    // Npgsql knows the server's types as they were when it connected: a connection older than a type cannot read it.
    public override bool IsOutdated => _types != _source.Types;

    public override PreparedStatement Prepare(string sql) => new PostgreSqlStatement(this, _connection, sql);

    public override async ValueTask BeginAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken) =>
        _transaction = await _connection.BeginTransactionAsync(isolationLevel, cancellationToken).ConfigureAwait(false);

    public override async ValueTask CommitAsync()
    {
        NpgsqlTransaction transaction = _transaction ?? throw new InvalidOperationException("There is no transaction to commit.");
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        await EndAsync(transaction).ConfigureAwait(false);
        if (_changesTypes)
            await ReloadTypesAsync().ConfigureAwait(false);
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
        if (!sql.Contains(" TYPE ", StringComparison.OrdinalIgnoreCase))
            return;
        _changesTypes = true;
        if (_transaction is null)
            await ReloadTypesAsync().ConfigureAwait(false);
    }

    public override DatabaseError Translate(DbException exception) => PostgreSqlErrors.Translate(exception);

    public override async ValueTask DisposeAsync()
    {
        // The server forgets the prepared statements with the session: closing each would cost a round trip.
        await _connection.DisposeAsync().ConfigureAwait(false);
        await Statements.ClearAsync().ConfigureAwait(false);
    }

    private async ValueTask ReloadTypesAsync()
    {
        _changesTypes = false;
        await _connection.ReloadTypesAsync(CancellationToken.None).ConfigureAwait(false);
        _types = _source.TypesChanged();
    }

    private async ValueTask EndAsync(NpgsqlTransaction transaction)
    {
        _transaction = null;
        await transaction.DisposeAsync().ConfigureAwait(false);
    }
}
