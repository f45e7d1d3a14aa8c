using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>An aggregate function over the rows of a group, maybe over distinct values or over rows that meet a condition.</summary>
internal sealed class AggregateTerm(string function, Operand? operand, ColumnType? mapping, bool distinct = false, Predicate? filter = null, RowWindow? window = null) : Operand
{
    internal override ColumnType? Mapping => mapping;

    public string Function => function;

    public AggregateTerm Over(RowWindow rows) => new(function, operand, mapping, distinct, filter, rows);

    public AggregateTerm Distinct() => new(function, operand, mapping, true, filter);

    public AggregateTerm Filter(Predicate condition) => new(function, operand, mapping, distinct, filter is null ? condition : filter & condition);

    internal override void Write(SqlWriter writer, ColumnType? context)
    {
        if (function != "count" && operand is not null)
            MappingRules.RequireNumber(writer, operand);
        bool castSum = IsLongSum && !writer.Dialect.Features.LongSums;
        if (castSum)
            writer.Write("CAST(");
        WriteCall(writer);
        window?.Write(writer);
        if (!castSum)
            return;
        writer.Write(" AS ");
        writer.Dialect.WriteCastType(writer, ColumnTypes.Int64);
        writer.Write(')');
    }

    // What is summed and read back as a 64-bit integer is one already.
    private bool IsLongSum => function == "sum" && operand?.Mapping?.Kind == StoredKind.Int64;

    private void WriteCall(SqlWriter writer)
    {
        bool native = writer.Dialect.Features.AggregateFilter;
        writer.Write(function);
        writer.Write(distinct ? "(DISTINCT " : "(");
        if (filter is not null && !native)
            WriteCase(writer, filter);
        else if (operand is null)
            writer.Write('*');
        else
            WriteOperand(writer, operand);
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
            WriteOperand(writer, operand);
        writer.Write(" END");
    }

    // An average of integers is read as a floating-point number, which not every database makes of them.
    private void WriteOperand(SqlWriter writer, Operand value)
    {
        bool cast = function == "avg" && ReferenceEquals(mapping, ColumnTypes.Double) && !writer.Dialect.Features.DoubleAverages
            && value.Mapping?.Kind is not (StoredKind.Double or StoredKind.Single);
        if (cast)
            writer.Write("CAST(");
        value.Write(writer);
        if (!cast)
            return;
        writer.Write(" AS ");
        writer.Dialect.WriteCastType(writer, ColumnTypes.Double);
        writer.Write(')');
    }
}
