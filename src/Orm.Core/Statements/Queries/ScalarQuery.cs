using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>A query of one value over another query.</summary>
internal abstract class ScalarQuery<T> : Query<T>
{
    internal override void WriteSelection(SqlWriter writer) => throw new NotSupportedException("A scalar query is not composed further.");

    private protected override Query<T> Untracked() => this;
}

/// <summary>Whether a query has rows.</summary>
internal sealed class ExistsQuery(QueryNode query) : ScalarQuery<bool>
{
    internal override QueryNode Routed => query;

    internal override void Write(SqlWriter writer, SelectForm form)
    {
        writer.Write("SELECT EXISTS (");
        query.Write(writer, SelectForm.Exists);
        writer.Write(')');
    }

    internal override bool ReadRow(in RowContext row) => ColumnTypes.Default<bool>().Read(row.Reader, 0);
}

/// <summary>How many rows a query has.</summary>
internal sealed class CountQuery(QueryNode query) : ScalarQuery<long>
{
    internal override QueryNode Routed => query;

    internal override void Write(SqlWriter writer, SelectForm form) => SelectRenderer.WriteCount(writer, query);

    internal override long ReadRow(in RowContext row) => ColumnTypes.Default<long>().Read(row.Reader, 0);
}

/// <summary>An aggregate over the values that a query selects.</summary>
internal sealed class AggregateQuery<T>(AggregateSelect values, AggregateTerm aggregate, ColumnType<T> mapping) : ScalarQuery<(bool HasValue, T? Value)>
{
    internal override QueryNode Routed => values;

    internal override void Write(SqlWriter writer, SelectForm form)
    {
        if (!values.CountsAsDerived)
        {
            values.With(aggregate).Write(writer, SelectForm.Aggregate);
            return;
        }

        writer.Write("SELECT ");
        writer.Write(aggregate.Function);
        writer.Write("(d.c0) FROM (");
        values.Write(writer, SelectForm.Derived);
        writer.Write(") AS d");
    }

    internal override (bool HasValue, T? Value) ReadRow(in RowContext row) =>
        row.Reader.IsDBNull(0) ? (false, default) : (true, mapping.Read(row.Reader, 0));
}

/// <summary>A query whose SELECT list is one expression.</summary>
internal sealed class AggregateSelect(QueryNode query, Operand expression) : QueryNode(query, Clause.Select, null, 0, QueryFlags.None)
{
    public AggregateSelect With(Operand aggregate) => new(Previous!, aggregate);

    internal override void WriteSelection(SqlWriter writer) => writer.WriteSelected(expression);
}
