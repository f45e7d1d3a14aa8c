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
    private readonly IdleConnections _idle;
    private readonly List<DriverConnection> _rented = [];
    private readonly WaitingCallers _waiters = new();
    private readonly LostSessions _lostSessions;
    private readonly DatabaseWatch _watch;
    private readonly PoolWatch _poolWatch;
    private Timer? _trimmer;
    private int _open;
    private long _opened;
    private long _closed;
    private long _timedOut;
    private bool _disposed;

    public ConnectionPool(ConnectionSource source, DatabaseOptions options, DatabaseWatch watch)
    {
        _watch = watch;
        _source = source;
        _lostSessions = new LostSessions(source);
        _options = options;
        _maximum = source.IsSingleConnection ? 1 : options.MaxPoolSize;
        _idle = new IdleConnections(_maximum);
        Streams = new StreamPlaces(_maximum, options.PoolTimeout);
        _poolWatch = new PoolWatch(this, source.Description, _maximum, options.MinPoolSize, watch.Logger);
        Telemetry.Add(_poolWatch);
    }

    /// <summary>The replica whose connections these are; null for the primary's.</summary>
    public Replica? Replica { get; init; }

    /// <summary>Who may hold one connection and ask for a second.</summary>
    public StreamPlaces Streams { get; }

    public PoolStatistics Statistics
    {
        get
        {
            lock (_gate)
                return new PoolStatistics(_open, _idle.Count, _rented.Count, _waiters.Count, _opened, _closed, _timedOut);
        }
    }

    public ValueTask<DriverConnection> RentAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        WaitingCaller? waiter = null;
        DriverConnection? expired = null;
        lock (_gate)
        {
            ThrowIfDisposed();
            if (_idle.Count > 0 && _waiters.Count == 0)
            {
                DriverConnection connection = _idle.Pop();
                if (!IsExpired(connection))
                {
                    _rented.Add(connection);
                    return new ValueTask<DriverConnection>(connection);
                }

                // Its place is kept for the one that replaces it.
                expired = connection;
                _closed++;
            }
            else if (_open < _maximum && _waiters.Count == 0)
            {
                _open++;
            }
            else
            {
                waiter = _waiters.Add();
            }
        }

        return waiter is null ? OpenAsync(expired, cancellationToken) : WaitAsync(waiter, cancellationToken);
    }

    public ValueTask ReturnAsync(DriverConnection connection, bool reset) =>
        reset && !connection.IsBroken && !_disposed ? ResetAndReturnAsync(connection) : Return(connection);

    public async ValueTask DisposeAsync()
    {
        List<DriverConnection> idle;
        WaitingCaller[] waiters;
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            idle = TakeIdle(_idle.Count);
            waiters = _waiters.TakeAll();
        }

        Telemetry.Remove(_poolWatch);

        // Connections still rented are closed as they come back.
        foreach (WaitingCaller waiter in waiters)
            waiter.TrySetException(PoolErrors.Disposed(_source));
        if (_trimmer is not null)
            await _trimmer.DisposeAsync().ConfigureAwait(false);
        await CloseAsync(idle).ConfigureAwait(false);
        await _lostSessions.WhenEndedAsync().ConfigureAwait(false);
        await _source.DisposeAsync().ConfigureAwait(false);
        Streams.Dispose();
    }

    /// <summary>Closes the idle connections, whose server is gone; those in use are closed when they come back broken.</summary>
    public void Clear()
    {
        List<DriverConnection> idle;
        lock (_gate)
            idle = TakeIdle(_idle.Count);

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
                if (_waiters.Next() is { } waiter)
                {
                    _rented.Add(connection);
                    waiter.SetResult(connection);
                }
                else
                {
                    _idle.Push(connection);
                }

                return default;
            }

            _closed++;
            FreePlace();
        }

        if (!connection.IsLost)
            return CloseAsync(connection);
        // What ended one connection (a restart, a network) has mostly ended the idle ones, too; nothing but their use would tell.
        Clear();
        return DisposeLostAsync(connection);
    }

    private async ValueTask DisposeLostAsync(DriverConnection connection)
    {
        await CloseAsync(connection).ConfigureAwait(false);
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
                await CloseAsync(expired).ConfigureAwait(false);
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
        await CloseAsync(connection).ConfigureAwait(false);
        throw PoolErrors.Disposed(_source);
    }

    private async ValueTask<DriverConnection> WaitAsync(WaitingCaller waiter, CancellationToken cancellationToken)
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
    private bool Abandon(WaitingCaller waiter)
    {
        lock (_gate)
            return _waiters.TryLeave(waiter);
    }

    // The next in the queue opens a connection of its own in the place that became free.
    private void FreePlace()
    {
        if (!_disposed && _waiters.Next() is { } waiter)
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
            old = TakeIdle(_idle.CountOlder(Environment.TickCount64 - (long)_options.IdleTimeout.TotalMilliseconds, _open - _options.MinPoolSize));
        _ = CloseAsync(old);
    }

    // The oldest ones; the caller holds the gate.
    private List<DriverConnection> TakeIdle(int count)
    {
        _open -= count;
        _closed += count;
        return _idle.TakeOldest(count);
    }

    private async Task CloseAsync(List<DriverConnection> connections)
    {
        foreach (DriverConnection connection in connections)
            await CloseAsync(connection).ConfigureAwait(false);
    }

    private async ValueTask CloseAsync(DriverConnection connection)
    {
        try
        {
            _poolWatch.Closed();
            await connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Nobody uses it any more, and whoever gave it back has something else to tell.
        }
    }

    private PoolTimeoutException TimedOut()
    {
        lock (_gate)
        {
            _timedOut++;
            return PoolErrors.TimedOut(_source, _options.PoolTimeout, _rented, _waiters.Count, _maximum);
        }
    }

    private void ThrowIfDisposed()
    {
        if (_disposed)
            throw PoolErrors.Disposed(_source);
    }
}
