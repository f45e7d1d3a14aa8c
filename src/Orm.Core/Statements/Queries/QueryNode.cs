using System.ComponentModel;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>A step of a query: one clause added to the steps before it, back to the table it starts on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class QueryNode : Statement, IParameter
{
    private protected QueryNode()
    {
    }

    private protected QueryNode(Clause clause, QueryFlags flags) => (Clause, Flags) = (clause, flags);

    private protected QueryNode(QueryNode previous, Clause clause, object? payload, int argument, QueryFlags flags)
    {
        Previous = previous;
        Payload = payload;
        Argument = argument;
        Clause = clause;
        Flags = Combine(previous.Flags, flags);
        JoinCount = previous.JoinCount;
        if (clause == Clause.Join)
            JoinCount++;
    }

    internal QueryNode? Previous { get; }

    /// <summary>The query that decides where this one is sent: itself, or the one that it asks about.</summary>
    internal virtual QueryNode Routed => this;

    /// <summary>What this step's <c>TagWith</c> said.</summary>
    internal string? Tag => Clause == Clause.Option ? Payload as string : null;

    internal object? Payload { get; }

    internal int Argument { get; }

    internal Clause Clause { get; }

    internal byte JoinCount { get; }

    internal QueryFlags Flags { get; }

    // The last word on tracking wins.
    private static QueryFlags Combine(QueryFlags before, QueryFlags added)
    {
        const QueryFlags tracking = QueryFlags.Tracked | QueryFlags.Untracked;
        return ((added & tracking) == 0 ? before : before & ~tracking) | added;
    }

    internal sealed override void Write(SqlWriter writer)
    {
        if ((Flags & QueryFlags.Tagged) != 0)
            WriteTag(writer);
        Write(writer, SelectForm.Rows);
    }

    /// <summary>Writes the query for what is wanted of it: its rows, whether there are any, how many.</summary>
    internal virtual void Write(SqlWriter writer, SelectForm form) => SelectRenderer.Write(writer, this, form);

    internal sealed override bool LocksRows => (Flags & QueryFlags.Locked) != 0;

    /// <summary>Whether the query takes some of its rows only.</summary>
    internal virtual bool HasLimit => (Flags & QueryFlags.Limited) != 0;

    /// <summary>Whether counting needs the query as a derived table.</summary>
    internal virtual bool CountsAsDerived => (Flags & (QueryFlags.Distinct | QueryFlags.DistinctOn | QueryFlags.Grouped | QueryFlags.Limited)) != 0;

    /// <summary>Writes what the SELECT list names.</summary>
    internal abstract void WriteSelection(SqlWriter writer);

    /// <summary>The one expression that the query selects, or null when it selects something else.</summary>
    internal virtual Operand? Selected => null;

    // A step of Take or Skip is its own parameter: no further object per query.
    void IParameter.Bind(ParameterBinder binder, int ordinal, ColumnType? type) => binder.SetInt64(ordinal, Argument);

    // A comment must not end, nor another begin, inside of it.
    private void WriteTag(SqlWriter writer)
    {
        QueryNode node = this;
        while (node.Tag is null)
            node = node.Previous!;
        writer.Write("/* ");
        foreach (char c in node.Tag)
            writer.Write(char.IsControl(c) ? ' ' : c is '*' or '/' ? '_' : c);
        writer.Write(" */ ");
    }

    private protected QueryNode? Last(Clause clause)
    {
        for (QueryNode? node = this; node is not null; node = node.Previous)
        {
            if (node.Clause == clause)
                return node;
        }

        return null;
    }
}
