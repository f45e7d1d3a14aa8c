using System.Data;
using System.Data.Common;
using Orm.Diagnostics;
using Orm.Dialects;

namespace Orm.Execution;

/// <summary>
/// A physical connection with what lives as long as it does: the prepared statements, the text buffer, the parameter slots.
/// Used by one caller at a time; the pool of the <see cref="Orm.Database"/> sees to that.
/// </summary>
public abstract class DriverConnection : IAsyncDisposable
{
    /// <summary>Creates the connection's shared parts.</summary>
    protected DriverConnection(Dialect dialect, int statementCacheSize)
    {
        Dialect = dialect;
        Writer = new SqlWriter(dialect);
        Statements = new StatementCache(this, statementCacheSize);
    }

    /// <summary>The dialect, with the features of the server at the other end.</summary>
    public Dialect Dialect { get; }

    /// <summary>The driver's own connection, for code beside Orm that needs it.</summary>
    /// <exception cref="NotSupportedException">The driver opened this connection in a way that no <see cref="DbConnection"/> stands for; the message tells the other way.</exception>
    public abstract DbConnection Connection { get; }

    /// <summary>The driver's transaction, or null outside one (or where the driver keeps none).</summary>
    public abstract DbTransaction? Transaction { get; }

    /// <summary>Whether a transaction is open.</summary>
    public abstract bool InTransaction { get; }

    /// <summary>What is left of the open transaction after a statement of it ended with this exception (or one that it explains).</summary>
    /// <remarks>The default looks at what the connection says: it serves where a failed statement alone has no effect.</remarks>
    public virtual TransactionState StateAfter(Exception exception) =>
        InTransaction && !IsBroken ? TransactionState.Open : TransactionState.Ended;

    /// <summary>True when the connection cannot be used any more; the pool then throws it away.</summary>
    public abstract bool IsBroken { get; }

    /// <summary>
    /// True when the connection broke instead of being closed, so that the server may not know, and still be at work for it. The pool
    /// then has the source end the session: <see cref="ConnectionSource.EndSessionAsync"/>.
    /// </summary>
    public virtual bool IsLost => IsBroken;

    /// <summary>True when the connection works, but knows less than a new one would: the pool replaces it before its next use.</summary>
    public virtual bool IsOutdated => false;

    /// <summary>How long a statement may run, as the session says that has the connection; null: as the database's options say.</summary>
    public TimeSpan? CommandTimeout { get; private set; }

    /// <summary>Sets the limit of the statements that follow, or takes it off.</summary>
    internal void LimitStatements(TimeSpan? limit)
    {
        if (CommandTimeout == limit)
            return;
        CommandTimeout = limit;
        OnCommandTimeoutChanged();
    }

    /// <summary>Called when <see cref="CommandTimeout"/> has changed: the driver sees to it that statements begun from now on keep it.</summary>
    protected virtual void OnCommandTimeoutChanged()
    {
    }

    /// <summary>A limit as drivers of servers count it: in whole seconds, rounded up; 0 for none.</summary>
    public static int ToSeconds(TimeSpan limit) =>
        limit == Timeout.InfiniteTimeSpan ? 0 : (int)Math.Max(1, Math.Ceiling(limit.TotalSeconds));

    /// <summary>The statements prepared on this connection.</summary>
    public StatementCache Statements { get; }

    /// <summary>The buffer that statements are rendered into.</summary>
    protected internal SqlWriter Writer { get; }

    /// <summary>Who wants to know of statements; null for a connection outside of a database.</summary>
    internal DatabaseWatch? Watch { get; set; }

    /// <summary>The pool that the connection belongs to; null for one of other code.</summary>
    internal ConnectionPool? Pool { get; set; }

    /// <summary>Told the text of each statement before it runs; never values.</summary>
    internal Action<string>? Log => Watch?.Log;

    /// <summary>The batch under way, where somebody watches it.</summary>
    internal StatementWatch? Batch { get; set; }

    /// <summary>The statement that began last, where somebody watches it.</summary>
    internal StatementWatch? Current { get; set; }

    /// <summary>When the connection was opened, for the pool's maximum lifetime.</summary>
    protected internal long OpenedAt { get; } = Environment.TickCount64;

    /// <summary>When the connection was last returned, for idle trimming.</summary>
    internal long ReturnedAt { get; set; }

    /// <summary>The text of the last statement that was taken from <see cref="Statements"/> or announced.</summary>
    internal string? LastSql { get; set; }

    /// <summary>The batch whose execution raised an exception, for the error that is made of it.</summary>
    internal (DbException Exception, FlushBatch Batch)? FailedBatch { get; set; }

    /// <summary>Who uses the connection now; a pool's time-out shows its text.</summary>
    internal object? Holder { get; set; }

    /// <summary>Set when the connection's state is not known any more; the pool then throws it away.</summary>
    internal bool IsDiscarded { get; set; }

    /// <summary>Tells the log the text of a statement that does not come from <see cref="Statements"/>.</summary>
    protected void Announce(string sql)
    {
        LastSql = sql;
        Log?.Invoke(sql);
        if (Batch is { } batch)
            batch.Sql ??= sql;
    }

