using Orm.Statements;

namespace Orm;

public partial class Query<TShape, TResult>
{
    /// <summary>
    /// Gives the first row of those that are equal in a key, by the order so far, which must begin with the key:
    /// <c>OrderBy(t => t.AlbumId).ThenByDescending(t => t.Length).DistinctOn(t => t.AlbumId)</c>. What follows works on these rows.
    /// </summary>
    /// <param name="key">A column, an expression, or a tuple of those.</param>
    /// <exception cref="NotSupportedException">When it runs: the database has no DISTINCT ON.</exception>
    public Query<TShape, TResult> DistinctOn<TKey>(Func<TShape, TKey> key)
    {
        Query<TShape, TResult> start = StartRows("DistinctOn");
        return start.Then(Clause.DistinctOn, QuerySelections.KeysOf(Lambda.Run(key, start.Shape, start)), 0, QueryFlags.DistinctOn);
    }
}
