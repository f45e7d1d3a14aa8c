using Microsoft.Extensions.Logging;
using Orm.Mapping;

namespace Orm;

/// <summary>How a <see cref="Database"/> behaves. Read once by <c>Connect</c>; later changes have no effect.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The greatest number of physical connections open at a time. Default 20.</summary>
    public int MaxPoolSize { get; set; } = 20;

    /// <summary>How many idle connections trimming leaves open. Default 1.</summary>
    public int MinPoolSize { get; set; } = 1;

    /// <summary>How long a session waits for a connection before it fails. Default 15 seconds.</summary>
    public TimeSpan PoolTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection may stay unused before it is closed. Default 5 minutes; infinite keeps it.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How old a connection may become before it is replaced (rotated secrets, failover). Default 30 minutes; infinite keeps it.</summary>
    public TimeSpan MaxLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How long a statement may run, counted in whole seconds (rounded up) by servers' drivers. Default: as long as it takes.
    /// <see cref="SessionOptions.CommandTimeout"/> sets it for the statements of one session.
    /// </summary>
    public TimeSpan CommandTimeout { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>How many prepared statements each connection keeps. Default 256.</summary>
    public int StatementCacheSize { get; set; } = 256;

    /// <summary>Whether sessions flush pending changes before statements that could see them. Default true.</summary>
    public bool AutoFlush { get; set; } = true;

    /// <summary>How often <see cref="Database.TransactionAsync(Func{Session, ValueTask}, System.Data.IsolationLevel, CancellationToken)"/> runs its unit of work again after a transient error.</summary>
    public RetryPolicy Retry { get; set; } = new();

    /// <summary>
    /// The URLs of replicas, which follow the primary: sessions read from them in turn until they write. Besides those of the URL
    /// (<c>?replica=host:port,host:port</c>).
    /// </summary>
    public IReadOnlyList<string> Replicas { get; set; } = [];

    /// <summary>How long a replica that failed is left alone before it is tried again; doubles with every further failure, up to 30 seconds. Default 1 second.</summary>
    public TimeSpan ReplicaBackOff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Called with the text of each statement before it runs, on the thread that runs it; never with values.</summary>
    public Action<string>? Log { get; set; }

    /// <summary>Where the database logs; null, the default, for nowhere. The categories begin with <c>Orm</c>, and the events have stable ids.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Statements that take longer than this are logged as warnings (event <c>SlowStatement</c>). Default: none is slow.</summary>
    public TimeSpan SlowStatement { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>Called at the end of each statement, batch and transaction, on the thread that ran it; it must neither throw nor block.</summary>
    public Action<StatementEvent>? OnStatement { get; set; }

    /// <summary>
    /// Whether logs, spans and <see cref="OnStatement"/> hold the values of parameters. Default false, for they are people's data. Values of columns
    /// marked <c>[Redacted]</c> are never shown, and none of a statement that could touch such a column.
    /// </summary>
    public bool RecordValues { get; set; }

    /// <summary>The models that this database holds; null for every registered one.</summary>
    public IReadOnlyList<ModelInfo>? Models { get; set; }

    internal DatabaseOptions Copy() => (DatabaseOptions)MemberwiseClone();

    internal void Validate()
    {
        if (MaxPoolSize < 1)
            throw Invalid(nameof(MaxPoolSize), "must be at least 1");
        if (MinPoolSize < 0 || MinPoolSize > MaxPoolSize)
            throw Invalid(nameof(MinPoolSize), $"must lie between 0 and {nameof(MaxPoolSize)} ({MaxPoolSize})");
        if (StatementCacheSize < 1)
            throw Invalid(nameof(StatementCacheSize), "must be at least 1");
        if (Retry is null || Retry.MaxRetries < 0 || Retry.FirstDelay < TimeSpan.Zero || Retry.MaxDelay < Retry.FirstDelay || Retry.MaxDelay.TotalMilliseconds > int.MaxValue)
            throw Invalid(nameof(Retry), "needs a number of retries of 0 or more, and a greatest delay that is no less than the first; RetryPolicy.None retries nothing");
        RequirePositive(PoolTimeout, nameof(PoolTimeout));
        RequirePositive(IdleTimeout, nameof(IdleTimeout));
        RequirePositive(MaxLifetime, nameof(MaxLifetime));
        RequirePositive(CommandTimeout, nameof(CommandTimeout));
        if (Replicas is null)
            throw Invalid(nameof(Replicas), "must not be null");
        RequirePositive(ReplicaBackOff, nameof(ReplicaBackOff));
        RequirePositive(SlowStatement, nameof(SlowStatement));
    }

    /// <summary>Refuses a time-out that is none; null is one that was not set.</summary>
    internal static void RequireTimeout(TimeSpan? value, string name)
    {
        if (value is not { } time || time == Timeout.InfiniteTimeSpan)
            return;
        if (time <= TimeSpan.Zero)
            throw new ArgumentException($"{name} must be positive, or Timeout.InfiniteTimeSpan.");
        if (time.TotalMilliseconds > int.MaxValue)
            throw new ArgumentException($"{name} must be less than 24 days, or Timeout.InfiniteTimeSpan.");
    }

    private static void RequirePositive(TimeSpan value, string name) => RequireTimeout(value, $"DatabaseOptions.{name}");

    private static ArgumentException Invalid(string name, string rule) => new($"DatabaseOptions.{name} {rule}.");
}
