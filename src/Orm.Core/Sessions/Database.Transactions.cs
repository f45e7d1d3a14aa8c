using System.Data;
using Orm.Sessions;

namespace Orm;

public sealed partial class Database
{
    /// <summary>
    /// Runs a unit of work in a new session and transaction: commits when it ends, rolls back when it throws. After a transient error
    /// (deadlock, serialization failure, lock time-out, lost connection) it runs again from its beginning in another session, as
    /// <see cref="DatabaseOptions.Retry"/> says; so it should have no effect outside of the database that must not happen twice.
    /// </summary>
    /// <param name="work">The unit of work. It need not commit.</param>
    /// <param name="isolationLevel">The isolation level; unspecified is the database's own default.</param>
    /// <param name="cancellationToken">Cancels waiting and the flush; pass it on inside the work.</param>
    /// <exception cref="CommitOutcomeUnknownException">The connection was lost while the commit was under way; such a unit is not run again.</exception>
    public async ValueTask TransactionAsync(Func<Session, ValueTask> work, IsolationLevel isolationLevel = IsolationLevel.Unspecified, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        await TransactionRunner.RunAsync(OpenSession, RunAsync, this, isolationLevel, cancellationToken).ConfigureAwait(false);

        async ValueTask<bool> RunAsync(Session session)
        {
            await work(session).ConfigureAwait(false);
            return true;
        }
    }

    /// <summary>Runs a unit of work that gives a result; see <see cref="TransactionAsync(Func{Session, ValueTask}, IsolationLevel, CancellationToken)"/>.</summary>
    /// <param name="work">The unit of work.</param>
    /// <param name="isolationLevel">The isolation level; unspecified is the database's own default.</param>
    /// <param name="cancellationToken">Cancels waiting and the flush; pass it on inside the work.</param>
    public ValueTask<T> TransactionAsync<T>(Func<Session, ValueTask<T>> work, IsolationLevel isolationLevel = IsolationLevel.Unspecified, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return TransactionRunner.RunAsync(OpenSession, work, this, isolationLevel, cancellationToken);
    }
}
