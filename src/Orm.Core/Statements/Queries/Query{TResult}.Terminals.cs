using Orm.Statements;

namespace Orm;

public abstract partial class Query<TResult>
{
    /// <summary>Runs the query and gives all rows.</summary>
    public ValueTask<List<TResult>> ToListAsync(Session session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.ListAsync(this, cancellationToken);
    }

    /// <summary>Runs the query and gives its first row.</summary>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    public async ValueTask<TResult> FirstAsync(Session session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        (int count, TResult? row) = await session.OneAsync(this, 1, cancellationToken).ConfigureAwait(false);
        return count == 0 ? throw NoRow("FirstOrDefaultAsync") : row!;
    }

    /// <summary>Runs the query and gives its first row, or the default when there is none.</summary>
    public ValueTask<TResult?> FirstOrDefaultAsync(Session session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        ValueTask<(int Count, TResult? Row)> first = session.OneAsync(this, 1, cancellationToken);
        return first.IsCompletedSuccessfully ? new ValueTask<TResult?>(first.Result.Row) : RowAsync(first);

        static async ValueTask<TResult?> RowAsync(ValueTask<(int Count, TResult? Row)> first) => (await first.ConfigureAwait(false)).Row;
    }

    /// <summary>Runs the query and gives its only row.</summary>
    /// <exception cref="InvalidOperationException">There is no row, or more than one.</exception>
    public async ValueTask<TResult> SingleAsync(Session session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        (int count, TResult? row) = await session.OneAsync(this, 2, cancellationToken).ConfigureAwait(false);
        return count switch
        {
            0 => throw NoRow("SingleOrDefaultAsync"),
            1 => row!,
            _ => throw ManyRows(),
        };
    }

    /// <summary>Runs the query and gives its only row, or the default when there is none.</summary>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    public ValueTask<TResult?> SingleOrDefaultAsync(Session session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        ValueTask<(int Count, TResult? Row)> only = session.OneAsync(this, 2, cancellationToken);
        if (!only.IsCompletedSuccessfully)
            return RowAsync(only);
        (int count, TResult? row) = only.Result;
        return count > 1 ? ValueTask.FromException<TResult?>(ManyRows()) : new ValueTask<TResult?>(row);

        static async ValueTask<TResult?> RowAsync(ValueTask<(int Count, TResult? Row)> only)
        {
            (int all, TResult? first) = await only.ConfigureAwait(false);
            return all > 1 ? throw ManyRows() : first;
        }
    }

    /// <summary>Whether the query gives any row.</summary>
    public async ValueTask<bool> AnyAsync(Session session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        return (await session.OneAsync(new ExistsQuery(this), 0, cancellationToken).ConfigureAwait(false)).Row;
    }

    /// <summary>How many rows the query gives.</summary>
    public async ValueTask<long> CountAsync(Session session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        return (await session.OneAsync(new CountQuery(this), 0, cancellationToken).ConfigureAwait(false)).Row;
    }

    /// <summary>Streams the rows in constant memory. Entities are not tracked unless <c>AsTracked()</c> asks for it.</summary>
    public IAsyncEnumerable<TResult> AsAsyncEnumerable(Session session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        bool asIs = (Flags & (QueryFlags.Tracked | QueryFlags.Untracked)) != 0;
        return session.StreamAsync(asIs ? this : Untracked(), cancellationToken);
    }

    private static InvalidOperationException NoRow(string instead) =>
        new($"The query gave no row. Where that is expected, call {instead}.");

    private static InvalidOperationException ManyRows() =>
        new("The query gave more than one row. Narrow its condition, or call FirstAsync with an order.");
}
