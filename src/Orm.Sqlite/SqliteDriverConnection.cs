using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Orm.Dialects;
using Orm.Execution;
using SQLitePCL;

namespace Orm.Sqlite;

/// <summary>
/// A database handle with the statements prepared on it. The handle is the driver's own, opened for one thread at a time, which is what the pool
/// guarantees; or it belongs to a connection of Microsoft.Data.Sqlite, which other code may then use as well.
/// </summary>
internal sealed partial class SqliteDriverConnection : DriverConnection
{
    private const int LookMilliseconds = 1000;

    private readonly sqlite3 _database;
    private readonly SqliteConnection? _connection;
    private readonly SqliteTransaction? _joined;
    private readonly SqliteSettings _settings;
    private readonly TimeSpan _commandTimeout;
    private readonly nint _begin;
    private readonly nint _commit;
    private readonly nint _rollback;
    private volatile nint _handle;
    private long _lookedAt = Environment.TickCount64;
    private bool _isFileGone;
    private bool _blocksOnLocks = true;
    private SqliteWatchdog? _resting;

    /// <summary>Takes over an open handle; with the connection it belongs to, if there is one.</summary>
    public SqliteDriverConnection(sqlite3 database, SqliteConnection? connection, SqliteSettings settings, DatabaseOptions options)
        : base(SqliteDialect.Instance, options.StatementCacheSize)
    {
        _database = database;
        _connection = connection;
        _settings = settings;
        _handle = database.DangerousGetHandle();
        _begin = PrepareNative(settings.IsReadOnly ? "BEGIN" : "BEGIN IMMEDIATE");
        _commit = PrepareNative("COMMIT");
        _rollback = PrepareNative("ROLLBACK");
        _commandTimeout = options.CommandTimeout;
        OnCommandTimeoutChanged();
    }

    /// <summary>Works on the connection of a transaction that other code began and will end.</summary>
    public SqliteDriverConnection(SqliteTransaction transaction, SqliteSettings settings, DatabaseOptions options)
        : this(transaction.Connection!.Handle!, transaction.Connection, settings, options) => _joined = transaction;

    public override DbConnection Connection => _connection
        ?? throw new NotSupportedException("This connection is a handle of SQLite's own that no DbConnection stands for. Connect by sqlite+microsoft:///… to share connections with code that uses Microsoft.Data.Sqlite.");

    public override DbTransaction? Transaction => _joined;

    public override bool IsBroken => _handle == 0 || _isFileGone || _connection is { State: not ConnectionState.Open };

    /// <summary>Whether another file has taken the place of the one that is open; looked at now and then, because it is a call to the system.</summary>
    public override bool IsOutdated
    {
        get
        {
            long now = Environment.TickCount64;
            if (_settings.IsMemory || now - _lookedAt < LookMilliseconds)
                return false;
            _lookedAt = now;
            return HasFileMoved();
        }
    }

    internal nint Handle => _handle;

    /// <summary>Stops steps that run too long; null while nothing is limited.</summary>
    internal SqliteWatchdog? Watchdog { get; private set; }

    public override PreparedStatement Prepare(string sql) => new SqliteStatement(this, PrepareNative(sql), sql);

    public override ValueTask BeginAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken)
    {
        if (isolationLevel == IsolationLevel.Chaos)
            throw new NotSupportedException("SQLite has no isolation level Chaos. Its transactions are serializable: leave the level out.");
        cancellationToken.ThrowIfCancellationRequested();
        // SQLite looks for itself only where it makes a rollback journal.
        if (!_settings.IsMemory && HasFileMoved())
            throw Moved();
        int result = TryWithoutWaiting(_begin);
        return result == SqliteNative.Busy ? WhenFreeAsync(_begin, cancellationToken) : default;
    }

    public override bool BlocksOnLocks
    {
        get => _blocksOnLocks;
        set
        {
            // Nobody else can lock a database in memory.
            if (_settings.IsMemory)
                return;
            _blocksOnLocks = value;
            WaitForLocks(value ? _settings.BusyMilliseconds : 0);
        }
    }

    public override ValueTask CommitAsync()
    {
        // With a write-ahead log a commit waits for nobody; without one it waits for readers.
        if (!_settings.CommitWaits)
        {
            Run(_commit);
            return default;
        }

        int result = TryWithoutWaiting(_commit);
        return result == SqliteNative.Busy ? WhenFreeAsync(_commit, CancellationToken.None) : default;
    }

    public override ValueTask RollbackAsync()
    {
        // Some errors end the transaction by themselves.
        if (InTransaction)
            Run(_rollback);
        return default;
    }

    public override async ValueTask SavepointAsync(SavepointAction action, string name, CancellationToken cancellationToken)
    {
        string quoted = $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        string sql = action switch
        {
            SavepointAction.Create => $"SAVEPOINT {quoted}",
            SavepointAction.Release => $"RELEASE {quoted}",
            _ => $"ROLLBACK TO {quoted}",
        };
        PreparedStatement statement = Statements.Rent(sql);
        try
        {
            await statement.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await Statements.ReturnAsync(statement).ConfigureAwait(false);
        }
    }

    public override async ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        await RollbackAsync().ConfigureAwait(false);
        ExecuteScript(_settings.SessionScript, cancellationToken);
        WaitForLocks(_settings.BusyMilliseconds);
    }

    public override ValueTask ExecuteScriptAsync(string sql, CancellationToken cancellationToken)
    {
        ExecuteScript(sql, cancellationToken);
        return default;
    }

    protected override void OnCommandTimeoutChanged()
    {
        TimeSpan limit = CommandTimeout ?? _commandTimeout;
        if (limit != Timeout.InfiniteTimeSpan)
        {
            Watchdog ??= _resting ?? new SqliteWatchdog(Interrupt);
            Watchdog.Limit(limit);
        }
        else if (Watchdog is not null)
        {
            _resting = Watchdog;
            _resting.Rest();
            Watchdog = null;
        }
    }

    public override DatabaseError Translate(DbException exception) => SqliteErrors.Translate(exception);

    public override async ValueTask DisposeAsync()
    {
        if (_handle == 0)
            return;
        // A handle with statements left would stay open inside SQLite, with its locks.
        await Statements.ClearAsync().ConfigureAwait(false);
        FinalizeOwnStatements();
        (Watchdog ?? _resting)?.Dispose();
        _handle = 0;
        if (_joined is not null)
            return;
        if (_connection is not null)
            await _connection.DisposeAsync().ConfigureAwait(false);
        else
            _database.Dispose();
    }

    private async ValueTask WhenFreeAsync(nint statement, CancellationToken cancellationToken)
    {
        long began = Environment.TickCount64;
        int delay = 1;
        int result;
        do
        {
            if (Environment.TickCount64 - began >= _settings.BusyMilliseconds)
                throw new SqliteException("SQLite Error 5: 'database is locked'.", SqliteNative.Busy, SqliteNative.Busy);
            await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
            delay = Math.Min(delay * 2, 25);
            result = TryWithoutWaiting(statement);
        }
        while (result == SqliteNative.Busy);
    }
}
