using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orm.Execution;

namespace Orm.Diagnostics;

/// <summary>Tells the log and the meter what a pool of connections does.</summary>
internal sealed class PoolWatch(ConnectionPool pool, string database, int maximum, int minimumIdle, ILogger logger)
{
    public KeyValuePair<string, object?> Name { get; } = new("db.client.connection.pool.name", database);

    public int Maximum => maximum;

    public int MinimumIdle => minimumIdle;

    public PoolStatistics Statistics => pool.Statistics;

    public void Opened(long started)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        Telemetry.CreateTime.Record(elapsed.TotalSeconds, Name);
        OrmEvents.ConnectionOpened(logger, database, elapsed.TotalMilliseconds);
    }

    public void Closed() => OrmEvents.ConnectionClosed(logger, database);

    // The driver's message is for people who may see the server's; its type and code are enough here.
    public void Failed(Exception exception) => OrmEvents.ConnectionFailed(logger, database, StatementWatch.ErrorType(exception));

    public void Waited(long started) => Telemetry.WaitTime.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, Name);

    public void TimedOut()
    {
        PoolStatistics statistics = pool.Statistics;
        OrmEvents.PoolTimedOut(logger, database, statistics.InUse, statistics.Waiting);
    }
}
