using System.Data.Common;
using Orm.Execution;

namespace Orm;

// The scopes that BeginAsync and BeginNestedAsync give: how they end, and the savepoints of those inside others.
public partial class Session
{
    /// <summary>Flushes, then sets a savepoint; the scope rolls back to it unless it was committed (released).</summary>
    /// <param name="cancellationToken">Cancels the flush and the savepoint.</param>
    public async ValueTask<SessionTransaction> BeginNestedAsync(CancellationToken cancellationToken = default)
    {
        Enter();
        try
        {
            await FlushCoreAsync(cancellationToken).ConfigureAwait(false);
            DriverConnection connection = await BeginWriteAsync(cancellationToken).ConfigureAwait(false);
            string name = $"orm_{++Rare.SavepointNames}";
            try
            {
                await connection.SavepointAsync(SavepointAction.Create, name, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (Translated(exception, connection, "SAVEPOINT", cancellationToken) is { } translated)
            {
                await FailIfLostAsync().ConfigureAwait(false);
                throw translated;
            }

            Rare.Savepoints.Add(name);
            return new SessionTransaction(this, _transaction, name, Tracker.MarkSavepoint());
        }
        finally
        {
            Exit();
        }
    }

    internal async ValueTask CommitScopeAsync(int transaction, string? savepoint, int mark, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            if (!IsOpen(transaction, savepoint))
                throw new InvalidOperationException("The transaction of this scope has ended already, by a commit or rollback of the session or of an outer scope.");
            await FlushCoreAsync(cancellationToken).ConfigureAwait(false);
            if (savepoint is null)
            {
                await CommitTransactionAsync().ConfigureAwait(false);
            }
            else
            {
                await _connection!.SavepointAsync(SavepointAction.Release, savepoint, cancellationToken).ConfigureAwait(false);
                Forget(savepoint);
                Tracker.ReleaseSavepoint(mark);
            }
        }
        catch (Exception exception) when (_connection is not null && Translated(exception, _connection, "RELEASE SAVEPOINT", cancellationToken) is { } translated)
        {
            await FailIfLostAsync().ConfigureAwait(false);
            throw translated;
        }
        finally
        {
            Exit();
        }

        if (savepoint is null && Outer is null)
            await OnCommittedAsync(cancellationToken).ConfigureAwait(false);
    }

    internal async ValueTask RollbackScopeAsync(int transaction, string? savepoint, int mark)
    {
        if (_disposed)
            return;
        EnterForRollback();
        try
        {
            // The session was committed or rolled back inside the scope: what runs now is none of the scope's business.
            if (IsOpen(transaction, savepoint))
                await UndoScopeAsync(savepoint, mark).ConfigureAwait(false);
            else if (_connection is not null || transaction != _transaction || savepoint is not null)
                return;
            // What failed inside the scope is undone with it; only whether a commit arrived stays unknown.
            if (_failure is not CommitOutcomeUnknownException)
                _failure = null;
        }
        catch (DbException exception) when (_connection is { } connection)
        {
            // Without its savepoint nothing less than the transaction can be undone.
            Exception failure = Database.Translate(exception, connection, "ROLLBACK TO SAVEPOINT");
            await FailAsync(failure, ended: true).ConfigureAwait(false);
            throw failure;
        }
        finally
        {
            Exit();
        }
    }

    private async ValueTask UndoScopeAsync(string? savepoint, int mark)
    {
        if (savepoint is null)
        {
            await RollbackTransactionAsync().ConfigureAwait(false);
            return;
        }

        await _connection!.SavepointAsync(SavepointAction.Rollback, savepoint, CancellationToken.None).ConfigureAwait(false);
        await _connection.SavepointAsync(SavepointAction.Release, savepoint, CancellationToken.None).ConfigureAwait(false);
        Forget(savepoint);
        Tracker.RollBackTo(mark);
    }

    private bool IsOpen(int transaction, string? savepoint) =>
        _connection is not null && transaction == _transaction && (savepoint is null || Rare.Savepoints.Contains(savepoint));

    // Savepoints inside of one go with it.
    private void Forget(string savepoint)
    {
        List<string> savepoints = Rare.Savepoints;
        int index = savepoints.IndexOf(savepoint);
        savepoints.RemoveRange(index, savepoints.Count - index);
    }
}
