using System.Data;
using System.Data.Common;
using Orm.Diagnostics;
using Orm.Dialects;
using Orm.Execution;

namespace Orm;

public partial class Session
{
    // Held from the beginning of a transaction to its end; outside one, connections are rented per statement.
    private DriverConnection? _connection;
    private bool _resetOnReturn;

    /// <summary>A connection that the session works on instead of the pool's, and that its owner gives back: the one that holds a lock.</summary>
    internal DriverConnection? Pinned
    {
        get => _extras?.Pinned;
        init => Rare.Pinned = value;
    }

    /// <summary>What the session is doing, for messages such as a time-out of the pool.</summary>
    public override string ToString() => _connection is not null
        ? "a session's transaction"
        : Volatile.Read(ref _activity) == Streaming ? "a session's stream" : "a session's statement";

    /// <summary>The connection for one statement: the transaction's, or one from the pool.</summary>
    internal ValueTask<DriverConnection> RentAsync(CancellationToken cancellationToken) =>
        Outer is not null ? JoinAsync(cancellationToken)
        : _connection is { } held ? new ValueTask<DriverConnection>(held)
        : TakeAsync(cancellationToken);

    /// <summary>Gives back what <see cref="RentAsync"/> gave, unless a transaction holds it.</summary>
    internal ValueTask ReleaseAsync(DriverConnection connection, bool reset = false)
    {
        if (!ReferenceEquals(connection, _connection) && !ReferenceEquals(connection, _extras?.Joined))
            return ReturnAsync(connection, reset);
        _resetOnReturn |= reset;
        return default;
    }

    /// <summary>The connection for a read, which begins the transaction where the session's first use does.</summary>
    internal ValueTask<DriverConnection> RentForReadAsync(CancellationToken cancellationToken) =>
        _transactionStart == TransactionStart.FirstUse ? BeginWriteAsync(cancellationToken) : RentAsync(cancellationToken);

    /// <summary>The transaction's connection; the transaction begins here if none is open.</summary>
    internal ValueTask<DriverConnection> BeginWriteAsync(CancellationToken cancellationToken) =>
        _connection is null ? BeginTransactionAsync(_isolationLevel, cancellationToken) : RentAsync(cancellationToken);

    private ValueTask<DriverConnection> TakeAsync(CancellationToken cancellationToken) =>
        Limit(Pinned is { } pinned ? new ValueTask<DriverConnection>(pinned) : Database.RentAsync(this, cancellationToken));

    private ValueTask ReturnAsync(DriverConnection connection, bool reset)
    {
        if (!ReferenceEquals(connection, Pinned))
            return Database.ReturnAsync(connection, reset);
        connection.LimitStatements(null);
        return default;
    }

    // The pool takes the limit off again.
    private ValueTask<DriverConnection> Limit(ValueTask<DriverConnection> taking) => CommandTimeout is { } limit ? LimitAsync(taking, limit) : taking;

    private static async ValueTask<DriverConnection> LimitAsync(ValueTask<DriverConnection> taking, TimeSpan limit)
    {
        DriverConnection connection = await taking.ConfigureAwait(false);
        connection.LimitStatements(limit);
        return connection;
    }

    private async ValueTask<DriverConnection> BeginTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken)
    {
        _staysOnPrimary = true;
        if (Outer is not null)
            return await BeginInsideAsync(isolationLevel, cancellationToken).ConfigureAwait(false);
        DriverConnection connection = await TakeAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            connection.Log?.Invoke("BEGIN");
            OrmEvents.TransactionBegun(Database.Watch.Logger);
            await connection.BeginAsync(isolationLevel, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            Exception translated = Database.Translate(exception, connection, null);
            await ReturnAsync(connection, reset: true).ConfigureAwait(false);
            throw translated;
        }
        catch
        {
            await ReturnAsync(connection, reset: true).ConfigureAwait(false);
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
        if (Outer is not null)
        {
            await EndInsideAsync(connection, commit).ConfigureAwait(false);
            return;
        }

        bool clean = false;
        StatementWatch? watch = Database.Watch.IsActive ? Database.Watch.Begin(connection, commit ? "COMMIT" : "ROLLBACK") : null;
        try
        {
            connection.Log?.Invoke(commit ? "COMMIT" : "ROLLBACK");
            if (commit && !connection.InTransaction)
                throw EndedBefore(null);
            if (commit)
                await connection.CommitAsync().ConfigureAwait(false);
            else
                await connection.RollbackAsync().ConfigureAwait(false);
            clean = true;
        }
        catch (Exception exception) when (watch?.Fail(exception) == true)
        {
            throw;
        }
        catch (DbException exception)
        {
            // A rollback that fails loses nothing: the pool throws the connection away, and the server rolls back.
            if (commit)
                throw await TranslateCommitFailureAsync(connection, exception).ConfigureAwait(false);
        }
        catch (InvalidOperationException exception)
        {
            if (commit)
                throw EndedBefore(exception);
        }
        finally
        {
            watch?.End();
            _connection = null;
            _extras?.Savepoints.Clear();
            bool reset = _resetOnReturn || !clean;
            _resetOnReturn = false;
            await ReturnAsync(connection, reset).ConfigureAwait(false);
        }
    }

    private static OrmException EndedBefore(Exception? inner) =>
        new("The transaction had ended before this commit: raw SQL, or the database by itself, has committed it or rolled it back. Leave BEGIN, COMMIT and ROLLBACK to the session.", inner);

    /// <summary>The exception that tells the user what the driver's means, or null where it tells that itself.</summary>
    private Exception? Translated(Exception exception, DriverConnection? connection, string? sql, CancellationToken cancellationToken)
    {
        if (connection is null)
            return null;
        Exception? translated = exception switch
        {
            DbException when cancellationToken.IsCancellationRequested => new OperationCanceledException("The statement was cancelled.", exception, cancellationToken),
            // A text that could not even be prepared is the one that was written last.
            DbException error => Database.Translate(error, connection, sql ?? (connection.Writer.Text.IsEmpty ? null : connection.Writer.ToString())),
            _ => null,
        };
        connection.Current?.Fail(translated as OperationCanceledException ?? exception);
        if (ReferenceEquals(connection, _connection))
            Rare.StatementFailure = translated ?? exception;
        return translated;
    }

    // Gives back what a statement used; after a failure it is first seen what is left of the transaction.
    private ValueTask GiveBackAsync(DriverConnection connection, bool reset) =>
        _extras?.StatementFailure is null ? ReleaseAsync(connection, reset) : GiveBackFailedAsync(connection, reset);

    private async ValueTask GiveBackFailedAsync(DriverConnection connection, bool reset)
    {
        await ReleaseAsync(connection, reset).ConfigureAwait(false);
        await FailIfLostAsync().ConfigureAwait(false);
    }

    // Whether what a commit wrote may be there although it failed: nobody answers, or the files do not tell.
    private static bool LeavesUnknown(DriverConnection connection, Exception exception) => exception switch
    {
        DbException error => connection.IsBroken || connection.Translate(error).Kind == DatabaseErrorKind.StorageFailure,
        OperationCanceledException => connection.IsBroken,
        _ => false,
    };

    private async ValueTask<Exception> TranslateCommitFailureAsync(DriverConnection connection, DbException exception)
    {
        Exception translated = LeavesUnknown(connection, exception) ? new CommitOutcomeUnknownException(exception) : Database.Translate(exception, connection, "COMMIT");
        if (connection.IsBroken)
            return translated;
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
