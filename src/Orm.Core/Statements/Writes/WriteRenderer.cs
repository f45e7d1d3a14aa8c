using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>Renders UPDATE and DELETE over the rows that the steps of a query choose.</summary>
internal static class WriteRenderer
{
    /// <summary>The table that a query without joins starts on.</summary>
    public static ITableSource Target(QueryNode rows)
    {
        QueryNode node = rows;
        while (node.Previous is not null)
            node = node.Previous;
        return SelectRenderer.TableOf(node);
    }

    /// <summary>Refuses queries whose rows an UPDATE or DELETE cannot name.</summary>
    public static void RequirePlain(QueryNode rows, string statement)
    {
        const QueryFlags refused = QueryFlags.Grouped | QueryFlags.Distinct | QueryFlags.Limited | QueryFlags.Joined | QueryFlags.Derived;
        if ((rows.Flags & refused) != 0)
        {
            throw new NotSupportedException(
                $"{statement} takes a table with conditions, but this query joins, groups or limits rows. Choose the rows by a subquery: .Where(x => x.Id.In(query.Select(y => y.Id))).{statement}(…).");
        }

        if (Target(rows).Mapper.Table.IsView)
            throw new NotSupportedException($"{Target(rows).Mapper.EntityName} is a view: its rows are read-only.");
    }

    public static int OpenUpdate(SqlWriter writer, QueryNode rows, Assignment assignments, out int scope)
    {
        int first = Open(writer, rows, out scope);
        writer.Write("UPDATE ");
        writer.WriteSource(Target(rows));
        writer.Write(" SET ");
        WriteAssignments(writer, assignments);
        SelectRenderer.WriteConditions(writer, first, writer.StepCount, " WHERE ");
        return first;
    }

    public static int OpenDelete(SqlWriter writer, QueryNode rows, out int scope)
    {
        int first = Open(writer, rows, out scope);
        writer.Write("DELETE FROM ");
        writer.WriteSource(Target(rows));
        SelectRenderer.WriteConditions(writer, first, writer.StepCount, " WHERE ");
        return first;
    }

    /// <summary>Ends what was opened.</summary>
    public static void Close(SqlWriter writer, int first, int scope)
    {
        writer.ChangedTable = null;
        writer.CloseScope(scope);
        writer.PopSteps(first);
    }

    /// <summary>Writes assignments in the order in which they were made; recursion turns the list around without memory.</summary>
    public static void WriteAssignments(SqlWriter writer, Assignment assignment)
    {
        if (assignment.Previous is { } previous)
        {
            WriteAssignments(writer, previous);
            writer.Write(", ");
        }

        ColumnInfo column = assignment.Column.Info;
        writer.WriteIdentifier(column.Name);
        writer.Write(" = ");
        if (assignment.Value.IsNull)
            writer.Write("NULL");
        else
            assignment.Value.Write(writer, column.Type);
    }

    private static int Open(SqlWriter writer, QueryNode rows, out int scope)
    {
        int first = writer.PushSteps(rows);
        scope = writer.OpenScope();
        writer.AddTarget(Target(rows));
        writer.ChangedTable = Target(rows).Mapper.Table;
        return first;
    }
}