    /// <summary>Executes a batch, watched where somebody looks.</summary>
    internal ValueTask<int> ExecuteBatchAsync(FlushExecutor executor, FlushBatch batch, CancellationToken cancellationToken) =>
        Watch is { IsActive: true } watch && watch.Begin(this, batch) is { } watched
            ? ExecuteWatchedAsync(executor, batch, watched, cancellationToken)
            : executor.ExecuteAsync(batch, this, cancellationToken);

    private async ValueTask<int> ExecuteWatchedAsync(FlushExecutor executor, FlushBatch batch, StatementWatch watched, CancellationToken cancellationToken)
    {
        Batch = watched;
        try
        {
            return await executor.ExecuteAsync(batch, this, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (watched.Fail(exception))
        {
            throw;
        }
        finally
        {
            Batch = null;
            watched.End();
        }
    }

    /// <summary>Executes batches that travel together, each watched where somebody looks.</summary>
    internal async ValueTask<LostRow?> ExecuteRoundAsync(FlushExecutor executor, FlushRound round, CancellationToken cancellationToken)
    {
        if (Watch is { IsActive: true } watch)
            round.Begin(watch);
        try
        {
            return await executor.ExecuteAsync(round, this, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (round.Fail(exception))
        {
            throw;
        }
        finally
        {
            round.End();
        }
    }

    /// <summary>Prepares a statement, or makes what will prepare itself at its first execution.</summary>
    public abstract PreparedStatement Prepare(string sql);

    /// <summary>Begins a transaction; for drivers that distinguish, one that will write.</summary>
    public abstract ValueTask BeginAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken);

    /// <summary>Commits; the caller no longer cancels once this is called.</summary>
    public abstract ValueTask CommitAsync();

    /// <summary>Rolls back; does nothing outside a transaction.</summary>
    public abstract ValueTask RollbackAsync();

    /// <summary>Sets, releases or rolls back to a savepoint.</summary>
    public abstract ValueTask SavepointAsync(SavepointAction action, string name, CancellationToken cancellationToken);

    /// <summary>
    /// Whether a statement outside of a transaction waits for locks by blocking the thread; the default does not know such
    /// statements. Where it is false, one that would have to wait fails with <see cref="DatabaseErrorKind.LockTimeout"/>.
    /// </summary>
    public virtual bool BlocksOnLocks
    {
        get => false;
        set { }
    }

    /// <summary>Brings the session state back to what a new connection has; called only where something may have leaked.</summary>
    public abstract ValueTask ResetAsync(CancellationToken cancellationToken);

    /// <summary>Runs a script of one or more statements that take no parameters and whose rows nobody reads (DDL, pragmas).</summary>
    public abstract ValueTask ExecuteScriptAsync(string sql, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the lock by which one of several runners at once changes the schema, for as long as the connection lives or until
    /// <see cref="UnlockSchemaAsync"/>; false when another connection holds it. The default takes none: it serves where a transaction that
    /// writes keeps all others out.
    /// </summary>
    public virtual ValueTask<bool> TryLockSchemaAsync(CancellationToken cancellationToken) => new(true);

    /// <summary>Gives the lock of <see cref="TryLockSchemaAsync"/> back.</summary>
    public virtual ValueTask UnlockSchemaAsync() => default;

    /// <summary>
    /// Whether an error of DDL that is run again tells that it was carried out before: what it makes is there, what it drops is not. Asked
    /// only where the schema's changes take no part in transactions (<see cref="DialectFeatures.TransactionalDdl"/>).
    /// </summary>
    public virtual bool IsDoneBefore(DbException exception) => false;

    /// <summary>Runs a query of one truth value; null counts as false.</summary>
    protected async ValueTask<bool> AskAsync(string sql, CancellationToken cancellationToken)
    {
        PreparedStatement statement = Statements.Rent(sql);
        try
        {
            DbDataReader reader = await statement.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                    && !await reader.IsDBNullAsync(0, cancellationToken).ConfigureAwait(false)
                    && reader.GetInt64(0) != 0;
            }
        }
        finally
        {
            await Statements.ReturnAsync(statement).ConfigureAwait(false);
        }
    }

    /// <summary>Whether <see cref="LastInsertId"/> is known after a plain INSERT without asking for it, which is cheaper than RETURNING.</summary>
    public virtual bool TellsLastInsertId => Dialect.Features.LastInsertId;

    /// <summary>The integer key that the last INSERT made, where <see cref="TellsLastInsertId"/>.</summary>
    public virtual long LastInsertId => throw new NotSupportedException($"{Dialect.Name} has no last insert id.");

    /// <summary>How this driver executes the batches of a flush; the default binds one prepared statement row by row.</summary>
    public virtual FlushExecutor FlushExecutor => FlushExecutor.RowByRow;

    /// <summary>How this driver executes the chunks of a bulk insert; the default executes them as those of a flush.</summary>
    public virtual FlushExecutor BulkExecutor => FlushExecutor;

    /// <summary>How this driver executes the chunks of a bulk upsert (<see cref="FlushBatchKind.Upsert"/>); the default executes them as those of a flush.</summary>
    public virtual FlushExecutor UpsertExecutor => FlushExecutor;

    /// <summary>Translates a driver's exception into what it means.</summary>
    public abstract DatabaseError Translate(DbException exception);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
