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
}
