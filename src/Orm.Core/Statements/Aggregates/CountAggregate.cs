using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>A count of rows or values.</summary>
public sealed class CountAggregate : Expr<long>
{
    private readonly AggregateTerm _term;

    internal CountAggregate(AggregateTerm term) => _term = term;

    /// <summary>Over distinct values.</summary>
    public CountAggregate Distinct() => new(_term.Distinct());

    /// <summary>Over the rows that meet a condition.</summary>
    public CountAggregate Filter(Predicate condition) => new(_term.Filter(condition));

    /// <summary>Over all rows, each of which stays.</summary>
    public Expr<long> Over() => Over(RowWindow.AllRows);

    /// <summary>Over the rows of a window, each of which stays.</summary>
    public Expr<long> Over(RowWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return new TermExpr<long>(_term.Over(window));
    }

    internal override ColumnType? Mapping => ColumnTypes.Int64;

    internal override void Write(SqlWriter writer, ColumnType? mapping) => _term.Write(writer, mapping);
}
