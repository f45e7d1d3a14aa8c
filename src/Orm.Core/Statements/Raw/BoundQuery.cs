namespace Orm;

/// <summary>A query over the session that it was made with.</summary>
public sealed class BoundQuery<T>
{
    private readonly Session _session;
    private readonly Query<T> _query;

    internal BoundQuery(Session session, Query<T> query) => (_session, _query) = (session, query);

    /// <summary>Runs the query and gives all rows.</summary>
    public ValueTask<List<T>> ToListAsync(CancellationToken cancellationToken = default) => _query.ToListAsync(_session, cancellationToken);

    /// <summary>Runs the query and gives its first row.</summary>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    public ValueTask<T> FirstAsync(CancellationToken cancellationToken = default) => _query.FirstAsync(_session, cancellationToken);

    /// <summary>Runs the query and gives its first row, or the default when there is none.</summary>
    public ValueTask<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default) => _query.FirstOrDefaultAsync(_session, cancellationToken);

    /// <summary>Runs the query and gives its only row.</summary>
    /// <exception cref="InvalidOperationException">There is no row, or more than one.</exception>
    public ValueTask<T> SingleAsync(CancellationToken cancellationToken = default) => _query.SingleAsync(_session, cancellationToken);

    /// <summary>Runs the query and gives its only row, or the default when there is none.</summary>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    public ValueTask<T?> SingleOrDefaultAsync(CancellationToken cancellationToken = default) => _query.SingleOrDefaultAsync(_session, cancellationToken);

    /// <summary>Streams the rows in constant memory; entities are not tracked.</summary>
    public IAsyncEnumerable<T> AsAsyncEnumerable(CancellationToken cancellationToken = default) => _query.AsAsyncEnumerable(_session, cancellationToken);
}
