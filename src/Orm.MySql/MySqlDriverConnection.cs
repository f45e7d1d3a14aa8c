using System.Data;
using System.Data.Common;
using MySqlConnector;
using Orm.Dialects;
using Orm.Execution;

namespace Orm.MySql;

/// <summary>
/// A connection with the commands prepared on it. Written against System.Data.Common, so that the user's own data source may give
/// connections of another driver, or wrapped ones.
/// </summary>
internal sealed class MySqlDriverConnection : DriverConnection
{
    // The driver keeps every text that was prepared until the connection closes, also those that the cache let go.
    private const int MostAbandoned = 4096;

    // How long the driver may take to stop a cancelled statement. It tries once, and waits for the answer without end.
    private static readonly TimeSpan s_stopPatience = TimeSpan.FromSeconds(2);

    private readonly MySqlConnectionSource _source;
    private readonly DbConnection _connection;
    private readonly DatabaseOptions _options;
    private readonly SqlWriter _writer;
    private readonly DbTransaction? _joined;
    private ParameterSizer? _sizer;
    private bool _inTransaction;
    private string _begin = "";
    private TransactionEffect _effect;
    private bool _hasLeaked;
    private bool _isClosed;
    private volatile bool _isGivenUp;
    private int _executions;
    private int _abandoned;

    public MySqlDriverConnection(
        MySqlConnectionSource source, DbConnection connection, MySqlDialect dialect, MySqlSession session, DatabaseOptions options, DbTransaction? joined = null)
        : base(dialect, options.StatementCacheSize)
    {
        _source = source;
        _connection = connection;
        _options = options;
        _joined = joined;
        _inTransaction = joined is not null;
        _writer = new SqlWriter(dialect);
        Session = session;
        CommandSeconds = ToSeconds(options.CommandTimeout);
        GuidsAsText = dialect.Storage.GuidsAsText;
        IsNative = connection is MySqlConnection;
        ThreadId = joined is null && connection is MySqlConnection native ? native.ServerThread : 0;
    }

    public override DbConnection Connection
    {
        get
        {
            // Nobody knows what is done with it.
            _hasLeaked = true;
            return _connection;
        }
    }

    // Orm's own are begun by SQL: the driver's object would set the isolation level of the whole session.
    public override DbTransaction? Transaction => _joined;

    public override bool InTransaction => _inTransaction;

    public override bool IsBroken => _isGivenUp || _connection.State is ConnectionState.Closed or ConnectionState.Broken;

    public override bool IsLost => IsBroken && !_isClosed;

    /// <summary>The server's number of the session; 0 where the driver does not tell it.</summary>
    internal int ThreadId { get; }

    /// <summary>How long the session exists.</summary>
    internal TimeSpan Age => TimeSpan.FromMilliseconds(Environment.TickCount64 - OpenedAt);

