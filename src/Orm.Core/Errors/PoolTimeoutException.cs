namespace Orm;

/// <summary>No connection of the pool became free in time. The message says how many there are, who holds them, and what to do.</summary>
public sealed class PoolTimeoutException(string message) : OrmException(message);
