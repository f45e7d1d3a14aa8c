using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>An aggregate that is never null: a count, or one over required values of a group.</summary>
public sealed class Aggregate<T> : Expr<T>
    where T : struct
{
    private readonly AggregateTerm _term;

    internal Aggregate(AggregateTerm term) => _term = term;

    /// <summary>Over distinct values.</summary>
    public Aggregate<T> Distinct() => new(_term.Distinct());

    /// <summary>Over the rows that meet a condition; null where none does (0 for a count).</summary>
    public NullableAggregate<T> Filter(Predicate condition) => new(_term.Filter(condition));

    internal override ColumnType? Mapping => _term.Mapping;

    internal override void Write(SqlWriter writer, ColumnType? mapping) => _term.Write(writer, mapping);
}
