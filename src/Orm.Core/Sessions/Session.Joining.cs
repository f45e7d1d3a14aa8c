using System.Data;
using System.Data.Common;
using Orm.Execution;

namespace Orm;

/// <content>
/// A session inside a transaction that other code began: its own unit of work is a savepoint of it, so that it never commits, rolls
/// back or closes what is not its own.
/// </content>
public partial class Session
{
    private const string UnitOfWorkSavepoint = "orm_unit_of_work";

    internal void Join(DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (HasEnded(transaction))
            throw Ended();
        Rare.Outer = transaction;
    }

    private async ValueTask<DriverConnection> JoinAsync(CancellationToken cancellationToken)
    {
        if (HasEnded(Outer!))
            throw Ended();
        return Rare.Joined ??= await Limit(Database.JoinAsync(Outer!, this, cancellationToken)).ConfigureAwait(false);
    }

    private async ValueTask<DriverConnection> BeginInsideAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken)
    {
        if (isolationLevel != IsolationLevel.Unspecified)
            throw new InvalidOperationException("This session works inside a transaction that other code began, whose isolation level is set. Begin without a level.");
        DriverConnection connection = await JoinAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            connection.Log?.Invoke("SAVEPOINT");
            await connection.SavepointAsync(SavepointAction.Create, UnitOfWorkSavepoint, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            throw Database.Translate(exception, connection, "SAVEPOINT");
        }

        _connection = connection;
        _transaction++;
        return connection;
    }

    private async ValueTask EndInsideAsync(DriverConnection connection, bool commit)
    {
        try
        {
            if (HasEnded(Outer!))
            {
                // Whoever ended it has decided about the session's work as well.
                if (commit)
                    throw Ended();
                return;
            }

            connection.Log?.Invoke(commit ? "RELEASE SAVEPOINT" : "ROLLBACK TO SAVEPOINT");
            if (!commit)
                await connection.SavepointAsync(SavepointAction.Rollback, UnitOfWorkSavepoint, CancellationToken.None).ConfigureAwait(false);
            await connection.SavepointAsync(SavepointAction.Release, UnitOfWorkSavepoint, CancellationToken.None).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            // A rollback that fails loses nothing: the owner cannot commit a broken transaction either.
            if (commit)
                throw Database.Translate(exception, connection, "RELEASE SAVEPOINT");
        }
        catch (InvalidOperationException)
        {
            // Some drivers keep the connection at a transaction that has ended, and refuse to use it.
            if (commit)
                throw Ended();
        }
        finally
        {
            _connection = null;
            Rare.Savepoints.Clear();
        }
    }

    // Some drivers take its connection from a transaction that has ended, others let nobody ask it anything.
    private static bool HasEnded(DbTransaction transaction)
    {
        try
        {
            _ = transaction.IsolationLevel;
            return transaction.Connection is null;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static InvalidOperationException Ended() =>
        new("The transaction that this session joined has ended: its owner committed, rolled back or disposed it. Commit or dispose the session first, and open a new one for what comes after.");
}
