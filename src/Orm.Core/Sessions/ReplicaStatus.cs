namespace Orm;

/// <summary>One of a database's replicas at this moment; see <see cref="Database.Replicas"/>.</summary>
/// <param name="Address">Its server and database, without password.</param>
/// <param name="IsAvailable">Whether reads go to it; false from a failure to the first success after the back-off.</param>
/// <param name="Pool">What its pool of connections holds and has done.</param>
public readonly record struct ReplicaStatus(string Address, bool IsAvailable, PoolStatistics Pool);
