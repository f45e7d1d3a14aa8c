using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>Renders the steps of a query as one SELECT. Keeps all its state in the writer, so that it allocates nothing.</summary>
internal static class SelectRenderer
{
    public static void Write(SqlWriter writer, QueryNode query, SelectForm form)
    {
        int rowLimit = writer.RowLimit;
        writer.RowLimit = 0;
        int first = writer.PushSteps(query);
        int end = writer.StepCount;
        int scope = writer.OpenScope();
        bool nested = form == SelectForm.Nested;
        AddSources(writer, first, end, nested);

        // Whether there is any row does not depend on how often, unless a limit counts them.
        bool distinct = (query.Flags & QueryFlags.Distinct) != 0 && (form != SelectForm.Exists || (query.Flags & QueryFlags.Limited) != 0);
        writer.Write(distinct ? "SELECT DISTINCT " : "SELECT ");
        if ((query.Flags & QueryFlags.DistinctOn) != 0)
            writer.Dialect.WriteDistinctOn(writer, (Operand[])writer.StepAt(IndexOf(writer, Clause.DistinctOn, first, end)).Payload!);
        WriteList(writer, query, form);
        WriteFrom(writer, first, end, nested);
        bool grouped = (query.Flags & QueryFlags.Grouped) != 0;
        WriteConditions(writer, first, grouped ? IndexOf(writer, Clause.Group, first, end) : end, " WHERE ");
        if (grouped)
            WriteGroups(writer, first, end);
        if ((query.Flags & QueryFlags.Ordered) != 0 && (form is SelectForm.Rows || (query.Flags & (QueryFlags.Limited | QueryFlags.DistinctOn)) != 0))
            WriteOrder(writer, first, end);
        if (rowLimit != 0 || (query.Flags & QueryFlags.Limited) != 0)
            WriteLimit(writer, first, end, rowLimit);
        if ((query.Flags & QueryFlags.Locked) != 0 && form == SelectForm.Rows)
            WriteLock(writer, query, first, end);

        writer.CloseScope(scope);
        writer.PopSteps(first);
    }

    public static void WriteCount(SqlWriter writer, QueryNode query)
    {
        if (!query.CountsAsDerived)
        {
            query.Write(writer, SelectForm.Count);
            return;
        }

        writer.Write("SELECT count(*) FROM (");
        query.Write(writer, (query.Flags & QueryFlags.Distinct) != 0 ? SelectForm.Derived : SelectForm.Exists);
        writer.Write(") AS d");
    }

    /// <summary>Writes the ORDER BY alone, as it would stand in the query.</summary>
    public static void WriteOrderAlone(SqlWriter writer, QueryNode query)
    {
        int first = writer.PushSteps(query);
        int scope = writer.OpenScope();
        AddSources(writer, first, writer.StepCount, withoutIncludes: false);
        WriteOrder(writer, first, writer.StepCount);
        writer.CloseScope(scope);
        writer.PopSteps(first);
    }

    private static void WriteList(SqlWriter writer, QueryNode query, SelectForm form)
    {
        switch (form)
        {
            case SelectForm.Exists when (query.Flags & QueryFlags.Distinct) != 0 && (query.Flags & QueryFlags.Limited) != 0:
                query.WriteSelection(writer);
                break;
            case SelectForm.Exists:
                writer.Write('1');
                break;
            case SelectForm.Count:
                writer.Write("count(*)");
                break;
            case SelectForm.Derived:
                int before = writer.BeginDerivedColumns();
                query.WriteSelection(writer);
                writer.EndDerivedColumns(before);
                break;
            case SelectForm.Nested:
                QueryNode root = query;
                while (root.Previous is not null)
                    root = root.Previous;
                writer.WriteColumns(TableOf(root));
                break;
            default:
                query.WriteSelection(writer);
                break;
        }
    }

    /// <summary>The table whose symbols a query's first step stands for.</summary>
    public static ITableSource TableOf(QueryNode root) => root is DerivedTable derived ? derived.Table : (ITableSource)root;

    // Tables get their aliases before anything is written, since the SELECT list comes first and names them.
    internal static void AddSources(SqlWriter writer, int first, int end, bool withoutIncludes)
    {
        for (int i = first; i < end; i++)
        {
            QueryNode step = writer.StepAt(i);
            if (step.Clause is Clause.Table or Clause.Derived)
                writer.AddSource(TableOf(step));
            else if (step.Clause == Clause.Join && !(withoutIncludes && step.Payload is JoinClause { IsInclude: true }))
                AddJoin(writer, (JoinClause)step.Payload!);
        }
    }

    private static void AddJoin(SqlWriter writer, JoinClause join)
    {
        if (join.Relationship?.Association is { } table)
            writer.AddSource(join, table);
        if (!join.IsAssociationOnly)
            writer.AddSource(join.Target);
    }

