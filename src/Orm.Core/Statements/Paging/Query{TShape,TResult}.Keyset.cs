using Orm.Statements;

namespace Orm;

public partial class Query<TShape, TResult>
{
    /// <summary>
    /// Keeps the rows that come after a cursor in the query's ordering; all where there is no cursor. The ordering must contain the
    /// primary key or a unique index without nulls. Nulls and mixed directions are understood.
    /// </summary>
    /// <param name="after">A cursor that a page with the same ordering gave, or null for the beginning.</param>
    /// <exception cref="InvalidOperationException">The ordering does not tell all rows apart.</exception>
    /// <exception cref="InvalidCursorException">The cursor belongs to another ordering.</exception>
    public Query<TShape, TResult> Seek(Cursor? after)
    {
        Query<TShape, TResult> start = StartRows("Seek");
        return start.After(KeysetOrder.Of(start), after);
    }

    /// <summary>
    /// One page of the query's rows, beginning after a cursor: as fast on the thousandth page as on the first, and not shifted by rows that
    /// come or go meanwhile. The ordering must contain the primary key or a unique index without nulls.
    /// </summary>
    /// <param name="session">The session that runs the query.</param>
    /// <param name="size">How many rows the page has at most.</param>
    /// <param name="after">The <see cref="KeysetPage{T}.Next"/> of the page before, or null for the first.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="InvalidOperationException">The ordering does not tell all rows apart.</exception>
    /// <exception cref="InvalidCursorException">The cursor belongs to another ordering.</exception>
    public async ValueTask<KeysetPage<TResult>> ToKeysetPageAsync(Session session, int size, Cursor? after = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        KeysetQuery<TShape, TResult> query = KeysetPage(size, after);
        return query.Page(await query.ToListAsync(session, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The statement of a page.</summary>
    internal KeysetQuery<TShape, TResult> KeysetPage(int size, Cursor? after)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfEqual(size, int.MaxValue);
        Query<TShape, TResult> start = Start();
        if ((start.Flags & QueryFlags.Limited) != 0)
            throw new InvalidOperationException("A keyset page has its own size: leave Take and Skip out.");
        KeysetOrder order = KeysetOrder.Of(start);
        return new KeysetQuery<TShape, TResult>(start.After(order, after).Take(size + 1), order, size);
    }

    private Query<TShape, TResult> After(KeysetOrder order, Cursor? cursor)
    {
        if (cursor is null)
            return Then(Clause.Option, null, 0, QueryFlags.Sought);
        order.Require(cursor);
        return Then(Clause.Where, new SeekPredicate(order, cursor), 0, QueryFlags.Sought);
    }
}
