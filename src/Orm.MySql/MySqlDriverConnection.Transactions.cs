using System.Data;
using System.Data.Common;
using Orm.Dialects;
using Orm.Execution;

namespace Orm.MySql;

// Orm's own transactions are begun by SQL: the driver's object would set the isolation level of the whole session.
internal sealed partial class MySqlDriverConnection
{
    private bool _inTransaction;
    private string _begin = "";
    private TransactionEffect _effect;

    public override DbTransaction? Transaction => _joined;

    public override bool InTransaction => _inTransaction;

    public override TransactionState StateAfter(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException error && EndsTransaction(Translate(error).Kind))
                return TransactionState.Ended;
        }

        return base.StateAfter(exception);
    }

    // InnoDB rolls the whole transaction back for a deadlock, and for a record that changed since it was read (MariaDB's
    // innodb_snapshot_isolation). After any other failure only its statement has no effect.
    private bool EndsTransaction(DatabaseErrorKind kind) =>
        kind is DatabaseErrorKind.Deadlock or DatabaseErrorKind.SerializationFailure || (kind == DatabaseErrorKind.LockTimeout && Session.EndsAtLockTimeout);

    public override async ValueTask BeginAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken)
    {
        // Without SESSION the level is that of the next transaction alone.
        string? level = isolationLevel switch
        {
            IsolationLevel.Unspecified => null,
            IsolationLevel.ReadUncommitted => "READ UNCOMMITTED",
            IsolationLevel.ReadCommitted => "READ COMMITTED",
            IsolationLevel.RepeatableRead or IsolationLevel.Snapshot => "REPEATABLE READ",
            IsolationLevel.Serializable => "SERIALIZABLE",
            _ => throw new NotSupportedException($"{Dialect.Name} has no isolation level {isolationLevel}. Use ReadCommitted, RepeatableRead, Snapshot or Serializable."),
        };
        string start = isolationLevel == IsolationLevel.Snapshot ? "START TRANSACTION WITH CONSISTENT SNAPSHOT" : "START TRANSACTION";
        _begin = level is null ? start : $"SET TRANSACTION ISOLATION LEVEL {level}; {start}";
        _effect = TransactionEffect.None;
        try
        {
            await ExecuteAsync(_begin, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Nobody knows how far it came: the next user must get neither the transaction nor the level.
            _hasLeaked = true;
            throw;
        }

        _inTransaction = true;
    }

    public override async ValueTask CommitAsync()
    {
        if (!_inTransaction)
            throw new InvalidOperationException("There is no transaction to commit.");
        if (_effect == TransactionEffect.Ends)
            throw new MySqlTransactionEndedException();
        // After a statement that commits by itself, too: it may have failed before it came so far.
        await ExecuteAsync("COMMIT", CancellationToken.None).ConfigureAwait(false);
        _inTransaction = false;
    }

    public override async ValueTask RollbackAsync()
    {
        if (!_inTransaction)
            return;
        _inTransaction = false;
        await ExecuteAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
    }

    public override async ValueTask SavepointAsync(SavepointAction action, string name, CancellationToken cancellationToken)
    {
        if (!_inTransaction)
            throw new InvalidOperationException("A savepoint needs a transaction.");
        string quoted = $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
        string sql = action switch
        {
            SavepointAction.Create => "SAVEPOINT ",
            SavepointAction.Release => "RELEASE SAVEPOINT ",
            _ => "ROLLBACK TO SAVEPOINT ",
        };
        await ExecuteAsync(sql + quoted, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Called before each statement: one that commits the transaction by the way is noted, and the next one gets a new transaction first, so
    /// that what the session writes after it is not committed statement by statement.
    /// </summary>
    internal ValueTask PassAsync(TransactionEffect effect, CancellationToken cancellationToken)
    {
        if (!_inTransaction || _joined is not null || (effect == TransactionEffect.None && _effect == TransactionEffect.None))
            return default;
        if (effect != TransactionEffect.None)
        {
            _effect = (TransactionEffect)Math.Max((int)effect, (int)_effect);
            return default;
        }

        return _effect == TransactionEffect.Ends ? default : BeginAgainAsync(cancellationToken);
    }

    private async ValueTask BeginAgainAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync(_begin, cancellationToken).ConfigureAwait(false);
        _effect = TransactionEffect.None;
    }
}
