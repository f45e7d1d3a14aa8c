using Orm.Statements;

namespace Orm;

public partial class Query<TShape, TResult>
{
    /// <summary>
    /// The same rows, in the same order if that is kept, out of a derived table that limits them. The symbols stay: in the new statement they mean the
    /// derived table's columns. Included references are joined outside, where they change no count.
    /// </summary>
    private Query<TShape, TResult> Derive(string clause, bool keepsOrder)
    {
        if ((Flags & QueryFlags.Locked) != 0)
            throw new InvalidOperationException($"{clause} after Take or Skip makes a derived table of the rows so far, and those cannot be locked. Put ForUpdate or ForShare last, and {clause} before Take.");
        var steps = new List<QueryNode>();
        int order = 0;
        QueryNode? root = null;
        for (QueryNode? node = this; node is not null; node = node.Previous)
        {
            root = node;
            steps.Add(node);
            if (node.Clause == Clause.OrderBy && order == 0)
                order = steps.Count;
            if (node is { Clause: Clause.Join, Payload: not JoinClause { IsInclude: true } })
                throw NotDerived(clause);
        }

        // Only the rows of one table are a table again; distinct parts of them are not.
        bool partsAreDistinct = (Flags & QueryFlags.Distinct) != 0 && !ReferenceEquals(Selection, Shape);
        if ((Flags & QueryFlags.Grouped) != 0 || partsAreDistinct || Shape is not ITableSource table || !ReferenceEquals(SelectRenderer.TableOf(root!), table))
            throw NotDerived(clause);

        QueryNode derived = new DerivedTable(this, table);
        for (int i = steps.Count - 1; i >= 0; i--)
        {
            QueryNode step = steps[i];
            QueryFlags? flags = step.Clause switch
            {
                Clause.Join => QueryFlags.Joined,
                Clause.Include => QueryFlags.Includes,
                Clause.OrderBy or Clause.ThenBy when keepsOrder && (order == 0 || i < order) => QueryFlags.Ordered,
                _ => null,
            };
            if (flags is { } known)
                derived = new Query<TShape, TResult>(derived, step.Clause, step.Payload, step.Argument, known, Shape, Selection);
        }

        return new Query<TShape, TResult>(derived, Clause.Option, null, 0, Flags & (QueryFlags.Tracked | QueryFlags.Untracked), Shape, Selection);
    }

    private static InvalidOperationException NotDerived(string clause) => new(
        $"{clause} after Take, Skip or Distinct would change which rows are counted, and this query's rows are no table of their own, since it joins, groups, or selects distinct parts. Put {clause} before them, or filter by a subquery: .Where(x => x.Id.In(page.Select(y => y.Id))).");
}
