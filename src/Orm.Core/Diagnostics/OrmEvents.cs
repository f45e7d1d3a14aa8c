using Microsoft.Extensions.Logging;

namespace Orm.Diagnostics;

/// <summary>What is logged. The ids are stable: filters and alerts are built on them. No message holds a value, unless the user asked for values.</summary>
internal static partial class OrmEvents
{
    [LoggerMessage(1000, LogLevel.Debug, "Opened a connection to {Database} in {Elapsed:0.###} ms", EventName = "ConnectionOpened")]
    public static partial void ConnectionOpened(ILogger logger, string database, double elapsed);

    [LoggerMessage(1001, LogLevel.Debug, "Closed a connection to {Database}", EventName = "ConnectionClosed")]
    public static partial void ConnectionClosed(ILogger logger, string database);

    [LoggerMessage(1002, LogLevel.Error, "Could not open a connection to {Database}: {Error}", EventName = "ConnectionFailed")]
    public static partial void ConnectionFailed(ILogger logger, string database, string error);

    [LoggerMessage(1003, LogLevel.Warning, "No connection to {Database} became free in time: {InUse} are in use and {Waiting} callers wait", EventName = "PoolTimedOut")]
    public static partial void PoolTimedOut(ILogger logger, string database, int inUse, int waiting);

    [LoggerMessage(1100, LogLevel.Debug, "{Operation} took {Elapsed:0.###} ms ({Rows} rows sent): {Sql}", EventName = "StatementExecuted")]
    public static partial void StatementExecuted(ILogger logger, string operation, double elapsed, int rows, string sql);

    [LoggerMessage(1101, LogLevel.Debug, "{Operation} took {Elapsed:0.###} ms ({Rows} rows sent): {Sql} with [{Parameters}]", EventName = "StatementExecutedWithValues")]
    public static partial void StatementExecutedWithValues(ILogger logger, string operation, double elapsed, int rows, string sql, string parameters);

    [LoggerMessage(1102, LogLevel.Warning, "Slow: {Operation} took {Elapsed:0.###} ms, more than {Threshold:0.###} ms: {Sql}", EventName = "SlowStatement")]
    public static partial void SlowStatement(ILogger logger, string operation, double elapsed, double threshold, string sql);

    [LoggerMessage(1103, LogLevel.Warning, "{Operation} failed after {Elapsed:0.###} ms with {Error}: {Sql}", EventName = "StatementFailed")]
    public static partial void StatementFailed(ILogger logger, string operation, double elapsed, string error, string sql);

    [LoggerMessage(1200, LogLevel.Debug, "Began a transaction", EventName = "TransactionBegun")]
    public static partial void TransactionBegun(ILogger logger);

    [LoggerMessage(1201, LogLevel.Debug, "Committed in {Elapsed:0.###} ms", EventName = "TransactionCommitted")]
    public static partial void TransactionCommitted(ILogger logger, double elapsed);

    [LoggerMessage(1202, LogLevel.Debug, "Rolled back in {Elapsed:0.###} ms", EventName = "TransactionRolledBack")]
    public static partial void TransactionRolledBack(ILogger logger, double elapsed);

    [LoggerMessage(1203, LogLevel.Warning, "The unit of work runs again (retry {Retry}), because of {Error}", EventName = "UnitOfWorkRetried")]
    public static partial void UnitOfWorkRetried(ILogger logger, int retry, string error);

    [LoggerMessage(1300, LogLevel.Warning, "The replica {Database} is not reachable; its reads go elsewhere for {Seconds:0.###} s", EventName = "ReplicaLost")]
    public static partial void ReplicaLost(ILogger logger, string database, double seconds);

    [LoggerMessage(1301, LogLevel.Information, "The replica {Database} answers again", EventName = "ReplicaRecovered")]
    public static partial void ReplicaRecovered(ILogger logger, string database);
}
