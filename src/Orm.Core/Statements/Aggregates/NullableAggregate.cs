using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>An aggregate that is null where there are no values.</summary>
public sealed class NullableAggregate<T> : NullableValueExpr<T>
    where T : struct
{
    private readonly AggregateTerm _term;

    internal NullableAggregate(AggregateTerm term) => _term = term;

    /// <summary>Over distinct values.</summary>
    public NullableAggregate<T> Distinct() => new(_term.Distinct());

    /// <summary>Over the rows that meet a condition.</summary>
    public NullableAggregate<T> Filter(Predicate condition) => new(_term.Filter(condition));

    /// <summary>Over all rows, each of which stays.</summary>
    public NullableValueExpr<T> Over() => Over(RowWindow.AllRows);

    /// <summary>Over the rows of a window, each of which stays.</summary>
    public NullableValueExpr<T> Over(RowWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return new NullableValueTerm<T>(_term.Over(window));
    }

    internal override ColumnType? Mapping => _term.Mapping;

    internal override void Write(SqlWriter writer, ColumnType? mapping) => _term.Write(writer, mapping);
}
