namespace Orm;

/// <summary>What a query that locks rows does about those that another transaction holds.</summary>
public enum LockWait
{
    /// <summary>It waits until they are free, or the database's lock time-out ends it.</summary>
    Wait,

    /// <summary>It leaves them out: several workers take different rows of one queue.</summary>
    SkipLocked,

    /// <summary>It fails at once with a <see cref="LockTimeoutException"/>.</summary>
    NoWait,
}
