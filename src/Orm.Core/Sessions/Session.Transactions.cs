using System.Data;
using System.Data.Common;
using Orm.Dialects;
using Orm.Execution;
using Orm.UnitOfWork;

namespace Orm;

public partial class Session
{
    private int _transaction;

    /// <summary>Whether a transaction is open: by <see cref="BeginAsync"/>, by the first write, or by other code whose transaction the session joined.</summary>
    public bool InTransaction => _connection is not null || Outer is not null;

    /// <summary>
    /// Begins a transaction, in which the reads that follow take part too. Dispose the scope (<c>await using</c>): it rolls
    /// back unless it was committed.
    /// </summary>
    /// <param name="isolationLevel">The isolation level; unspecified is the database's own default.</param>
    /// <param name="cancellationToken">Cancels waiting for a connection or a lock.</param>
    /// <exception cref="InvalidOperationException">A transaction is open already: use <see cref="BeginNestedAsync"/>.</exception>
    public async ValueTask<SessionTransaction> BeginAsync(
        IsolationLevel isolationLevel = IsolationLevel.Unspecified,
        CancellationToken cancellationToken = default)
    {
        Enter();
        try
        {
            if (_connection is not null)
                throw new InvalidOperationException("A transaction is open on this session already (the first write begins one). Commit or roll it back first, or use BeginNestedAsync for a savepoint inside it.");
            await BeginTransactionAsync(isolationLevel, cancellationToken).ConfigureAwait(false);
            return new SessionTransaction(this, _transaction, savepoint: null, mark: 0);
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>
    /// Flushes pending changes and commits. Without a transaction and without changes it does nothing. In a session that joined a
    /// transaction of other code, what was written then belongs to that transaction, which its owner commits.
    /// </summary>
    /// <param name="cancellationToken">Cancels the flush; once COMMIT is sent it is ignored.</param>
    /// <exception cref="CommitOutcomeUnknownException">The connection was lost, or the database's files failed, while the commit was under way.</exception>
    public async ValueTask CommitAsync(CancellationToken cancellationToken = default)
    {
        bool isCommitted = false;
        Enter();
        try
        {
            if (_tracker is { HasPendingChanges: true } tracker)
            {
                await PrepareFlushAsync(cancellationToken).ConfigureAwait(false);
                // A transaction of a certain level has to be begun.
                bool mayBeLone = !InTransaction && _isolationLevel == IsolationLevel.Unspecified;
                isCommitted = (mayBeLone && tracker.LoneInsert(Database.Dialect.Features) is { } insert
                        && await CommitLoneAsync(insert, plan: null, cancellationToken).ConfigureAwait(false))
                    || await SendChangesAsync(tracker, mayBeLone, cancellationToken).ConfigureAwait(false);
            }

            if (!isCommitted && _connection is not null)
            {
                await CommitTransactionAsync().ConfigureAwait(false);
                isCommitted = true;
            }
        }
        finally
        {
            Exit();
        }

        if (isCommitted && Outer is null)
            await OnCommittedAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Rolls back. Entities that were inserted are pending again, updated ones changed again, removed ones still removed;
    /// their values stay as they are. Makes a session usable again whose flush failed.
    /// </summary>
    /// <param name="cancellationToken">Ignored once the rollback is under way.</param>
    public async ValueTask RollbackAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        EnterForRollback();
        try
        {
            await RollbackTransactionAsync().ConfigureAwait(false);
            _failure = null;
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>Sends pending changes now, inside the transaction, which begins if none is open.</summary>
    /// <param name="cancellationToken">Cancels the flush, which then rolls back.</param>
    public async ValueTask FlushAsync(CancellationToken cancellationToken = default)
    {
        Enter();
        try
        {
            await FlushCoreAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Exit();
        }
    }

    // The caller holds the session.
    internal async ValueTask FlushCoreAsync(CancellationToken cancellationToken)
    {
        if (_tracker is not { HasPendingChanges: true } tracker)
            return;
        await PrepareFlushAsync(cancellationToken).ConfigureAwait(false);
        await SendChangesAsync(tracker, mayBeLone: false, cancellationToken).ConfigureAwait(false);
    }

    // True when that was the commit, too: one statement may be a transaction by itself.
    private async ValueTask<bool> SendChangesAsync(ChangeTracker tracker, bool mayBeLone, CancellationToken cancellationToken)
    {
        // Only what is sent can fail the transaction: the plan is made first, so that a value refused by it costs nothing.
        bool began = false;
        if (tracker.MustReadChildren())
        {
            began = _connection is null;
            await WriteAsync(tracker.RemoveUnloadedChildrenAsync, cancellationToken).ConfigureAwait(false);
        }

        FlushPlan plan;
        try
        {
            plan = tracker.PlanFlush();
        }
        catch when (began)
        {
            await RollbackTransactionAsync().ConfigureAwait(false);
            throw;
        }

        if (plan.Batches.Count == 0)
        {
            tracker.FinishFlush(plan);
            return false;
        }

        if (mayBeLone && !began && plan.LoneBatch(Database.Dialect.Features) is { } lone && await CommitLoneAsync(lone, plan, cancellationToken).ConfigureAwait(false))
            return true;
        await WriteAsync((connection, token) => tracker.FlushAsync(plan, connection, token), cancellationToken).ConfigureAwait(false);
        return false;
    }

    /// <summary>Runs a part of the unit of work inside the transaction; what it throws rolls that back and fails the session.</summary>
    private async ValueTask WriteAsync(Func<DriverConnection, CancellationToken, ValueTask> work, CancellationToken cancellationToken)
    {
        DriverConnection connection = await BeginWriteAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await work(connection, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Exception failure = exception is DbException error ? Database.Translate(error, connection, null) : exception;
            await FailAsync(failure, connection.StateAfter(exception) == TransactionState.Ended).ConfigureAwait(false);
            if (ReferenceEquals(failure, exception))
                throw;
            throw failure;
        }
    }

    // A session that failed may be rolled back; only one that is disposed may not.
    private void EnterForRollback()
    {
        int activity = Interlocked.CompareExchange(ref _activity, Executing, Idle);
        if (activity != Idle)
            throw ConcurrentUse(activity);
        if (_disposed)
            RefuseUse();
    }

    // False where another transaction holds a lock: the caller begins one, which waits without blocking the thread.
    private async ValueTask<bool> CommitLoneAsync(EntityBatch batch, FlushPlan? plan, CancellationToken cancellationToken)
    {
        _staysOnPrimary = true;
        DriverConnection connection = await TakeAsync(cancellationToken).ConfigureAwait(false);
        bool wouldBlock = connection.BlocksOnLocks;
        try
        {
            connection.BlocksOnLocks = false;
            if (plan is not null)
                await Tracker.SendLoneAsync(plan, batch, connection, cancellationToken).ConfigureAwait(false);
            else if (!await Tracker.InsertLoneAsync(batch, connection, cancellationToken).ConfigureAwait(false))
                return false;
            if (_expiresOnCommit)
                Tracker.ExpireAll();
            return true;
        }
        catch (DbException exception) when (wouldBlock && connection.Translate(exception).Kind == DatabaseErrorKind.LockTimeout)
        {
            Tracker.WithdrawLone();
            return false;
        }
        catch (Exception exception)
        {
            // The statement is its own transaction: without an answer to it nobody knows whether it was committed.
            Exception failure = LeavesUnknown(connection, exception) ? new CommitOutcomeUnknownException(exception)
                : exception is DbException error ? Database.Translate(error, connection, null)
                : exception;
            await FailAsync(failure, ended: true).ConfigureAwait(false);
            if (ReferenceEquals(failure, exception))
                throw;
            throw failure;
        }
        finally
        {
            if (!connection.IsBroken)
                connection.BlocksOnLocks = true;
            await ReturnAsync(connection, reset: false).ConfigureAwait(false);
        }
    }

    private async ValueTask CommitTransactionAsync()
    {
        try
        {
            await EndTransactionAsync(commit: true).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _tracker?.RolledBack();
            _failure = exception;
            OnRolledBack();
            throw;
        }

        _tracker?.Committed();
        if (_expiresOnCommit)
            _tracker?.ExpireAll();
    }

    private async ValueTask RollbackTransactionAsync()
    {
        try
        {
            if (_connection is not null)
                await EndTransactionAsync(commit: false).ConfigureAwait(false);
        }
        finally
        {
            _tracker?.RolledBack();
        }

        OnRolledBack();
    }

    // Undoes what failed: the whole transaction, unless an open savepoint can still be rolled back to.
    private async ValueTask FailAsync(Exception failure, bool ended)
    {
        _failure = failure;
        if (ended || _extras is not { Savepoints.Count: > 0 })
            await RollbackTransactionAsync().ConfigureAwait(false);
    }

    // After a statement that failed inside the transaction: on some servers nothing but a rollback can follow it.
    private async ValueTask FailIfLostAsync()
    {
        if (_extras?.StatementFailure is not { } failure)
            return;
        _extras.StatementFailure = null;
        if (_connection is null)
            return;
        TransactionState state = _connection.StateAfter(failure);
        if (state != TransactionState.Open)
            await FailAsync(failure, state == TransactionState.Ended).ConfigureAwait(false);
    }
}
