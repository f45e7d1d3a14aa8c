using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>BETWEEN.</summary>
internal sealed class BetweenPredicate : Predicate
{
    private readonly Operand _operand;
    private readonly Operand _low;
    private readonly Operand _high;

    public BetweenPredicate(Operand operand, Operand low, Operand high)
    {
        MappingRules.Unify(MappingRules.Ordered(operand), low);
        MappingRules.Unify(operand, high);
        (_operand, _low, _high) = (operand, low, high);
    }

    internal override Precedence Precedence => Precedence.Comparison;

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        MappingRules.RequireNumber(writer, _operand);
        MappingRules.RequireNumber(writer, _low);
        MappingRules.RequireNumber(writer, _high);
        mapping = _operand.Mapping ?? _low.Mapping ?? _high.Mapping;
        writer.WriteOperand(_operand, mapping, Precedence.Additive);
        writer.Write(" BETWEEN ");
        writer.WriteOperand(_low, mapping, Precedence.Additive);
        writer.Write(" AND ");
        writer.WriteOperand(_high, mapping, Precedence.Additive);
    }
}

/// <summary>IS [NOT] DISTINCT FROM: comparison that treats null as a value.</summary>
internal sealed class DistinctPredicate : Predicate
{
    private readonly Operand _left;
    private readonly Operand _right;
    private readonly bool _negated;

    public DistinctPredicate(Operand left, Operand right, bool negated)
    {
        MappingRules.Unify(left, right);
        (_left, _right, _negated) = (left, right, negated);
    }

    internal override Precedence Precedence => Precedence.Comparison;

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        MappingRules.RequireSameForm(writer, _left, _right);
        writer.Dialect.WriteDistinctFrom(writer, _left, _right, _left.Mapping ?? _right.Mapping, _negated);
    }
}

/// <summary>LIKE, with or without regard to case.</summary>
internal sealed class LikePredicate(Operand text, Operand pattern, bool ignoreCase, bool escaped) : Predicate
{
    internal override Precedence Precedence => Precedence.Comparison;

    internal override void Write(SqlWriter writer, ColumnType? mapping) =>
        writer.Dialect.WriteLike(writer, text, pattern, ignoreCase, escaped);
}
