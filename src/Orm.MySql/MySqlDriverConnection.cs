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
internal sealed partial class MySqlDriverConnection : DriverConnection
{
    // The driver keeps every text that was prepared until the connection closes, also those that the cache let go.
    private const int MostAbandoned = 4096;

    private readonly MySqlConnectionSource _source;
    private readonly DbConnection _connection;
    private readonly DatabaseOptions _options;
    private readonly SqlWriter _writer;
    private readonly DbTransaction? _joined;
    private ParameterSizer? _sizer;
    private bool _hasLeaked;
    private bool _ignoresForeignKeys;
    private bool _isClosed;
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

    public override bool IsBroken => _isGivenUp || _connection.State is ConnectionState.Closed or ConnectionState.Broken;

    public override bool IsLost => IsBroken && !_isClosed;

    /// <summary>The server's number of the session; 0 where the driver does not tell it.</summary>
    internal int ThreadId { get; }

    /// <summary>How long the session exists.</summary>
    internal TimeSpan Age => TimeSpan.FromMilliseconds(Environment.TickCount64 - OpenedAt);

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

    // Whoever switched foreign keys off has not come to switch them on again.
    public override bool IsOutdated => _abandoned > MostAbandoned || _ignoresForeignKeys;

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
        // The creation and dropping of tables sets them back.
        if (sql is MySqlSchemaWriter.IgnoreForeignKeys or MySqlSchemaWriter.HeedForeignKeys)
            _ignoresForeignKeys = true;
        else
            _hasLeaked |= SessionState.IsChangedBy(sql);
        await PassAsync(SessionState.EffectOf(sql), cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(sql, CommandSeconds, cancellationToken).ConfigureAwait(false);
        _ignoresForeignKeys &= sql != MySqlSchemaWriter.HeedForeignKeys;
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

    private ValueTask ExecuteAsync(string sql, CancellationToken cancellationToken) => ExecuteAsync(sql, ToSeconds(_options.CommandTimeout), cancellationToken);

    private async ValueTask ExecuteAsync(string sql, int seconds, CancellationToken cancellationToken)
    {
        RequireOpen();
        DbCommand command = CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            command.CommandTimeout = seconds;
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