    // A deadlock rolls back the whole transaction; any other failure only its statement.
    public override TransactionState StateAfter(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException error && Translate(error).Kind == DatabaseErrorKind.Deadlock)
                return TransactionState.Ended;
        }

        return base.StateAfter(exception);
    }

    // Every server tells the key with the answer to the insert; MySqlConnector passes it on.
    public override bool TellsLastInsertId => IsNative || base.TellsLastInsertId;

    public override long LastInsertId => LastKey;

    /// <summary>The key that the last statement generated, or the first of several.</summary>
    internal long LastKey { get; set; }

    internal MySqlSession Session { get; }

    internal bool GuidsAsText { get; }

    /// <summary>Whether the driver is MySqlConnector itself, whose parameters only keep what they are given.</summary>
    internal bool IsNative { get; }

    /// <summary>Whether the step of generated keys is still the one that was read when the session began.</summary>
    internal bool KnowsKeyStep => !_hasLeaked;

    internal ParameterSizer Sizer => _sizer ??= new ParameterSizer();

    /// <summary>The text that <see cref="Begin"/> began.</summary>
    internal SqlWriter Begun => _writer;

    /// <summary>How long a statement may run, in seconds; 0 for as long as it takes.</summary>
    internal int CommandSeconds { get; private set; }

    public override FlushExecutor FlushExecutor => MySqlFlushExecutor.Instance;

    public override FlushExecutor UpsertExecutor => MySqlFlushExecutor.Instance;

    public override bool IsOutdated => _abandoned > MostAbandoned;

    /// <summary>Begins the text of a statement in the connection's own buffer.</summary>
    internal SqlWriter Begin()
    {
        _writer.Reset();
        return _writer;
    }

    public override PreparedStatement Prepare(string sql)
    {
        _hasLeaked |= SessionState.IsChangedBy(sql);
        return new MySqlStatement(this, CreateCommand(sql), isText: SessionState.MustBeText(sql));
    }

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
        await ExecuteAsync(_begin, cancellationToken).ConfigureAwait(false);
        _inTransaction = true;
    }

    public override async ValueTask CommitAsync()
    {
        if (!_inTransaction)
            throw new InvalidOperationException("There is no transaction to commit.");
        if (_effect == TransactionEffect.Ends)
            throw new MySqlTransactionEndedException();
        if (_effect == TransactionEffect.None)
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

    /// <remarks>
    /// The protocol's own reset would throw the prepared statements away behind the driver's back. Where nothing changed the session there
    /// is nothing to reset; else the connection is closed, and the pool opens another when it needs one.
    /// </remarks>
    public override async ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        if (!_hasLeaked)
        {
            await RollbackAsync().ConfigureAwait(false);
            return;
        }

        _isClosed = true;
        await _connection.CloseAsync().ConfigureAwait(false);
    }

    public override async ValueTask ExecuteScriptAsync(string sql, CancellationToken cancellationToken)
    {
        _hasLeaked |= SessionState.IsChangedBy(sql);
        await PassAsync(SessionState.EffectOf(sql), cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(sql, cancellationToken).ConfigureAwait(false);
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

        if (_effect == TransactionEffect.Ends)
            return default;
        _effect = TransactionEffect.None;
        return ExecuteAsync(_begin, cancellationToken);
    }

    // Such locks are the server's, not the database's: the name tells which database is meant. Without one the next statement tells the mistake.
    public override ValueTask<bool> TryLockSchemaAsync(CancellationToken cancellationToken) =>
        AskAsync("SELECT CAST(IF(DATABASE() IS NULL, 1, GET_LOCK(CONCAT('orm:', SHA1(DATABASE())), 0)) AS SIGNED)", cancellationToken);

    public override async ValueTask UnlockSchemaAsync() =>
        await AskAsync("SELECT CAST(RELEASE_LOCK(CONCAT('orm:', SHA1(DATABASE()))) AS SIGNED)", CancellationToken.None).ConfigureAwait(false);

    public override bool IsDoneBefore(DbException exception) => MySqlErrors.IsDoneBefore(exception);

    protected override void OnCommandTimeoutChanged() => CommandSeconds = ToSeconds(CommandTimeout ?? _options.CommandTimeout);

    public override DatabaseError Translate(DbException exception) => MySqlErrors.Translate(exception);

    public override async ValueTask DisposeAsync()
    {
        // The server forgets the prepared statements with the session. A connection that was joined is its owner's to close.
        if (_joined is null)
            await _connection.DisposeAsync().ConfigureAwait(false);
        else
            await Session.EndAsync(_connection, _joined).ConfigureAwait(false);
        await Statements.ClearAsync().ConfigureAwait(false);
    }

    internal DbCommand CreateCommand(string sql)
    {
        DbCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        if (_joined is not null)
            command.Transaction = _joined;
        command.CommandTimeout = ToSeconds(_options.CommandTimeout);
        return command;
    }

    internal async ValueTask ReadLastKeyAsync(CancellationToken cancellationToken)
    {
        DbCommand command = CreateCommand("SELECT LAST_INSERT_ID()");
        await using (command.ConfigureAwait(false))
            LastKey = MySqlRowReader.ToInt64((await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!);
    }

    /// <summary>Tells that the connection is gone as what it is: the driver would complain of being used wrongly.</summary>
    internal void RequireOpen()
    {
        if (IsBroken)
            throw new MySqlConnectionLostException("The connection is closed.");
    }

    internal void Abandon() => _abandoned++;

    /// <summary>Watches one call into the driver: when it is cancelled and goes on nevertheless, the session is ended.</summary>
    internal ExecutionWatch Watch(CancellationToken cancellationToken)
    {
        if (!cancellationToken.CanBeCanceled || ThreadId == 0)
            return default;
        Interlocked.Increment(ref _executions);
        return new ExecutionWatch(this, cancellationToken.UnsafeRegister(static connection => _ = ((MySqlDriverConnection)connection!).EndIfStuckAsync(), this));
    }

    /// <summary>A token that is cancelled after the command time-out, too; null where there is none.</summary>
    internal CancellationTokenSource? Limit(CancellationToken cancellationToken)
    {
        TimeSpan time = CommandTimeout ?? _options.CommandTimeout;
        if (time == Timeout.InfiniteTimeSpan)
            return null;
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(time);
        return limit;
    }

    internal void Unwatch() => Interlocked.Increment(ref _executions);

    private async Task EndIfStuckAsync()
    {
        int execution = Volatile.Read(ref _executions);
        await Task.Delay(s_stopPatience).ConfigureAwait(false);
        while (Volatile.Read(ref _executions) == execution)
        {
            // From now on the connection serves nobody, whatever becomes of this statement.
            _isGivenUp = true;
            using var patience = new CancellationTokenSource(s_stopPatience);
            try
            {
                await _source.EndSessionAsync(this, patience.Token).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // The server cannot be reached at the moment.
            }

            await Task.Delay(s_stopPatience / 10).ConfigureAwait(false);
        }
    }

    private async ValueTask ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        RequireOpen();
        DbCommand command = CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            try
            {
                using ExecutionWatch watch = Watch(cancellationToken);
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (MySqlErrors.Replace(exception, cancellationToken) is { } other)
            {
                throw other;
            }
        }
    }
}