    internal static void WriteFrom(SqlWriter writer, int first, int end, bool withoutIncludes)
    {
        for (int i = first; i < end; i++)
        {
            QueryNode step = writer.StepAt(i);
            if (step.Clause == Clause.Table)
            {
                writer.Write(" FROM ");
                writer.WriteSource((ITableSource)step);
            }
            else if (step is DerivedTable derived)
            {
                writer.Write(" FROM (");
                derived.Rows.Write(writer, SelectForm.Nested);
                writer.Write(") AS ");
                writer.WriteAliasOf(derived.Table);
            }
            else if (step.Clause == Clause.Join && !(withoutIncludes && step.Payload is JoinClause { IsInclude: true }))
            {
                JoinRenderer.Write(writer, (JoinClause)step.Payload!);
            }
        }
    }

    public static void WriteConditions(SqlWriter writer, int first, int end, string keyword)
    {
        bool any = false;
        for (int i = first; i < end; i++)
        {
            QueryNode step = writer.StepAt(i);
            if (step.Clause != Clause.Where)
                continue;
            writer.Write(any ? " AND " : keyword);
            var condition = (Predicate)step.Payload!;
            writer.WriteOperand(condition, condition.Mapping, Precedence.And);
            any = true;
        }
    }

    private static void WriteGroups(SqlWriter writer, int first, int end)
    {
        int group = IndexOf(writer, Clause.Group, first, end);
        var keys = (Operand[])writer.StepAt(group).Payload!;
        for (int i = 0; i < keys.Length; i++)
        {
            writer.Write(i == 0 ? " GROUP BY " : ", ");
            keys[i].Write(writer);
        }

        WriteConditions(writer, group, end, " HAVING ");
    }

    internal static void WriteOrder(SqlWriter writer, int first, int end)
    {
        int start = end - 1;
        while (start > first && writer.StepAt(start).Clause != Clause.OrderBy)
            start--;
        bool any = false;
        for (int i = start; i < end; i++)
        {
            QueryNode step = writer.StepAt(i);
            if (step.Clause is not (Clause.OrderBy or Clause.ThenBy))
                continue;
            writer.Write(any ? ", " : " ORDER BY ");
            WriteOrdering(writer, (Operand)step.Payload!, (SortOrder)step.Argument);
            any = true;
        }
    }

    /// <summary>Writes one term of an ORDER BY.</summary>
    public static void WriteOrdering(SqlWriter writer, Operand key, SortOrder order)
    {
        MappingRules.RequireNumber(writer, key);
        writer.Dialect.WriteOrdering(writer, key, (order & SortOrder.Descending) != 0, order.NullsOf());
    }

    private static void WriteLimit(SqlWriter writer, int first, int end, int rowLimit)
    {
        (QueryNode? take, QueryNode? skip) = LimitsOf(writer, first, end);
        if (rowLimit != 0 && take is not null && take.Argument <= rowLimit)
            rowLimit = 0;
        writer.Dialect.WriteLimit(writer, rowLimit == 0 ? take : null, rowLimit, skip);
    }

    /// <summary>The steps that limit a query's rows: the last of each kind, which has taken the earlier ones into account.</summary>
    public static (QueryNode? Take, QueryNode? Skip) LimitsOf(SqlWriter writer, int first, int end)
    {
        QueryNode? take = null;
        QueryNode? skip = null;
        for (int i = first; i < end; i++)
        {
            QueryNode step = writer.StepAt(i);
            if (step.Clause == Clause.Take)
                take = step;
            else if (step.Clause == Clause.Skip)
                skip = step;
        }

        return (take, skip);
    }

    // Of several the last counts. Rows that a join brings along stay free where the database can tell them apart.
    private static void WriteLock(SqlWriter writer, QueryNode query, int first, int end)
    {
        if ((query.Flags & (QueryFlags.Grouped | QueryFlags.Distinct | QueryFlags.DistinctOn | QueryFlags.Derived)) != 0)
            throw new InvalidOperationException("Groups, distinct rows and rows of a derived table are no rows of a table, so they cannot be locked. Lock the table's rows by a query of their own: .Where(x => x.Id.In(keys)).ForUpdate().");
        int last = end - 1;
        while (writer.StepAt(last).Clause != Clause.Lock)
            last--;
        writer.Dialect.WriteRowLock(writer, RowLock.Unpack(writer.StepAt(last).Argument), query.JoinCount > 0 ? TableOf(writer.StepAt(first)) : null);
    }

    private static int IndexOf(SqlWriter writer, Clause clause, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (writer.StepAt(i).Clause == clause)
                return i;
        }

        return end;
    }
}
