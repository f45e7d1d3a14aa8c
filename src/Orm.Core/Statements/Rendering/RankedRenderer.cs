using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>
/// Renders a query whose Take and Skip count for each parent: the rows of all parents are numbered within their parent by a window
/// function, and numbers outside of the limits left out. Beside what the query selects a row gives its parent's key, where the parents are
/// found through an association table, and its number.
/// </summary>
internal static class RankedRenderer
{
    private const QueryFlags Unranked = QueryFlags.Distinct | QueryFlags.Grouped | QueryFlags.Derived;

    /// <summary>Whether the rows of a query can be numbered as they are.</summary>
    public static bool CanRank(QueryNode query) => (query.Flags & Unranked) == 0;

    public static void Write(SqlWriter writer, QueryNode query, RelationshipInfo relationship)
    {
        int first = writer.PushSteps(query);
        int end = writer.StepCount;
        int scope = writer.OpenScope();
        SelectRenderer.AddSources(writer, first, end, withoutIncludes: false);
        ITableSource target = SelectRenderer.TableOf(writer.StepAt(first));
        JoinClause? association = null;
        if (relationship.Association is { } links)
        {
            association = new JoinClause(JoinKind.Inner, target, null, relationship, null) { IsAssociationOnly = true };
            writer.AddSource(association, links);
        }

        writer.Write("SELECT r.* FROM (SELECT ");
        int before = writer.BeginDerivedColumns();
        query.WriteSelection(writer);
        writer.EndDerivedColumns(before);
        if (association is not null)
            WriteParentKey(writer, association, relationship.AssociationSourceColumns[0]);
        writer.Write(", row_number() OVER (PARTITION BY ");
        WriteParent(writer, target, association, relationship);
        if ((query.Flags & QueryFlags.Ordered) != 0)
            SelectRenderer.WriteOrder(writer, first, end);
        writer.Write(") AS n");
        SelectRenderer.WriteFrom(writer, first, end, withoutIncludes: false);
        if (association is not null)
            JoinRenderer.Write(writer, association);
        writer.JoinedAssociation = association;
        SelectRenderer.WriteConditions(writer, first, end, " WHERE ");
        writer.JoinedAssociation = null;
        writer.Write(") AS r WHERE ");
        WriteLimits(writer, first, end);
        writer.Write(" ORDER BY r.n");

        writer.CloseScope(scope);
        writer.PopSteps(first);
    }

    private static void WriteParentKey(SqlWriter writer, JoinClause association, int column)
    {
        writer.Write(", ");
        writer.WriteColumn(association, column);
        writer.Write(" AS k");
    }

    private static void WriteParent(SqlWriter writer, ITableSource target, JoinClause? association, RelationshipInfo relationship)
    {
        int[] columns = association is null ? relationship.TargetForeignKey!.Columns : relationship.AssociationSourceColumns;
        for (int i = 0; i < columns.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            if (association is null)
                writer.WriteColumn(target, columns[i]);
            else
                writer.WriteColumn(association, columns[i]);
        }
    }

    private static void WriteLimits(SqlWriter writer, int first, int end)
    {
        (QueryNode? take, QueryNode? skip) = SelectRenderer.LimitsOf(writer, first, end);
        if (skip is not null)
        {
            writer.Write("r.n > ");
            writer.WriteParameter(skip, null);
        }

        if (take is null)
            return;
        writer.Write(skip is null ? "r.n <= " : " AND r.n <= ");
        if (skip is not null)
        {
            writer.WriteParameter(skip, null);
            writer.Write(" + ");
        }

        writer.WriteParameter(take, null);
    }
}
