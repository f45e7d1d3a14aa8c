namespace Orm.Sqlite;

/// <summary>
/// Interrupts a step that runs longer than the command time-out. A timer looks now and then at when the running step began, so that a
/// step itself costs two writes and no timer.
/// </summary>
internal sealed class SqliteWatchdog : IDisposable
{
    private const long Claimed = -1;

    private readonly Action _interrupt;
    private readonly Timer _timer;
    private long _timeout;
    private long _began;
    private int _interrupted;
    private bool _hasTimedOut;

    public SqliteWatchdog(Action interrupt)
    {
        _interrupt = interrupt;
        _timer = new Timer(static watchdog => ((SqliteWatchdog)watchdog!).Look(), this, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>How long a step may run from now on; called between two steps.</summary>
    public void Limit(TimeSpan timeout)
    {
        Volatile.Write(ref _timeout, Math.Max(1, (long)timeout.TotalMilliseconds));
        long period = Math.Clamp(_timeout / 8, 5, 250);
        _timer.Change(period, period);
    }

    /// <summary>Nothing is limited for a while; called between two steps.</summary>
    public void Rest() => _timer.Change(Timeout.Infinite, Timeout.Infinite);

    public void Begin() => Volatile.Write(ref _began, Environment.TickCount64);

    /// <summary>
    /// Whether time ran out since this was last asked. It is asked once an interrupt is reported, which may be a step later: the
    /// interrupt can arrive just as a step ends with a row.
    /// </summary>
    public bool TakeTimeout()
    {
        bool timedOut = _hasTimedOut;
        _hasTimedOut = false;
        return timedOut;
    }

    /// <summary>A new execution begins: an interrupt that came after the end of the last one hit nothing.</summary>
    public void Forget() => _hasTimedOut = false;

    public void End()
    {
        if (Interlocked.Exchange(ref _began, 0) != Claimed)
            return;
        // The interrupt is under way on the timer's thread; it must not reach the next statement.
        var wait = new SpinWait();
        while (Volatile.Read(ref _interrupted) == 0)
            wait.SpinOnce();
        Volatile.Write(ref _interrupted, 0);
        _hasTimedOut = true;
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        long began = Volatile.Read(ref _began);
        if (began <= 0 || Environment.TickCount64 - began < Volatile.Read(ref _timeout)
            || Interlocked.CompareExchange(ref _began, Claimed, began) != began)
        {
            return;
        }

        _interrupt();
        Volatile.Write(ref _interrupted, 1);
    }
}
