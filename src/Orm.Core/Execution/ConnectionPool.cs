using System.Diagnostics;
using Orm.Diagnostics;
using Orm.Sessions;

namespace Orm.Execution;

/// <summary>
/// The physical connections of one database. First come, first served; the most recently used idle connection is given first, so
/// that the others age and are trimmed. Renting and returning without contention take one lock, allocate nothing and complete at once.
/// </summary>
internal sealed class ConnectionPool : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly ConnectionSource _source;
    private readonly DatabaseOptions _options;
    private readonly int _maximum;
    private readonly DriverConnection[] _idle;
    private readonly List<DriverConnection> _rented = [];
    private readonly LinkedList<Waiter> _waiters = new();
    private readonly SemaphoreSlim _streams;
    private readonly LostSessions _lostSessions;
    private Timer? _trimmer;
    private int _idleCount;
    private int _open;
    private long _opened;
    private long _closed;
    private long _timedOut;
    private bool _disposed;
    private readonly DatabaseWatch _watch;
    private readonly PoolWatch _poolWatch;

    public ConnectionPool(ConnectionSource source, DatabaseOptions options, DatabaseWatch watch)
    {
        _watch = watch;
        _source = source;
        _lostSessions = new LostSessions(source);
        _options = options;
        _maximum = source.IsSingleConnection ? 1 : options.MaxPoolSize;
        _idle = new DriverConnection[_maximum];
        _streams = new SemaphoreSlim(_maximum - 1, Math.Max(1, _maximum - 1));
        _poolWatch = new PoolWatch(this, source.Description, _maximum, options.MinPoolSize, watch.Logger);
        Telemetry.Add(_poolWatch);
    }

    /// <summary>The replica whose connections these are; null for the primary's.</summary>
    public Replica? Replica { get; init; }

    public PoolStatistics Statistics
    {
        get
        {
            lock (_gate)
                return new PoolStatistics(_open, _idleCount, _rented.Count, _waiters.Count, _opened, _closed, _timedOut);
        }
    }

    public ValueTask<DriverConnection> RentAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        DriverConnection? expired = null;
        lock (_gate)
        {
            ThrowIfDisposed();
            if (_idleCount > 0 && _waiters.Count == 0)
            {
                DriverConnection connection = _idle[--_idleCount];
                _idle[_idleCount] = null!;
                if (!IsExpired(connection))
                {
                    _rented.Add(connection);
                    return new ValueTask<DriverConnection>(connection);
                }

                // Its place is kept for the one that replaces it.
                expired = connection;
                _closed++;
                waiter = null!;
            }
            else if (_open < _maximum && _waiters.Count == 0)
            {
                _open++;
                waiter = null!;
            }
            else
            {
                waiter = new Waiter();
                waiter.Node = _waiters.AddLast(waiter);
            }
        }

        return waiter is null ? OpenAsync(expired, cancellationToken) : WaitAsync(waiter, cancellationToken);
    }

    /// <summary>
    /// Lets a stream begin that needs a second connection for what it includes. Fewer streams than connections run at a time, so that
    /// one connection is always left to go round among them, and no number of them can wait for each other.
    /// </summary>
    public async ValueTask<StreamPlace> EnterStreamAsync(CancellationToken cancellationToken)
    {
        const string Advice = "On this database a connection reads one result at a time, so what a stream includes is loaded through a second one.";
        if (_maximum < 2)
            throw new NotSupportedException($"{Advice} The pool has only one: raise DatabaseOptions.{nameof(DatabaseOptions.MaxPoolSize)}, or read pages by ToListAsync.");
        if (!await _streams.WaitAsync(_options.PoolTimeout, cancellationToken).ConfigureAwait(false))
            throw new PoolTimeoutException($"{Advice} {_maximum - 1} such streams are open, and none ended within {_options.PoolTimeout.TotalSeconds:0.###} s. Dispose streams when they are done with, or raise DatabaseOptions.{nameof(DatabaseOptions.MaxPoolSize)} (now {_maximum}).");
        return new StreamPlace(this);
    }

    public void LeaveStream()
    {
        lock (_gate)
        {
            if (!_disposed)
                _streams.Release();
        }
    }

    public ValueTask ReturnAsync(DriverConnection connection, bool reset) =>
        reset && !connection.IsBroken && !_disposed ? ResetAndReturnAsync(connection) : Return(connection);

    public async ValueTask DisposeAsync()
    {
        DriverConnection[] idle;
        Waiter[] waiters;
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            idle = _idle.AsSpan(0, _idleCount).ToArray();
            Array.Clear(_idle);
            _idleCount = 0;
            _open -= idle.Length;
            _closed += idle.Length;
            waiters = [.. _waiters];
            _waiters.Clear();
        }

        Telemetry.Remove(_poolWatch);

        // Connections still rented are closed as they come back.
        foreach (Waiter waiter in waiters)
            waiter.TrySetException(Disposed());
        if (_trimmer is not null)
            await _trimmer.DisposeAsync().ConfigureAwait(false);
        foreach (DriverConnection connection in idle)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            _poolWatch.Closed();
        }

        await _lostSessions.WhenEndedAsync().ConfigureAwait(false);
        await _source.DisposeAsync().ConfigureAwait(false);
        _streams.Dispose();
    }

    /// <summary>Closes the idle connections, whose server is gone; those in use are closed when they come back broken.</summary>
    public void Clear()
    {
        List<DriverConnection> idle;
        lock (_gate)
            idle = TakeIdle(_idleCount);

        _ = CloseAsync(idle);
    }

    private ValueTask Return(DriverConnection connection)
    {
        if (connection.CommandTimeout is not null)
            connection.LimitStatements(null);
        bool keep;
        lock (_gate)
        {
            if (!_rented.Remove(connection))
                throw new InvalidOperationException("A connection was returned to the pool twice. This is a defect of Orm; please report it.");
            connection.Holder = null;
            connection.ReturnedAt = Environment.TickCount64;
            keep = !_disposed && !IsUnusable(connection) && (_waiters.Count == 0 || !IsExpired(connection));
            if (keep)
            {
                if (NextWaiter() is { } waiter)
                {
                    _rented.Add(connection);
                    waiter.SetResult(connection);
                }
                else
                {
                    _idle[_idleCount++] = connection;
                }

                return default;
            }

            _closed++;
            FreePlace();
        }

        _poolWatch.Closed();
        if (!connection.IsLost)
            return connection.DisposeAsync();
        // What ended one connection (a restart, a network) has mostly ended the idle ones, too; nothing but their use would tell.
        Clear();
        return DisposeLostAsync(connection);
    }

    private async ValueTask DisposeLostAsync(DriverConnection connection)
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        if (!_disposed)
            _lostSessions.End(connection);
    }

    private async ValueTask ResetAndReturnAsync(DriverConnection connection)
    {
        try
        {
            await connection.ResetAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // What cannot be brought back to a known state, for whatever reason, is thrown away; its place is free again.
            connection.IsDiscarded = true;
        }

        await Return(connection).ConfigureAwait(false);
    }

    private async ValueTask<DriverConnection> OpenAsync(DriverConnection? expired, CancellationToken cancellationToken)
    {
        DriverConnection connection;
        try
        {
            if (expired is not null)
                await expired.DisposeAsync().ConfigureAwait(false);
            long started = Stopwatch.GetTimestamp();
            connection = await _source.OpenAsync(cancellationToken).ConfigureAwait(false);
            connection.Watch = _watch;
            connection.Pool = this;
            _poolWatch.Opened(started);
        }
        catch (Exception exception)
        {
            if (!cancellationToken.IsCancellationRequested)
                _poolWatch.Failed(exception);
            lock (_gate)
                FreePlace();
            throw;
        }

        bool disposed;
        lock (_gate)
        {
            _opened++;
            disposed = _disposed;
            if (disposed)
            {
                _open--;
                _closed++;
            }
            else
            {
                _rented.Add(connection);
                StartTrimming();
            }
        }

        if (!disposed)
            return connection;
        await connection.DisposeAsync().ConfigureAwait(false);
        throw Disposed();
    }

    private async ValueTask<DriverConnection> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        DriverConnection? connection;
        long started = Stopwatch.GetTimestamp();
        try
        {
            connection = await waiter.Task.WaitAsync(_options.PoolTimeout, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException && Abandon(waiter))
        {
            if (exception is OperationCanceledException)
                throw;
            _poolWatch.TimedOut();
            throw TimedOut();
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // The connection came in the same instant: take it, so that it is not lost.
            connection = await waiter.Task.ConfigureAwait(false);
        }

        _poolWatch.Waited(started);
        return connection ?? await OpenAsync(expired: null, cancellationToken).ConfigureAwait(false);
    }

    // True when the waiter left the queue before anything was given to it.
    private bool Abandon(Waiter waiter)
    {
        lock (_gate)
        {
            if (waiter.Node!.List is null)
                return false;
            _waiters.Remove(waiter.Node);
            return true;
        }
    }

    private Waiter? NextWaiter()
    {
        if (_waiters.First is not { } first)
            return null;
        _waiters.RemoveFirst();
        return first.Value;
    }

    // The next in the queue opens a connection of its own in the place that became free.
    private void FreePlace()
    {
        if (!_disposed && NextWaiter() is { } waiter)
            waiter.SetResult(null);
        else
            _open--;
    }

    private bool IsExpired(DriverConnection connection) =>
        !_source.IsSingleConnection
        && (IsUnusable(connection)
            || (_options.MaxLifetime != Timeout.InfiniteTimeSpan && Environment.TickCount64 - connection.OpenedAt >= (long)_options.MaxLifetime.TotalMilliseconds));

    private static bool IsUnusable(DriverConnection connection) => connection.IsBroken || connection.IsDiscarded || connection.IsOutdated;

    private void StartTrimming()
    {
        if (_trimmer is not null || _source.IsSingleConnection || _options.IdleTimeout == Timeout.InfiniteTimeSpan)
            return;
        TimeSpan period = TimeSpan.FromMilliseconds(Math.Max(50, _options.IdleTimeout.TotalMilliseconds / 2));
        _trimmer = new Timer(static pool => ((ConnectionPool)pool!).Trim(), this, period, period);
    }

    private void Trim()
    {
        List<DriverConnection> old;
        lock (_gate)
        {
            // The oldest lie at the bottom of the stack.
            long limit = Environment.TickCount64 - (long)_options.IdleTimeout.TotalMilliseconds;
            int count = 0;
            while (count < _idleCount && _open - count > _options.MinPoolSize && _idle[count].ReturnedAt <= limit)
                count++;
            old = TakeIdle(count);
        }

        _ = CloseAsync(old);
    }

    // The oldest ones; the caller holds the gate.
    private List<DriverConnection> TakeIdle(int count)
    {
        List<DriverConnection> taken = [.. _idle.AsSpan(0, count)];
        Array.Copy(_idle, count, _idle, 0, _idleCount - count);
        Array.Clear(_idle, _idleCount - count, count);
        _idleCount -= count;
        _open -= count;
        _closed += count;
        return taken;
    }

    private async Task CloseAsync(List<DriverConnection> connections)
    {
        foreach (DriverConnection connection in connections)
        {
            try
            {
                _poolWatch.Closed();
                await connection.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception)
            {
                // Nobody uses it any more, and nobody waits for the answer.
            }
        }
    }

    private PoolTimeoutException TimedOut()
    {
        lock (_gate)
        {
            _timedOut++;
            string holders = string.Join("; ", _rented.Select(static c => c.Holder?.ToString()).OfType<string>());
            string held = holders.Length == 0 ? "" : $" Held by: {holders}.";
            string advice = _source.IsSingleConnection
                ? "This database has one connection that all sessions share: end the transaction or stream that holds it (commit, roll back or dispose its session) before using another session."
                : $"Dispose sessions and streams when they are done with, keep transactions short, or raise DatabaseOptions.{nameof(DatabaseOptions.MaxPoolSize)} (now {_maximum}).";
            return new PoolTimeoutException($"No connection to {_source.Description} became free within {_options.PoolTimeout.TotalSeconds:0.###} s: {_rented.Count} of {_maximum} are in use and {_waiters.Count} more callers wait.{held} {advice}");
        }
    }

    private void ThrowIfDisposed()
    {
        if (_disposed)
            throw Disposed();
    }

    private ObjectDisposedException Disposed() =>
        new(nameof(Database), $"The Database ({_source.Description}) is disposed: its connections are closed. Keep one Database for the life of the application, and dispose it last.");

    // Ends with a connection, or with null: then a place is free and the waiter opens its own.
    private sealed class Waiter() : TaskCompletionSource<DriverConnection?>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public LinkedListNode<Waiter>? Node { get; set; }
    }
}
