using System.ComponentModel;
using System.Runtime.CompilerServices;
using Orm.Execution;
using Orm.Statements;

namespace Orm;

/// <summary>A SELECT statement that can be composed further over the symbols in <typeparamref name="TShape"/>.</summary>
public partial class Query<TShape, TResult> : Query<TResult>
{
    private protected Query()
    {
        Shape = default!;
        Selection = null!;
    }

    internal Query(QueryNode previous, Clause clause, object? payload, int argument, QueryFlags flags, TShape shape, ISelectable<TResult> selection)
        : base(previous, clause, payload, argument, flags) => (Shape, Selection) = (shape, selection);

    /// <summary>The symbols that lambdas get.</summary>
    internal TShape Shape { get; private protected init; }

    /// <summary>What a row gives.</summary>
    internal ISelectable<TResult> Selection { get; private protected init; }

    /// <summary>Keeps the rows that meet the condition; several are joined by AND. After GroupBy it is HAVING.</summary>
    public Query<TShape, TResult> Where(Func<TShape, Predicate> condition)
    {
        Query<TShape, TResult> start = StartRows("Where");
        return start.Then(Clause.Where, Lambda.Run(condition, start.Shape, start) ?? throw new ArgumentException("The condition is null.", nameof(condition)));
    }

    /// <summary>Always an error: the lambda gives a CLR bool, which says nothing about rows.</summary>
    [Obsolete("Where takes a condition over columns (u => u.Id == id), but this is a CLR bool: it compares objects, not SQL values.", true)]
    [OverloadResolutionPriority(-1)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Query<TShape, TResult> Where(Func<TShape, bool> condition) => throw new NotSupportedException("Where takes a condition over columns.");

    /// <summary>Orders rows ascending; an earlier order is given up.</summary>
    public Query<TShape, TResult> OrderBy(Func<TShape, Operand> key, Nulls nulls = Nulls.Default) => Sort(Clause.OrderBy, key, SortOrder.Ascending, nulls);

    /// <summary>Orders rows descending; an earlier order is given up.</summary>
    public Query<TShape, TResult> OrderByDescending(Func<TShape, Operand> key, Nulls nulls = Nulls.Default) => Sort(Clause.OrderBy, key, SortOrder.Descending, nulls);

    /// <summary>Orders rows that are equal so far ascending.</summary>
    public Query<TShape, TResult> ThenBy(Func<TShape, Operand> key, Nulls nulls = Nulls.Default) => Sort(Clause.ThenBy, key, SortOrder.Ascending, nulls);

    /// <summary>Orders rows that are equal so far descending.</summary>
    public Query<TShape, TResult> ThenByDescending(Func<TShape, Operand> key, Nulls nulls = Nulls.Default) => Sort(Clause.ThenBy, key, SortOrder.Descending, nulls);

    /// <summary>Gives at most <paramref name="count"/> rows.</summary>
    public Query<TShape, TResult> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Query<TShape, TResult> start = Start();
        if (start.Last(Clause.Take) is { } earlier)
            count = Math.Min(count, earlier.Argument);
        return start.Then(Clause.Take, null, count, QueryFlags.Limited);
    }

    /// <summary>Leaves out the first <paramref name="count"/> rows.</summary>
    public Query<TShape, TResult> Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Query<TShape, TResult> start = Start();
        QueryNode? take = start.Last(Clause.Take);
        int offset = count + (start.Last(Clause.Skip)?.Argument ?? 0);
        Query<TShape, TResult> skipped = start.Then(Clause.Skip, null, offset, QueryFlags.Limited);
        return take is null ? skipped : skipped.Then(Clause.Take, null, Math.Max(0, take.Argument - count), QueryFlags.Limited);
    }

    /// <summary>Gives equal rows once.</summary>
    public Query<TShape, TResult> Distinct()
    {
        // Distinct parts have no order but by themselves.
        Query<TShape, TResult> start = StartRows("Distinct", keepsOrder: ReferenceEquals(Selection, Shape));
        return start.Then(Clause.Distinct, null, 0, QueryFlags.Distinct);
    }

    /// <summary>Gives entities that no session tracks.</summary>
    public Query<TShape, TResult> AsNoTracking() => Start().Then(Clause.Option, null, 0, QueryFlags.Untracked);

    /// <summary>Gives tracked entities also where the default is otherwise, as in streams.</summary>
    public Query<TShape, TResult> AsTracked() => Start().Then(Clause.Option, null, 0, QueryFlags.Tracked);

    /// <summary>
    /// Names the query: <see cref="Session.Route"/> sees the tag, and the statement begins with it as a comment, for the server's own logs.
    /// The last one counts. A tag belongs to the code, not to data: each makes a statement of its own.
    /// </summary>
    public Query<TShape, TResult> TagWith(string tag)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tag);
        return Start().Then(Clause.Option, tag, 0, QueryFlags.Tagged);
    }

    internal override TResult ReadRow(in RowContext row) => Selection.Read(in row, 0);

    internal override ValueTask LoadIncludesAsync(Session session, DriverConnection connection, List<TResult> rows, CancellationToken cancellationToken) =>
        rows is IReadOnlyList<Mapping.IEntity> entities
            ? Loading.Includes.LoadAsync(this, entities, hasRun: true, new Loading.LoadContext(session, connection, session.TrackerFor(this)), cancellationToken)
            : default;

    internal override void WriteSelection(SqlWriter writer) => Selection.WriteSelectList(writer);

    internal override Operand? Selected => Selection as Operand;

    /// <summary>The query to compose on: inside another statement's lambda, a table gets a handle of that depth.</summary>
    internal virtual Query<TShape, TResult> Start()
    {
        Lambda.RequireDistinct(this);
        return this;
    }

    /// <summary>The query to compose on by a clause that SQL applies before a limit: limited rows become a derived table.</summary>
    internal Query<TShape, TResult> StartRows(string clause, bool keepsOrder = true)
    {
        Query<TShape, TResult> start = Start();
        return (start.Flags & (QueryFlags.Limited | QueryFlags.DistinctOn)) == 0 ? start : start.Derive(clause, keepsOrder);
    }

    /// <summary>The query to compose on by a clause that says what rows give: rows that were distinct before become a derived table.</summary>
    internal Query<TShape, TResult> StartValues(string clause)
    {
        Query<TShape, TResult> start = Start();
        return (start.Flags & QueryFlags.Distinct) == 0 || start.Selection is Operand ? start : start.Derive(clause, keepsOrder: true);
    }

    internal Query<TShape, TResult> Then(Clause clause, object? payload, int argument = 0, QueryFlags flags = QueryFlags.None) =>
        new(this, clause, payload, argument, flags, Shape, Selection);

    private protected sealed override Query<TResult> Untracked() => Then(Clause.Option, null, 0, QueryFlags.Untracked);

    private Query<TShape, TResult> Sort(Clause clause, Func<TShape, Operand> key, SortOrder order, Nulls nulls)
    {
        Query<TShape, TResult> start = StartRows("OrderBy");
        if ((start.Flags & QueryFlags.Sought) != 0)
            throw new InvalidOperationException("An ordering after Seek would not be the one that the cursor was compared with. Put Seek after all orderings.");
        Operand operand = MappingRules.Ordered(Lambda.Run(key, start.Shape, start));
        return start.Then(clause, operand, (int)order.With(nulls), QueryFlags.Ordered);
    }
}
