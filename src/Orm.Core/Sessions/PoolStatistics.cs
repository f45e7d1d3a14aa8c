namespace Orm;

/// <summary>What a pool holds at this moment, and has done since it was made.</summary>
/// <param name="Open">Physical connections that are open or being opened.</param>
/// <param name="Idle">Connections ready to be rented.</param>
/// <param name="InUse">Connections that are rented.</param>
/// <param name="Waiting">Callers in the queue.</param>
/// <param name="Opened">Connections opened so far.</param>
/// <param name="Closed">Connections closed so far: broken, too old, trimmed, or by disposal.</param>
/// <param name="TimedOut">Callers that waited in vain.</param>
public readonly record struct PoolStatistics(int Open, int Idle, int InUse, int Waiting, long Opened, long Closed, long TimedOut);
