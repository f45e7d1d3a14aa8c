using System.Data;
using Orm.UnitOfWork;

namespace Orm;

/// <summary>
/// One unit of work over a <see cref="Orm.Database"/>: reads, an identity map, pending changes and at most one transaction.
/// Cheap to make, not thread-safe, disposed after use.
/// </summary>
/// <remarks>
/// Reads before the first write run in autocommit; the first write begins the transaction, which lasts until
/// <see cref="CommitAsync"/> or <see cref="RollbackAsync"/>. Disposing rolls back what was not committed and detaches the entities.
/// </remarks>
public partial class Session : IAsyncDisposable
{
    private const int Idle = 0;
    private const int Executing = 1;
    private const int Streaming = 2;

    private readonly bool _tracks;
    private readonly bool _expiresOnCommit;
    private readonly TransactionStart _transactionStart;
    private readonly IsolationLevel _isolationLevel = IsolationLevel.Unspecified;
    private ChangeTracker? _tracker;
    private int _activity;
    private bool _disposed;
    private Exception? _failure;

    /// <summary>Opens a session; no connection is used before the first statement.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">How the session behaves; null for the database's defaults.</param>
    public Session(Database database, SessionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        Database = database;
        if (options is null)
        {
            AutoFlush = database.Options.AutoFlush;
            _tracks = true;
            return;
        }

        options.Validate();
        AutoFlush = options.AutoFlush ?? database.Options.AutoFlush;
        _tracks = options.Tracking;
        _staysOnPrimary = options.ReadFrom == ConnectionRole.Primary;
        _expiresOnCommit = options.ExpireOnCommit;
        _transactionStart = options.TransactionStart;
        _isolationLevel = options.IsolationLevel == IsolationLevel.Unspecified && _transactionStart == TransactionStart.FirstUse
            ? IsolationLevel.RepeatableRead
            : options.IsolationLevel;
        if (options.CommandTimeout is not null)
            Rare.CommandTimeout = options.CommandTimeout;
    }

    /// <summary>The database that the session works on.</summary>
    public Database Database { get; }

    /// <summary>
    /// Whether pending changes are flushed before a query that could see them. True unless the database's options or the
    /// user say otherwise.
    /// </summary>
    public bool AutoFlush { get; set; }

    /// <summary>
    /// How long each further statement of this session may run; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes, null for what
    /// <see cref="DatabaseOptions.CommandTimeout"/> says. One that runs longer is stopped and throws a <see cref="CommandTimeoutException"/>. Set it
    /// around a statement that needs more or less than the others.
    /// </summary>
    /// <remarks>
    /// Drivers of servers count whole seconds, so that a part of one is rounded up. Each statement of a flush or a bulk insert has the whole time. BEGIN, COMMIT and
    /// ROLLBACK keep the database's limit: what became of a commit that is given up nobody would know.
    /// </remarks>
    /// <exception cref="ArgumentException">The time is zero, negative, or longer than 24 days.</exception>
    public TimeSpan? CommandTimeout
    {
        get => _extras?.CommandTimeout;
        set
        {
            DatabaseOptions.RequireTimeout(value, "Session.CommandTimeout");
            if (value is null && _extras is null)
                return;
            Rare.CommandTimeout = value;
            _connection?.LimitStatements(value);
            Rare.Joined?.LimitStatements(value);
        }
    }

    /// <summary>Made with the first entity: sessions that only read values have none.</summary>
    internal ChangeTracker Tracker => _tracker ??= new ChangeTracker(this);

    /// <summary>Rolls back what was not committed, gives the connection back and detaches every entity.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_disposed)
            return;
        if (Volatile.Read(ref _activity) == Executing)
            throw ConcurrentUse(Executing);
        _disposed = true;
        try
        {
            await CloseStreamAsync(tells: false).ConfigureAwait(false);
            if (_connection is not null)
                await EndTransactionAsync(commit: false).ConfigureAwait(false);
        }
        finally
        {
            _tracker?.DetachAll();
            if (_extras?.Joined is { } joined)
                await joined.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Takes the session for one operation; every public asynchronous member does so first.</summary>
    /// <exception cref="InvalidOperationException">Another operation, or a stream, of this session is under way, or its last flush failed.</exception>
    internal void Enter()
    {
        int activity = Interlocked.CompareExchange(ref _activity, Executing, Idle);
        if (activity != Idle)
            throw ConcurrentUse(activity);
        if (_disposed || _failure is not null)
            RefuseUse();
    }

    /// <summary>Ends the operation that <see cref="Enter"/> began.</summary>
    internal void Exit() => Volatile.Write(ref _activity, Idle);

    /// <summary>Begins an operation that ends with the scope, for methods that await nothing.</summary>
    private Operation Begin()
    {
        Enter();
        return new Operation(this);
    }

    private void RefuseUse()
    {
        Exit();
        ObjectDisposedException.ThrowIf(_disposed, this);
        throw new SessionFailedException(_failure!);
    }

    private static InvalidOperationException ConcurrentUse(int activity) => new(activity == Streaming
        ? "A stream of this session is still open, and a session runs one statement at a time. Finish or dispose the stream first, or open a second session for the other statement."
        : "A second operation was started on this session before the first had ended. A session is not thread-safe: await each operation, and open one session per parallel branch.");

    private readonly ref struct Operation(Session session) : IDisposable
    {
        public void Dispose() => session.Exit();
    }
}
