using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>AND and OR.</summary>
internal sealed class Junction(Predicate left, Predicate right, bool isAnd) : Predicate
{
    private readonly Predicate _left = left ?? throw new ArgumentNullException(nameof(left));
    private readonly Predicate _right = right ?? throw new ArgumentNullException(nameof(right));

    internal override Precedence Precedence => isAnd ? Precedence.And : Precedence.Or;

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        writer.WriteOperand(_left, _left.Mapping, Precedence);
        writer.Write(isAnd ? " AND " : " OR ");
        writer.WriteOperand(_right, _right.Mapping, Precedence);
    }
}
