using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <content>Where statements go, in databases that have replicas.</content>
public partial class Session
{
    private bool _staysOnPrimary;

    /// <summary>
    /// Whether this session reads from the primary only: it was told to, or it has begun a transaction or written, so that it sees what it
    /// wrote whatever the replicas know yet.
    /// </summary>
    public bool UsesPrimary => _staysOnPrimary || InTransaction;

    /// <summary>From now on this session reads from the primary: what others have committed is seen at once.</summary>
    public void UsePrimary() => _staysOnPrimary = true;

    /// <summary>
    /// Says which server a statement goes to, in a database with replicas; without any it is not called. By default reads go to the replicas in turn
    /// until the session begins a transaction, writes, or calls <see cref="UsePrimary"/>. Inside a transaction every statement goes to the transaction's
    /// connection, and this is not asked; nor is it for flushes, refreshes and merges, which go to the primary.
    /// </summary>
    /// <param name="statement">What is known of the statement.</param>
    /// <returns>The role; a write must go to the primary.</returns>
    protected virtual ConnectionRole Route(in StatementContext statement) => statement.Default;

    private bool HasNoChoice => InTransaction || Pinned is not null || _transactionStart == TransactionStart.FirstUse;

    private ValueTask<DriverConnection> RentRoutedAsync(Statement statement, CancellationToken cancellationToken)
    {
        if (HasNoChoice)
            return RentForReadAsync(cancellationToken);
        QueryNode? query = (statement as QueryNode)?.Routed;
        string? tag = null;
        QueryNode? root = null;
        for (QueryNode? node = query; node is not null; node = node.Previous)
        {
            tag ??= node.Tag;
            root = node;
        }

        Type? entity = root is ITableSource or DerivedTable ? SelectRenderer.TableOf(root).Mapper.EntityType : null;
        return RentRoutedAsync(statement.IsRaw ? StatementKind.Sql : StatementKind.Query, entity, tag, cancellationToken);
    }

    private ValueTask<DriverConnection> RentRoutedAsync(StatementKind kind, EntityMapper mapper, CancellationToken cancellationToken) =>
        !Database.HasReplicas || HasNoChoice
            ? RentForReadAsync(cancellationToken)
            : RentRoutedAsync(kind, mapper.EntityType, null, cancellationToken);

    private ValueTask<DriverConnection> RentRoutedAsync(StatementKind kind, Type? entity, string? tag, CancellationToken cancellationToken)
    {
        var context = new StatementContext(kind, entity, tag, _staysOnPrimary ? ConnectionRole.Primary : ConnectionRole.Replica);
        return Route(in context) == ConnectionRole.Replica ? Limit(Database.RentReplicaAsync(this, cancellationToken)) : TakeAsync(cancellationToken);
    }

    // Writes are asked about, so that a session class may refuse them; there is no choice.
    private void RouteWrite(Statement statement)
    {
        Type? entity = statement is WriteStatement write ? write.Target.Mapper.EntityType : null;
        var context = new StatementContext(StatementKind.Write, entity, null, ConnectionRole.Primary);
        if (Route(in context) != ConnectionRole.Primary)
            throw new InvalidOperationException($"{GetType().Name}.Route sends a statement that writes or locks rows to a replica, which takes none. Return statement.Default for StatementKind.Write.");
    }

    /// <summary>
    /// Whether a read that failed on a replica is to be run again: the replica is lost, or it refuses for a reason of its own (its replay
    /// was in the way). A lost one is left out from then on, so that the next attempt goes elsewhere.
    /// </summary>
    private bool FailsOver(DriverConnection? connection, Exception exception, CancellationToken cancellationToken)
    {
        if (connection?.Pool?.Replica is not { } replica || exception is not System.Data.Common.DbException error || cancellationToken.IsCancellationRequested)
            return false;
        DatabaseError meaning = connection.Translate(error);
        bool lost = connection.IsBroken || meaning.Kind == DatabaseErrorKind.ConnectionLost;
        if (!lost && !meaning.IsTransient)
            return false;
        connection.Current?.Fail(exception);
        if (lost)
            replica.Failed();
        else
            _staysOnPrimary = true;
        return true;
    }
}
