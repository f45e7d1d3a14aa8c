using System.Data;
using System.Data.Common;
using Npgsql;
using Orm.Dialects;
using Orm.Execution;
using Orm.PostgreSql.Copy;

namespace Orm.PostgreSql;

/// <summary>A connection of Npgsql with the commands prepared on it.</summary>
internal sealed partial class PostgreSqlConnection : DriverConnection
{
    // DISCARD ALL would throw the prepared statements away, too.
    private const string ResetScript = """
        CLOSE ALL; UNLISTEN *; SELECT pg_advisory_unlock_all(); DISCARD TEMP; DISCARD SEQUENCES; SET SESSION AUTHORIZATION DEFAULT; RESET ALL
        """;

    private const string FailedTransaction = "25P02";

    // Each keeps a place among the statements that Npgsql prepared.
    private const int MostRephrased = 32;

    private readonly PostgreSqlConnectionSource _source;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction? _joined;
    private readonly int _seconds;
    private NpgsqlTransaction? _transaction;
    private int _types;
    private bool _changesTypes;
    private bool _hasFailed;
    private bool _lostStatements;
    private Dictionary<string, string>? _rephrased;
    private int _rephrasings;

    public PostgreSqlConnection(PostgreSqlConnectionSource source, NpgsqlConnection connection, PostgreSqlDialect dialect, int statementCacheSize, NpgsqlTransaction? joined = null)
        : base(dialect, statementCacheSize)
    {
        _source = source;
        _connection = connection;
        _joined = _transaction = joined;
        _types = source.Types;
        ProcessId = connection.ProcessID;
        _seconds = source.CommandTimeout == Timeout.InfiniteTimeSpan ? connection.CommandTimeout : ToSeconds(source.CommandTimeout);
        CommandSeconds = _seconds;
        // Statements on a connection of other code are closed with this object: preparing them would cost more than it gives.
        Preparation = joined is null ? source.Preparation : Preparation.Never;
    }

    public override DbConnection Connection => _connection;

    public override DbTransaction? Transaction => _transaction;

    public override bool InTransaction => _transaction is not null;

    public override bool IsBroken => !IsUsable;

    /// <summary>The server's number of the session.</summary>
    public int ProcessId { get; }

    /// <summary>How long the session exists.</summary>
    public TimeSpan Age => TimeSpan.FromMilliseconds(Environment.TickCount64 - OpenedAt);

