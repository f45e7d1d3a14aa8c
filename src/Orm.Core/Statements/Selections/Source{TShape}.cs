using System.ComponentModel;
using System.Runtime.CompilerServices;
using Orm.Execution;
using Orm.Statements;

namespace Orm;

/// <summary>The part of a query before its result is chosen: symbols of joined tables or of a group. Select ends it.</summary>
public sealed class Source<TShape> : QueryNode, IShaped<TShape>
{
    private const string NoResult = "This query has no result yet. End it with Select: a column, a table, a tuple of those, or a generated Project(...).";

    internal Source(QueryNode previous, Clause clause, object? payload, int argument, QueryFlags flags, TShape shape)
        : base(previous, clause, payload, argument, flags) => Shape = shape;

    internal TShape Shape { get; }

    /// <summary>Keeps the rows that meet the condition; several are joined by AND. After a group it is HAVING.</summary>
    public Source<TShape> Where(Func<TShape, Predicate> condition)
    {
        Lambda.RequireDistinct(this);
        return Then(Clause.Where, Lambda.Run(condition, Shape, this) ?? throw new ArgumentException("The condition is null.", nameof(condition)), 0, QueryFlags.None);
    }

    /// <summary>Always an error: the lambda gives a CLR bool, which says nothing about rows.</summary>
    [Obsolete("Where takes a condition over columns (u => u.Id == id), but this is a CLR bool: it compares objects, not SQL values.", true)]
    [OverloadResolutionPriority(-1)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Source<TShape> Where(Func<TShape, bool> condition) => throw new NotSupportedException("Where takes a condition over columns.");

    /// <summary>Orders rows ascending; an earlier order is given up.</summary>
    public Source<TShape> OrderBy(Func<TShape, Operand> key, Nulls nulls = Nulls.Default) => Sort(Clause.OrderBy, key, SortOrder.Ascending, nulls);

    /// <summary>Orders rows descending; an earlier order is given up.</summary>
    public Source<TShape> OrderByDescending(Func<TShape, Operand> key, Nulls nulls = Nulls.Default) => Sort(Clause.OrderBy, key, SortOrder.Descending, nulls);

    /// <summary>Orders rows that are equal so far ascending.</summary>
    public Source<TShape> ThenBy(Func<TShape, Operand> key, Nulls nulls = Nulls.Default) => Sort(Clause.ThenBy, key, SortOrder.Ascending, nulls);

    /// <summary>Orders rows that are equal so far descending.</summary>
    public Source<TShape> ThenByDescending(Func<TShape, Operand> key, Nulls nulls = Nulls.Default) => Sort(Clause.ThenBy, key, SortOrder.Descending, nulls);

    /// <summary>Always an error: there is no result yet.</summary>
    [Obsolete(NoResult, true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ValueTask<List<object>> ToListAsync(Session session, CancellationToken cancellationToken = default) => throw new NotSupportedException(NoResult);

    QueryNode IShaped<TShape>.StartNode(out TShape shape)
    {
        Lambda.RequireDistinct(this);
        shape = Shape;
        return this;
    }

    QueryNode IShaped<TShape>.StartRows(string clause, bool keepsOrder, out TShape shape) => ((IShaped<TShape>)this).StartNode(out shape);

    internal override void WriteSelection(SqlWriter writer) => writer.Write('1');

    private Source<TShape> Then(Clause clause, object? payload, int argument, QueryFlags flags) => new(this, clause, payload, argument, flags, Shape);

    private Source<TShape> Sort(Clause clause, Func<TShape, Operand> key, SortOrder order, Nulls nulls)
    {
        Lambda.RequireDistinct(this);
        return Then(clause, MappingRules.Ordered(Lambda.Run(key, Shape, this)), (int)order.With(nulls), QueryFlags.Ordered);
    }
}
