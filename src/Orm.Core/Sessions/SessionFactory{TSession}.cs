using System.Data;
using System.Data.Common;
using Orm.Sessions;

namespace Orm;

/// <summary>Opens sessions of a class of the application's own, with the same options. Thread-safe.</summary>
/// <typeparam name="TSession">A class derived from <see cref="Session"/>.</typeparam>
public sealed class SessionFactory<TSession> : ISessionFactory<TSession>
    where TSession : Session
{
    private readonly Database _database;
    private readonly Func<Database, SessionOptions, TSession> _create;
    private readonly SessionOptions _options;

    /// <summary>Creates the factory.</summary>
    /// <param name="database">The database of the sessions.</param>
    /// <param name="create">Makes a session: <c>(database, options) =&gt; new AppSession(database, options)</c>.</param>
    /// <param name="configure">Sets the options of every session that the factory opens.</param>
    public SessionFactory(Database database, Func<Database, SessionOptions, TSession> create, Action<SessionOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(create);
        (_database, _create) = (database, create);
        _options = database.NewSessionOptions();
        configure?.Invoke(_options);
    }

    /// <inheritdoc/>
    public TSession OpenSession() => _create(_database, _options.Copy());

    /// <summary>Opens a session inside a transaction of other code; see <see cref="Database.OpenSession(DbTransaction)"/>.</summary>
    /// <param name="transaction">The transaction.</param>
    public TSession OpenSession(DbTransaction transaction)
    {
        TSession session = OpenSession();
        session.Join(transaction);
        return session;
    }

    /// <summary>
    /// Runs a unit of work in a new session and transaction: commits when it ends, rolls back when it throws. After a transient error
    /// (deadlock, serialization failure, lock time-out, lost connection) it runs again from its beginning in another session, as
    /// <see cref="DatabaseOptions.Retry"/> says; so it should have no effect outside of the database that must not happen twice.
    /// </summary>
    /// <param name="work">The unit of work. It need not commit.</param>
    /// <param name="isolationLevel">The isolation level; unspecified is the database's own default.</param>
    /// <param name="cancellationToken">Cancels waiting and the flush; pass it on inside the work.</param>
    /// <exception cref="CommitOutcomeUnknownException">The connection was lost while the commit was under way; such a unit is not run again.</exception>
    public async ValueTask TransactionAsync(Func<TSession, ValueTask> work, IsolationLevel isolationLevel = IsolationLevel.Unspecified, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        await TransactionRunner.RunAsync(OpenSession, RunAsync, _database, isolationLevel, cancellationToken).ConfigureAwait(false);

        async ValueTask<bool> RunAsync(TSession session)
        {
            await work(session).ConfigureAwait(false);
            return true;
        }
    }

    /// <summary>Runs a unit of work that gives a result; see <see cref="TransactionAsync(Func{TSession, ValueTask}, IsolationLevel, CancellationToken)"/>.</summary>
    /// <param name="work">The unit of work.</param>
    /// <param name="isolationLevel">The isolation level; unspecified is the database's own default.</param>
    /// <param name="cancellationToken">Cancels waiting and the flush; pass it on inside the work.</param>
    public ValueTask<T> TransactionAsync<T>(Func<TSession, ValueTask<T>> work, IsolationLevel isolationLevel = IsolationLevel.Unspecified, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return TransactionRunner.RunAsync(OpenSession, work, _database, isolationLevel, cancellationToken);
    }
}
