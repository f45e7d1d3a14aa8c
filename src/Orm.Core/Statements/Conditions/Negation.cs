using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>NOT.</summary>
internal sealed class Negation(Predicate operand) : Predicate
{
    private readonly Predicate _operand = operand ?? throw new ArgumentNullException(nameof(operand));

    internal override Precedence Precedence => Precedence.Not;

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        writer.Write("NOT ");
        writer.WriteOperand(_operand, _operand.Mapping, Precedence.Atom);
    }
}