    // Every error of the server aborts the transaction, those of cancelled statements too. Npgsql wraps these, and puts an error of its own
    // in the place of those that its time-out cancelled.
    public override TransactionState StateAfter(Exception exception)
    {
        if (base.StateAfter(exception) == TransactionState.Ended)
            return TransactionState.Ended;
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException or NpgsqlException { InnerException: TimeoutException })
                return TransactionState.Aborted;
        }

        return TransactionState.Open;
    }

    // Npgsql knows the server's types as they were when it connected: a connection older than a type cannot read it.
    public override bool IsOutdated => _types != _source.Types || _lostStatements || _rephrasings > MostRephrased;

    public override FlushExecutor FlushExecutor => PostgreSqlFlushExecutor.Instance;

    public override FlushExecutor BulkExecutor => CopyExecutor.Instance;

    /// <summary>How long a statement may run, in seconds; 0 for as long as it takes.</summary>
    public int CommandSeconds { get; private set; }

    /// <summary>When statements are prepared.</summary>
    public Preparation Preparation { get; }

    /// <summary>Collects the rows of one batch at a time.</summary>
    public ColumnCollector Collector { get; } = new();

    /// <summary>Writes the data of one COPY at a time; made when the first one comes.</summary>
    public CopyWriter CopyWriter => field ??= new CopyWriter();

    /// <summary>The COPY that the chunks of a bulk insert share; null when none is open.</summary>
    public OpenCopy? Copy { get; set; }

    /// <summary>Whether statements can be sent.</summary>
    public bool IsUsable => (_connection.FullState & ~(ConnectionState.Executing | ConnectionState.Fetching)) == ConnectionState.Open;

    public override PreparedStatement Prepare(string sql) => new PostgreSqlStatement(this, _connection, sql);

    // Npgsql sends BEGIN together with the next statement.
    public override async ValueTask BeginAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken)
    {
        _transaction = await _connection.BeginTransactionAsync(isolationLevel, cancellationToken).ConfigureAwait(false);
        _hasFailed = false;
    }

    public override async ValueTask CommitAsync()
    {
        NpgsqlTransaction transaction = _transaction ?? throw new InvalidOperationException("There is no transaction to commit.");
        // The server would answer such a COMMIT by rolling back, and call it a success.
        if (_hasFailed)
            throw new PostgresException("A statement of the transaction had failed, so that nothing of it can be committed. Roll it back and do the work again.", "ERROR", "ERROR", FailedTransaction);
        try
        {
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (PostgresException) when (IsUsable)
        {
            // Refused (a serialization failure, a deferred constraint): the server has rolled back.
            await EndAsync(transaction).ConfigureAwait(false);
            throw;
        }

        await EndAsync(transaction).ConfigureAwait(false);
        if (_changesTypes)
            await ReloadTypesAsync().ConfigureAwait(false);
    }

    public override async ValueTask RollbackAsync()
    {
        if (_transaction is not { } transaction)
            return;
        try
        {
            // The server rolls back by itself what a broken connection leaves.
            if (IsUsable)
                await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _changesTypes = false;
            await EndAsync(transaction).ConfigureAwait(false);
        }
    }

    public override async ValueTask SavepointAsync(SavepointAction action, string name, CancellationToken cancellationToken)
    {
        NpgsqlTransaction transaction = _transaction ?? throw new InvalidOperationException("A savepoint needs a transaction.");
        Task task = action switch
        {
            SavepointAction.Create => transaction.SaveAsync(name, cancellationToken),
            SavepointAction.Release => transaction.ReleaseAsync(name, cancellationToken),
            _ => transaction.RollbackAsync(name, cancellationToken),
        };
        await task.ConfigureAwait(false);
        if (action == SavepointAction.Rollback)
            _hasFailed = false;
    }

    public override async ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        await RollbackAsync().ConfigureAwait(false);
        // Behind a pooler the next statement may run on another server connection: state that leaked there is not ours to clear.
        if (IsPooledElsewhere)
            await LetGoOfSchemaAsync().ConfigureAwait(false);
        else
            await ExecuteScriptAsync(ResetScript, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask ExecuteScriptAsync(string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, _connection, _transaction) { CommandTimeout = CommandSeconds };
        await using (command.ConfigureAwait(false))
        {
            try
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException exception)
            {
                Failed(exception);
                throw;
            }
        }

        if (!sql.Contains(" TYPE ", StringComparison.OrdinalIgnoreCase))
            return;
        _changesTypes = true;
        if (_transaction is null)
            await ReloadTypesAsync().ConfigureAwait(false);
    }

    protected override void OnCommandTimeoutChanged() => CommandSeconds = CommandTimeout is { } limit ? ToSeconds(limit) : _seconds;

    public override DatabaseError Translate(DbException exception)
    {
        if (exception is PostgresException server)
            Failed(server);
        else if (exception.InnerException is TimeoutException)
            _hasFailed |= _transaction is not null;
        return PostgreSqlErrors.Translate(exception);
    }

    public override async ValueTask DisposeAsync()
    {
        await LetGoOfSchemaAsync().ConfigureAwait(false);
        // The server forgets the prepared statements with the session: closing each would cost a round trip.
        if (_joined is null)
            await _connection.DisposeAsync().ConfigureAwait(false);
        await Statements.ClearAsync().ConfigureAwait(false);
    }

    /// <summary>The text under which a statement is sent: its own, unless that is spoilt on this connection.</summary>
    public string TextOf(string sql) => _rephrased is not null && _rephrased.TryGetValue(sql, out string? other) ? other : sql;

    /// <summary>Gives a statement another text that means the same.</summary>
    public string Rephrase(string sql)
    {
        _rephrasings++;
        return (_rephrased ??= new Dictionary<string, string>(StringComparer.Ordinal))[sql] = TextOf(sql) + ' ';
    }

    /// <summary>The buffer that statements are rendered into, empty.</summary>
    public SqlWriter StartText()
    {
        Writer.Reset();
        return Writer;
    }

    /// <summary>
    /// The statement of the text just written, as the cache knows it, for a pipeline: what was prepared is found by its text, alone or there.
    /// It stays the cache's.
    /// </summary>
    public async ValueTask<PostgreSqlStatement> RecallAsync()
    {
        PreparedStatement known = Statements.Rent(Writer.Text);
        await Statements.ReturnAsync(known).ConfigureAwait(false);
        return (PostgreSqlStatement)known;
    }

    /// <summary>Makes an empty pipeline.</summary>
    public NpgsqlBatch CreateBatch() => new(_connection) { Timeout = CommandSeconds };

    /// <summary>How COPY has to write the columns of a batch; null where it cannot serve.</summary>
    public ValueTask<CopyColumn[]?> CopyColumnsAsync(FlushBatch batch, CancellationToken cancellationToken) => _source.CopyColumns.FindAsync(batch, this, cancellationToken);

    /// <summary>Begins to send the data of a COPY.</summary>
    public async ValueTask<NpgsqlRawCopyStream> BeginCopyAsync(string sql, CancellationToken cancellationToken)
    {
        Announce(sql);
        // Npgsql limits the beginning as the data source says, and what follows not at all.
        using CancellationTokenSource? limit = CommandSeconds > 0 ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken) : null;
        limit?.CancelAfter(TimeSpan.FromSeconds(CommandSeconds));
        try
        {
            NpgsqlRawCopyStream stream = await _connection.BeginRawBinaryCopyAsync(sql, limit?.Token ?? cancellationToken).ConfigureAwait(false);
            stream.ReadTimeout = stream.WriteTimeout = CommandSeconds > 0 ? CommandSeconds * 1000 : Timeout.Infinite;
            return stream;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NpgsqlException("The server did not answer within the command time-out.", new TimeoutException(exception.Message, exception));
        }
    }

    /// <summary>Called for every error of the server: what it means for the transaction and for the connection.</summary>
    public void Failed(PostgresException exception)
    {
        _hasFailed |= _transaction is not null;
        // Prepared statements that are gone: DEALLOCATE or DISCARD ALL was run, or a pooler stands between.
        _lostStatements |= exception.SqlState == PostgresErrorCodes.InvalidSqlStatementName;
        // What COPY had been told of the table is not so any more.
        if (exception.SqlState is PostgresErrorCodes.InvalidBinaryRepresentation or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.BadCopyFileFormat or PostgresErrorCodes.FeatureNotSupported)
            _source.CopyColumns.Forget();
    }

    private async ValueTask ReloadTypesAsync()
    {
        _changesTypes = false;
        await _connection.ReloadTypesAsync(CancellationToken.None).ConfigureAwait(false);
        _types = _source.TypesChanged();
    }

    private async ValueTask EndAsync(NpgsqlTransaction transaction)
    {
        _transaction = null;
        await transaction.DisposeAsync().ConfigureAwait(false);
    }
}
