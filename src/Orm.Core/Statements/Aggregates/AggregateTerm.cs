using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>An aggregate function over the rows of a group, maybe over distinct values or over rows that meet a condition.</summary>
internal sealed class AggregateTerm(string function, Operand? operand, ColumnType? mapping, bool distinct = false, Predicate? filter = null) : Operand
{
    internal override ColumnType? Mapping => mapping;

    public string Function => function;

    public AggregateTerm Distinct() => new(function, operand, mapping, true, filter);

    public AggregateTerm Filter(Predicate condition) => new(function, operand, mapping, distinct, filter is null ? condition : filter & condition);

    internal override void Write(SqlWriter writer, ColumnType? context)
    {
        bool native = writer.Dialect.Features.AggregateFilter;
        writer.Write(function);
        writer.Write(distinct ? "(DISTINCT " : "(");
        if (filter is not null && !native)
            WriteCase(writer, filter);
        else if (operand is null)
            writer.Write('*');
        else
            operand.Write(writer);
        writer.Write(')');
        if (filter is null || !native)
            return;
        writer.Write(" FILTER (WHERE ");
        filter.Write(writer);
        writer.Write(')');
    }

    private void WriteCase(SqlWriter writer, Predicate condition)
    {
        writer.Write("CASE WHEN ");
        condition.Write(writer);
        writer.Write(" THEN ");
        if (operand is null)
            writer.Write('1');
        else
            operand.Write(writer);
        writer.Write(" END");
    }
}
