using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>IS [NOT] NULL.</summary>
internal sealed class NullTest(Operand operand, bool negated) : Predicate
{
    internal override Precedence Precedence => Precedence.Comparison;

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        writer.WriteOperand(operand, operand.Mapping, Precedence.Additive);
        writer.Write(negated ? " IS NOT NULL" : " IS NULL");
    }
}
