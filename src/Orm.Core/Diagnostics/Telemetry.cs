using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Orm.Diagnostics;

/// <summary>
/// The source of activities and the instruments of this process, by OpenTelemetry's stable semantic conventions for databases
/// (<see href="https://opentelemetry.io/docs/specs/semconv/database/"/>).
/// </summary>
internal static class Telemetry
{
    public static readonly ActivitySource Source = new(OrmDiagnostics.ActivitySourceName);
    private static readonly Meter Meter = new(OrmDiagnostics.MeterName);

    public static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "db.client.operation.duration", "s", "Duration of database client operations.", advice: Buckets(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10));

    public static readonly Histogram<double> CreateTime = Meter.CreateHistogram<double>(
        "db.client.connection.create_time", "s", "The time it took to create a new connection.");

    public static readonly Histogram<double> WaitTime = Meter.CreateHistogram<double>(
        "db.client.connection.wait_time", "s", "The time it took to obtain an open connection from the pool.");

    private static readonly Lock Gate = new();
    private static readonly List<WeakReference<PoolWatch>> Pools = [];

    // A field and no static constructor: that would be asked for before each statement in code compiled ahead of time.
    public static readonly Instrument[] OfPools =
    [
        Meter.CreateObservableUpDownCounter("db.client.connection.count", Connections, "{connection}", "The number of connections that are currently in state described by the state attribute."),
        Meter.CreateObservableUpDownCounter("db.client.connection.max", static () => Observe(static p => p.Maximum), "{connection}", "The maximum number of open connections allowed."),
        Meter.CreateObservableUpDownCounter("db.client.connection.idle.min", static () => Observe(static p => p.MinimumIdle), "{connection}", "The minimum number of idle open connections allowed."),
        Meter.CreateObservableUpDownCounter("db.client.connection.pending_requests", static () => Observe(static p => p.Statistics.Waiting), "{request}", "The number of current pending requests for an open connection."),
        Meter.CreateObservableCounter("db.client.connection.timeouts", static () => Observe(static p => p.Statistics.TimedOut), "{timeout}", "The number of connection timeouts that have occurred trying to obtain a connection from the pool."),
    ];

    public static void Add(PoolWatch pool)
    {
        lock (Gate)
        {
            Pools.RemoveAll(static p => !p.TryGetTarget(out _));
            Pools.Add(new WeakReference<PoolWatch>(pool));
        }
    }

    public static void Remove(PoolWatch pool)
    {
        lock (Gate)
            Pools.RemoveAll(p => !p.TryGetTarget(out PoolWatch? known) || ReferenceEquals(known, pool));
    }

    private static IEnumerable<Measurement<int>> Connections()
    {
        foreach (PoolWatch pool in Living())
        {
            PoolStatistics statistics = pool.Statistics;
            yield return new Measurement<int>(statistics.Idle, pool.Name, new("db.client.connection.state", "idle"));
            yield return new Measurement<int>(statistics.InUse, pool.Name, new("db.client.connection.state", "used"));
        }
    }

    private static IEnumerable<Measurement<long>> Observe(Func<PoolWatch, long> read) => Living().Select(pool => new Measurement<long>(read(pool), pool.Name));

    private static List<PoolWatch> Living()
    {
        lock (Gate)
        {
            List<PoolWatch> living = [];
            foreach (WeakReference<PoolWatch> reference in Pools)
            {
                if (reference.TryGetTarget(out PoolWatch? pool))
                    living.Add(pool);
            }

            return living;
        }
    }

    private static InstrumentAdvice<double> Buckets(params double[] boundaries) => new() { HistogramBucketBoundaries = boundaries };
}
