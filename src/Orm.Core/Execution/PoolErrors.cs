namespace Orm.Execution;

/// <summary>What callers of a pool are told that cannot have a connection.</summary>
internal static class PoolErrors
{
    /// <param name="source">Where the connections lead.</param>
    /// <param name="patience">How long the caller waited.</param>
    /// <param name="rented">The connections in use.</param>
    /// <param name="waiting">How many callers wait still.</param>
    /// <param name="maximum">The greatest number of connections.</param>
    public static PoolTimeoutException TimedOut(ConnectionSource source, TimeSpan patience, IReadOnlyList<DriverConnection> rented, int waiting, int maximum)
    {
        string holders = string.Join("; ", rented.Select(static c => c.Holder?.ToString()).OfType<string>());
        string held = holders.Length == 0 ? "" : $" Held by: {holders}.";
        string advice = source.IsSingleConnection
            ? "This database has one connection that all sessions share: end the transaction or stream that holds it (commit, roll back or dispose its session) before using another session."
            : $"Dispose sessions and streams when they are done with, keep transactions short, or raise DatabaseOptions.{nameof(DatabaseOptions.MaxPoolSize)} (now {maximum}).";
        return new PoolTimeoutException($"No connection to {source.Description} became free within {patience.TotalSeconds:0.###} s: {rented.Count} of {maximum} are in use and {waiting} more callers wait.{held} {advice}");
    }

    public static ObjectDisposedException Disposed(ConnectionSource source) =>
        new(nameof(Database), $"The Database ({source.Description}) is disposed: its connections are closed. Keep one Database for the life of the application, and dispose it last.");
}
