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
        QueryNode root = writer.StepAt(first);

        writer.Write("SELECT r.* FROM (SELECT ");
        int before = writer.BeginDerivedColumns();
        query.WriteSelection(writer);
        writer.EndDerivedColumns(before);
        WriteNumber(writer, query, relationship, first, end);
        SelectRenderer.WriteFrom(writer, first, end, withoutIncludes: false);
        if (relationship.Association is not null)
            WriteAssociation(writer, SelectRenderer.TableOf(root), relationship);
        writer.IsAssociationJoined = relationship.Association is not null;
        SelectRenderer.WriteConditions(writer, first, end, " WHERE ");
        writer.IsAssociationJoined = false;
        writer.Write(") AS r WHERE ");
        WriteLimits(writer, first, end);
        writer.Write(" ORDER BY r.n");

        writer.CloseScope(scope);
        writer.PopSteps(first);
    }

    private static void WriteNumber(SqlWriter writer, QueryNode query, RelationshipInfo relationship, int first, int end)
    {
        if (relationship.Association is { } association)
        {
            writer.Write(", ");
            WriteLink(writer, association, relationship.AssociationSourceColumns[0]);
            writer.Write(" AS k");
        }

        writer.Write(", row_number() OVER (PARTITION BY ");
        if (relationship.Association is { } links)
            WriteLinks(writer, links, relationship.AssociationSourceColumns);
        else
            WriteColumns(writer, SelectRenderer.TableOf(writer.StepAt(first)), relationship.TargetForeignKey!.Columns);
        if ((query.Flags & QueryFlags.Ordered) != 0)
            SelectRenderer.WriteOrder(writer, first, end);
        writer.Write(") AS n");
    }

    private static void WriteAssociation(SqlWriter writer, ITableSource target, RelationshipInfo relationship)
    {
        TableInfo association = relationship.Association!;
        int[] key = target.Mapper.Shape.Key;
        writer.Write(" INNER JOIN ");
        writer.WriteTable(association);
        writer.Write(" AS j");
        for (int i = 0; i < key.Length; i++)
        {
            writer.Write(i == 0 ? " ON " : " AND ");
            WriteLink(writer, association, relationship.AssociationTargetColumns[i]);
            writer.Write(" = ");
            writer.WriteColumn(target, key[i]);
        }
    }

    private static void WriteLimits(SqlWriter writer, int first, int end)
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

    private static void WriteColumns(SqlWriter writer, ITableSource table, int[] columns)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.WriteColumn(table, columns[i]);
        }
    }

    private static void WriteLinks(SqlWriter writer, TableInfo association, int[] columns)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            WriteLink(writer, association, columns[i]);
        }
    }

    private static void WriteLink(SqlWriter writer, TableInfo association, int column)
    {
        writer.Write("j.");
        writer.WriteIdentifier(association.Columns[column].Name);
    }
}
