using System.Data;
using Npgsql;

namespace Orm.PostgreSql;

internal sealed partial class PostgreSqlConnection
{
    private const string SchemaKey = "hashtext('orm'), hashtext('schema')";

    // Behind a pooler a transaction of its own holds the lock: what a session holds stays on whichever connection the server gave for a statement.
    private NpgsqlTransaction? _schemaLock;

    // Tried, never waited for: a waiting statement would keep a snapshot, for which CREATE INDEX CONCURRENTLY waits in turn.
    public override ValueTask<bool> TryLockSchemaAsync(CancellationToken cancellationToken) => IsPooledElsewhere
        ? TryHoldSchemaAsync(cancellationToken)
        : AskAsync($"SELECT CASE WHEN pg_try_advisory_lock({SchemaKey}) THEN 1::bigint ELSE 0::bigint END", cancellationToken);

    public override async ValueTask UnlockSchemaAsync()
    {
        if (IsPooledElsewhere)
            await LetGoOfSchemaAsync().ConfigureAwait(false);
        else
            await AskAsync($"SELECT CASE WHEN pg_advisory_unlock({SchemaKey}) THEN 1::bigint ELSE 0::bigint END", CancellationToken.None).ConfigureAwait(false);
    }

    private bool IsPooledElsewhere => _source.Preparation == Preparation.Never;

    private async ValueTask<bool> TryHoldSchemaAsync(CancellationToken cancellationToken)
    {
        if (_schemaLock is not null)
            return true;
        NpgsqlConnection connection = await _source.OpenAnotherAsync(cancellationToken).ConfigureAwait(false);
        bool isHeld = false;
        try
        {
            // It stands idle for long, and must hold no snapshot meanwhile: one is kept by the last statement as long as that is a query.
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
            var command = new NpgsqlCommand($"SELECT pg_try_advisory_xact_lock({SchemaKey}); SET LOCAL idle_in_transaction_session_timeout = 0", connection, transaction);
            await using (command.ConfigureAwait(false))
                isHeld = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
            _schemaLock = isHeld ? transaction : null;
            return isHeld;
        }
        finally
        {
            if (!isHeld)
                await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask LetGoOfSchemaAsync()
    {
        NpgsqlTransaction? transaction = _schemaLock;
        _schemaLock = null;
        if (transaction?.Connection is not { } connection)
            return;
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (NpgsqlException)
            {
                // The connection was lost, and the lock with it.
            }
        }
    }
}
