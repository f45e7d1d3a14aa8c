using System.Data;
using System.Data.Common;

namespace Orm;

/// <summary>Opens sessions with the same options. Thread-safe; usually one per application and kind of session.</summary>
public sealed class SessionFactory : ISessionFactory<Session>
{
    private readonly SessionFactory<Session> _sessions;

    /// <summary>Creates the factory.</summary>
    /// <param name="database">The database of the sessions.</param>
    /// <param name="configure">Sets the options of every session that the factory opens.</param>
    public SessionFactory(Database database, Action<SessionOptions>? configure = null) =>
        _sessions = new SessionFactory<Session>(database, static (database, options) => new Session(database, options), configure);

    /// <inheritdoc/>
    public Session OpenSession() => _sessions.OpenSession();

    /// <summary>Opens a session inside a transaction of other code; see <see cref="Database.OpenSession(DbTransaction)"/>.</summary>
    /// <param name="transaction">The transaction.</param>
    public Session OpenSession(DbTransaction transaction) => _sessions.OpenSession(transaction);

    /// <summary>Runs a unit of work in a new session and transaction; see <see cref="Database.TransactionAsync(Func{Session, ValueTask}, IsolationLevel, CancellationToken)"/>.</summary>
    /// <param name="work">The unit of work. It need not commit.</param>
    /// <param name="isolationLevel">The isolation level; unspecified is the database's own default.</param>
    /// <param name="cancellationToken">Cancels waiting and the flush; pass it on inside the work.</param>
    public ValueTask TransactionAsync(Func<Session, ValueTask> work, IsolationLevel isolationLevel = IsolationLevel.Unspecified, CancellationToken cancellationToken = default) =>
        _sessions.TransactionAsync(work, isolationLevel, cancellationToken);

    /// <summary>Runs a unit of work that gives a result.</summary>
    /// <param name="work">The unit of work. It need not commit.</param>
    /// <param name="isolationLevel">The isolation level; unspecified is the database's own default.</param>
    /// <param name="cancellationToken">Cancels waiting and the flush; pass it on inside the work.</param>
    public ValueTask<T> TransactionAsync<T>(Func<Session, ValueTask<T>> work, IsolationLevel isolationLevel = IsolationLevel.Unspecified, CancellationToken cancellationToken = default) =>
        _sessions.TransactionAsync(work, isolationLevel, cancellationToken);
}
