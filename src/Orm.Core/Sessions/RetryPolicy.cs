namespace Orm;

/// <summary>
/// How often a whole unit of work is tried again after a transient error (deadlock, serialization failure, lock time-out, lost connection), and
/// how long is waited before: a random time below a limit that doubles with every attempt, so that rivals do not meet again.
/// </summary>
public sealed record RetryPolicy
{
    /// <summary>No unit is tried again.</summary>
    public static RetryPolicy None { get; } = new() { MaxRetries = 0 };

    /// <summary>How often a unit is tried again before its error is thrown. Default 5.</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>The longest wait before the first retry. Default 20 milliseconds.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The longest wait before any retry. Default one second.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(1);

    internal TimeSpan DelayBefore(int retry)
    {
        double limit = Math.Min(MaxDelay.TotalMilliseconds, FirstDelay.TotalMilliseconds * Math.Pow(2, retry - 1));
        return TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * limit);
    }
}
