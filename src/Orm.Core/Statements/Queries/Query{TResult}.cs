using System.Data.Common;
using Orm.Execution;
using Orm.Statements;

namespace Orm;

/// <summary>A SELECT statement whose rows give <typeparamref name="TResult"/>: an immutable value, independent of any session.</summary>
public abstract partial class Query<TResult> : QueryNode, IValues<TResult>
{
    private protected Query()
    {
    }

    private protected Query(QueryFlags flags)
        : base(default, flags)
    {
    }

    private protected Query(QueryNode previous, Clause clause, object? payload, int argument, QueryFlags flags)
        : base(previous, clause, payload, argument, flags)
    {
    }

    /// <summary>The rows of both queries, equal ones once.</summary>
    public SetQuery<TResult> Union(Query<TResult> other) => Combine("UNION", other);

    /// <summary>The rows of both queries, equal ones as often as they come.</summary>
    public SetQuery<TResult> UnionAll(Query<TResult> other) => Combine("UNION ALL", other);

    /// <summary>The rows that both queries give.</summary>
    public SetQuery<TResult> Intersect(Query<TResult> other) => Combine("INTERSECT", other);

    /// <summary>The rows of this query that the other does not give.</summary>
    public SetQuery<TResult> Except(Query<TResult> other) => Combine("EXCEPT", other);

    /// <summary>Whether entities in the result become the session's, whose own habit counts where the query says nothing.</summary>
    internal bool IsTracked(bool byDefault) =>
        (Flags & QueryFlags.Untracked) == 0 && (byDefault || (Flags & QueryFlags.Tracked) != 0);

    /// <summary>The write whose rows the query reads, which loaded entities follow afterwards; null for a plain query.</summary>
    internal virtual WriteStatement? Effect => null;

    /// <summary>Whether relationships are to be loaded with the result.</summary>
    internal bool HasIncludes => (Flags & QueryFlags.Includes) != 0;

    /// <summary>Called once per execution with the driver's rows; raw SQL puts columns in order by their names here.</summary>
    internal virtual DbDataReader Open(DbDataReader reader) => reader;

    /// <summary>Loads the relationships asked for into the entities that were read.</summary>
    internal virtual ValueTask LoadIncludesAsync(Session session, DriverConnection connection, List<TResult> rows, CancellationToken cancellationToken) => default;

    /// <summary>Reads the current row's result.</summary>
    internal abstract TResult ReadRow(in RowContext row);

    /// <summary>The same without tracking.</summary>
    private protected abstract Query<TResult> Untracked();

    private SetQuery<TResult> Combine(string operation, Query<TResult> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new SetQuery<TResult>(this, operation, other);
    }
}
