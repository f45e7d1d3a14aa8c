using Orm.Diagnostics;
using Orm.Execution;

namespace Orm.Sessions;

/// <summary>
/// A server that follows the primary, with a pool of its own. After a failure it is left alone for a time that doubles with every further
/// one; then a single caller tries it, while the others go elsewhere until that one has succeeded.
/// </summary>
internal sealed class Replica : IAsyncDisposable
{
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(30);

    private readonly ConnectionSource _source;
    private readonly DatabaseWatch _watch;
    private readonly TimeSpan _firstBackOff;
    private int _failures;
    private long _triedNext;

    public Replica(ConnectionSource source, DatabaseOptions options, DatabaseWatch watch)
    {
        _source = source;
        _watch = watch;
        _firstBackOff = options.ReplicaBackOff;
        Pool = new ConnectionPool(source, options, watch) { Replica = this };
    }

    public ConnectionPool Pool { get; }

    public ReplicaStatus Status => new(_source.Description, Volatile.Read(ref _failures) == 0, Pool.Statistics);

    /// <summary>Whether the caller may use it now: it works, or it is the caller's turn to find out.</summary>
    public bool MayBeTried()
    {
        if (Volatile.Read(ref _failures) == 0)
            return true;
        long next = Volatile.Read(ref _triedNext);
        long now = Environment.TickCount64;
        return now >= next && Interlocked.CompareExchange(ref _triedNext, now + BackOff(), next) == next;
    }

    public void Succeeded()
    {
        if (Volatile.Read(ref _failures) != 0 && Interlocked.Exchange(ref _failures, 0) != 0)
            OrmEvents.ReplicaRecovered(_watch.Logger, _source.Description);
    }

    /// <summary>Called when it could not be connected to, or a connection was lost: those that lie in the pool are worth no more.</summary>
    public void Failed()
    {
        Interlocked.Increment(ref _failures);
        long wait = BackOff();
        Volatile.Write(ref _triedNext, Environment.TickCount64 + wait);
        Pool.Clear();
        OrmEvents.ReplicaLost(_watch.Logger, _source.Description, wait / 1000.0);
    }

    public ValueTask DisposeAsync() => Pool.DisposeAsync();

    private long BackOff()
    {
        double limit = Math.Max(_firstBackOff.TotalMilliseconds, LongestBackOff.TotalMilliseconds);
        return (long)Math.Min(limit, _firstBackOff.TotalMilliseconds * Math.Pow(2, Math.Max(0, Volatile.Read(ref _failures) - 1)));
    }
}
