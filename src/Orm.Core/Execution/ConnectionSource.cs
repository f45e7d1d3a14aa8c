using Orm.Dialects;

namespace Orm.Execution;

/// <summary>Opens the physical connections of one <see cref="Database"/>; the pool keeps and reuses them.</summary>
public abstract class ConnectionSource : IAsyncDisposable
{
    /// <summary>The dialect as known before any connection is open.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>What messages call the database: server, file, name; never a password.</summary>
    public abstract string Description { get; }

    /// <summary>
    /// True when the database lives in one physical connection: the pool then opens no second one and keeps the first
    /// open until it is disposed.
    /// </summary>
    public virtual bool IsSingleConnection => false;

    /// <summary>Opens a connection and brings it into the state that statements expect.</summary>
    /// <exception cref="System.Data.Common.DbException">The driver's own error.</exception>
    public abstract ValueTask<DriverConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Wraps the connection of a transaction that other code began and will end. What is given begins, commits, rolls back and closes
    /// nothing of it; disposing it closes the statements that it prepared. Savepoints are used.
    /// </summary>
    /// <exception cref="ArgumentException">The transaction is of another driver, or has ended.</exception>
    public virtual ValueTask<DriverConnection> JoinAsync(System.Data.Common.DbTransaction transaction, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"Orm's driver for {Dialect.Name} joins no transaction of other code. Begin it by the session instead: await session.BeginAsync().");

    /// <summary>
    /// Ends the session of a connection that was lost, by way of another connection: a server notices nothing of a client that went away
    /// while it works on a statement, and keeps its locks until the end. The default does nothing.
    /// </summary>
    public virtual ValueTask EndSessionAsync(DriverConnection lost, CancellationToken cancellationToken) => default;

    /// <summary>Translates an error of <see cref="OpenAsync"/>, when there is no connection to ask.</summary>
    public abstract DatabaseError Translate(System.Data.Common.DbException exception);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }
}
