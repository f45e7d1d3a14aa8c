using System.Data.Common;

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
}
