using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>Two operands and a comparison operator.</summary>
internal sealed class Comparison : Predicate
{
    private readonly Operand _left;
    private readonly Operand _right;
    private readonly ComparisonKind _kind;

    private Comparison(Operand left, ComparisonKind kind, Operand right)
    {
        MappingRules.Unify(left, right);
        (_left, _kind, _right) = (left, kind, right);
    }

    internal override Precedence Precedence => Precedence.Comparison;

    public static Predicate Equality(Operand? left, Operand? right, bool negated)
    {
        if (right is null || right.IsNull)
            return new NullTest(left ?? Null.Instance, negated);
        if (left is null || left.IsNull)
            return new NullTest(right, negated);
        return new Comparison(left, negated ? ComparisonKind.NotEqual : ComparisonKind.Equal, right);
    }

    public static Predicate Order(Operand? left, ComparisonKind kind, Operand? right) =>
        new Comparison(MappingRules.Ordered(left ?? Null.Instance), kind, MappingRules.Ordered(right ?? Null.Instance));

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        if (_kind is ComparisonKind.Equal or ComparisonKind.NotEqual)
        {
            MappingRules.RequireSameForm(writer, _left, _right);
        }
        else
        {
            MappingRules.RequireNumber(writer, _left);
            MappingRules.RequireNumber(writer, _right);
        }

        mapping = _left.Mapping ?? _right.Mapping;
        writer.WriteOperand(_left, mapping, Precedence.Additive);
        writer.Write(_kind switch
        {
            ComparisonKind.Equal => " = ",
            ComparisonKind.NotEqual => " <> ",
            ComparisonKind.Less => " < ",
            ComparisonKind.LessOrEqual => " <= ",
            ComparisonKind.Greater => " > ",
            _ => " >= ",
        });
        writer.WriteOperand(_right, mapping, Precedence.Additive);
    }
}
