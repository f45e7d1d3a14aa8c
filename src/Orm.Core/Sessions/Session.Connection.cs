using System.Data;
using System.Data.Common;
using Orm.Execution;

namespace Orm;

public partial class Session
{
    // Held from the beginning of a transaction to its end; outside one, connections are rented per statement.
    private DriverConnection? _connection;
    private bool _resetOnReturn;

    /// <summary>What the session is doing, for messages such as a time-out of the pool.</summary>
    public override string ToString() => _connection is not null
        ? "a session's transaction"
        : Volatile.Read(ref _activity) == Streaming ? "a session's stream" : "a session's statement";

    /// <summary>The connection for one statement: the transaction's, or one from the pool.</summary>
    internal ValueTask<DriverConnection> RentAsync(CancellationToken cancellationToken) =>
        _outer is not null ? JoinAsync(cancellationToken)
        : _connection is { } held ? new ValueTask<DriverConnection>(held)
        : Database.RentAsync(this, cancellationToken);

    /// <summary>Gives back what <see cref="RentAsync"/> gave, unless a transaction holds it.</summary>
    internal ValueTask ReleaseAsync(DriverConnection connection, bool reset = false)
    {
        if (!ReferenceEquals(connection, _connection) && !ReferenceEquals(connection, _joined))
            return Database.ReturnAsync(connection, reset);
        _resetOnReturn |= reset;
        return default;
    }

    /// <summary>The transaction's connection; the transaction begins here if none is open.</summary>
    internal ValueTask<DriverConnection> BeginWriteAsync(CancellationToken cancellationToken) =>
        _connection is null ? BeginTransactionAsync(IsolationLevel.Unspecified, cancellationToken) : RentAsync(cancellationToken);

    private async ValueTask<DriverConnection> BeginTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken)
    {
        if (_outer is not null)
            return await BeginInsideAsync(isolationLevel, cancellationToken).ConfigureAwait(false);
        DriverConnection connection = await Database.RentAsync(this, cancellationToken).ConfigureAwait(false);
        try
        {
            connection.Log?.Invoke("BEGIN");
            await connection.BeginAsync(isolationLevel, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            Exception translated = Database.Translate(exception, connection, null);
            await Database.ReturnAsync(connection, reset: true).ConfigureAwait(false);
            throw translated;
        }
        catch
        {
            await Database.ReturnAsync(connection, reset: true).ConfigureAwait(false);
            throw;
        }

        _connection = connection;
        _transaction++;
        return connection;
    }

    // Ends the transaction on the server and gives the connection back, whatever happens.
    private async ValueTask EndTransactionAsync(bool commit)
    {
        DriverConnection connection = _connection!;
        if (_outer is not null)
        {
            await EndInsideAsync(connection, commit).ConfigureAwait(false);
            return;
        }

        bool clean = false;
        try
        {
            connection.Log?.Invoke(commit ? "COMMIT" : "ROLLBACK");
            if (commit)
                await connection.CommitAsync().ConfigureAwait(false);
            else
                await connection.RollbackAsync().ConfigureAwait(false);
            clean = true;
        }
        catch (DbException exception)
        {
            // A rollback that fails loses nothing: the pool throws the connection away, and the server rolls back.
            if (commit)
                throw await TranslateCommitFailureAsync(connection, exception).ConfigureAwait(false);
        }
        finally
        {
            _connection = null;
            _openSavepoints = 0;
            bool reset = _resetOnReturn || !clean;
            _resetOnReturn = false;
            await Database.ReturnAsync(connection, reset).ConfigureAwait(false);
        }
    }

    private async ValueTask<Exception> TranslateCommitFailureAsync(DriverConnection connection, DbException exception)
    {
        if (connection.IsBroken)
            return new CommitOutcomeUnknownException(exception);
        Exception translated = Database.Translate(exception, connection, "COMMIT");
        try
        {
            await connection.RollbackAsync().ConfigureAwait(false);
        }
        catch (DbException)
        {
            // The commit's own error is the one to tell.
        }

        return translated;
    }
}
