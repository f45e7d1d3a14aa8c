using Orm.Statements;

namespace Orm;

/// <summary>A unit of work over one database: cheap, not thread-safe, disposed after use.</summary>
public partial class Session : IAsyncDisposable
{
    /// <summary>Opens a session.</summary>
    protected internal Session(Database database) => Database = database;

    /// <summary>The engine that the session belongs to.</summary>
    public Database Database { get; }

    internal ValueTask<List<T>> ListAsync<T>(Query<T> query, CancellationToken cancellationToken) => throw new NotSupportedException();

    // limit: 1 for First, 2 for Single; the caller turns missing or second rows into its own errors.
    internal ValueTask<(int Count, T? Row)> OneAsync<T>(Query<T> query, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    internal IAsyncEnumerable<T> StreamAsync<T>(Query<T> query, CancellationToken cancellationToken) => throw new NotSupportedException();

    internal ValueTask<int> ExecuteAsync(Statement statement, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }
}
