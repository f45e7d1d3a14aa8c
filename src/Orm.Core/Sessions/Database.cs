namespace Orm;

/// <summary>The engine: a database by URL, its dialect, its pool of connections, and the sessions over it. Thread-safe.</summary>
public sealed partial class Database : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;
}
