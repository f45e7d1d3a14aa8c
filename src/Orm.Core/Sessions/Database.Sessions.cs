using System.Data.Common;

namespace Orm;

public sealed partial class Database
{
    /// <summary>Opens a session: one unit of work. It takes a connection only when it needs one.</summary>
    public Session OpenSession() => new(this);

    /// <summary>Opens a session with options of its own.</summary>
    /// <param name="configure">Sets the options.</param>
    public Session OpenSession(Action<SessionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        SessionOptions options = NewSessionOptions();
        configure(options);
        return new Session(this, options);
    }

    /// <summary>
    /// Opens a session that works inside a transaction which EF Core, Dapper or ADO.NET code began. The transaction and its connection
    /// stay the owner's: the session never commits, rolls back or closes them. Its <see cref="Session.CommitAsync"/> flushes and leaves
    /// the commit to the owner; its rollback, and its disposal, undo what it wrote since its last commit and nothing else (a savepoint).
    /// </summary>
    /// <param name="transaction">A transaction of the driver that this database uses, on an open connection. Use neither while the session runs a statement.</param>
    /// <exception cref="InvalidOperationException">The transaction has ended.</exception>
    public Session OpenSession(DbTransaction transaction)
    {
        var session = new Session(this);
        session.Join(transaction);
        return session;
    }

    /// <summary>Opens a session with options of its own inside a transaction of other code; see <see cref="OpenSession(DbTransaction)"/>.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="configure">Sets the options.</param>
    public Session OpenSession(DbTransaction transaction, Action<SessionOptions> configure)
    {
        Session session = OpenSession(configure);
        session.Join(transaction);
        return session;
    }

    internal SessionOptions NewSessionOptions() => new() { AutoFlush = Options.AutoFlush };
}
