using Orm.Statements;

namespace Orm;

public partial class Query<TShape, TResult>
{
    /// <summary>
    /// Locks the rows of the table that the query starts on until the transaction ends: others can neither change nor lock them. The
    /// transaction begins with the query. Loaded entities that were not changed get the values that the locked rows have.
    /// </summary>
    /// <param name="wait">What happens where another transaction holds rows.</param>
    /// <exception cref="NotSupportedException">When it runs: the database locks no rows.</exception>
    public Query<TShape, TResult> ForUpdate(LockWait wait = LockWait.Wait) => Lock(new RowLock(true, wait));

    /// <summary>Locks the rows of the table that the query starts on against changes until the transaction ends; others can still share them.</summary>
    /// <param name="wait">What happens where another transaction holds rows.</param>
    /// <exception cref="NotSupportedException">When it runs: the database locks no rows.</exception>
    public Query<TShape, TResult> ForShare(LockWait wait = LockWait.Wait) => Lock(new RowLock(false, wait));

    private Query<TShape, TResult> Lock(RowLock rowLock) => Start().Then(Clause.Lock, null, rowLock.Pack(), QueryFlags.Locked);
}
