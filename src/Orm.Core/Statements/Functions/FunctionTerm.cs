using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>A function that the dialect knows how to write.</summary>
internal sealed class FunctionTerm(SqlFunction function, ColumnType? mapping, params Operand[] arguments) : Operand
{
    internal override ColumnType? Mapping => mapping;

    internal override string? Collation => arguments.Length == 0 ? null : arguments[0].Collation;

    internal override void Write(SqlWriter writer, ColumnType? context)
    {
        foreach (Operand argument in arguments)
            MappingRules.RequireNumber(writer, argument);
        writer.Dialect.WriteFunction(writer, function, arguments);
    }
}

/// <summary>A function by its name.</summary>
internal sealed class NamedFunctionTerm(string name, ColumnType? mapping, Operand[] arguments) : Operand
{
    internal override ColumnType? Mapping => mapping;

    internal override void Write(SqlWriter writer, ColumnType? context) => Dialect.WriteCall(writer, name, arguments);
}

/// <summary>A part of a date or time.</summary>
internal sealed class DatePartTerm(DatePart part, Operand operand) : Operand
{
    internal override ColumnType? Mapping => ColumnTypes.Int32;

    internal override void Write(SqlWriter writer, ColumnType? context) => writer.Dialect.WriteDatePart(writer, part, operand);
}

/// <summary>A date or time moved by an amount.</summary>
internal sealed class DateAddTerm(DatePart part, Operand operand, Operand amount) : Operand
{
    internal override ColumnType? Mapping => operand.Mapping;

    internal override Precedence Precedence => Precedence.Additive;

    internal override void Write(SqlWriter writer, ColumnType? context) => writer.Dialect.WriteDateAdd(writer, part, operand, amount);
}

/// <summary>A conversion to another type.</summary>
internal sealed class CastTerm(Operand operand, ColumnType type) : Operand
{
    internal override ColumnType? Mapping => type;

    internal override void Write(SqlWriter writer, ColumnType? context)
    {
        writer.Write("CAST(");
        operand.Write(writer);
        writer.Write(" AS ");
        writer.Dialect.WriteCastType(writer, type);
        writer.Write(')');
    }
}

/// <summary>The first of several that is not null.</summary>
internal sealed class CoalesceTerm : Operand
{
    private readonly Operand[] _operands;

    public CoalesceTerm(params Operand[] operands)
    {
        _operands = operands;
        for (int i = 1; i < operands.Length; i++)
            MappingRules.Unify(operands[i - 1], operands[i]);
    }

    internal override ColumnType? Mapping => Array.Find(_operands, static o => o.Mapping is not null)?.Mapping;

    internal override string? Collation => Array.Find(_operands, static o => o.Collation is not null)?.Collation;

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        mapping ??= Mapping;
        writer.Write("coalesce(");
        for (int i = 0; i < _operands.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            MappingRules.RequireSameForm(writer, _operands[0], _operands[i]);
            _operands[i].Write(writer, mapping ?? _operands[i].Mapping);
        }

        writer.Write(')');
    }
}

/// <summary>Two operands and an arithmetic operator.</summary>
internal sealed class ArithmeticTerm : Operand
{
    private readonly Operand _left;
    private readonly char _symbol;
    private readonly Operand _right;

    public ArithmeticTerm(Operand? left, char symbol, Operand? right)
    {
        (_left, _symbol, _right) = (left ?? Null.Instance, symbol, right ?? Null.Instance);
        MappingRules.Unify(_left, _right);
    }

    internal override ColumnType? Mapping => _left.Mapping ?? _right.Mapping;

    internal override Precedence Precedence => _symbol is '+' or '-' ? Precedence.Additive : Precedence.Multiplicative;

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        MappingRules.RequireNumber(writer, _left);
        MappingRules.RequireNumber(writer, _right);
        mapping = Mapping ?? mapping;
        if (_symbol == '%' && !IsInteger(mapping))
        {
            writer.Dialect.WriteRemainder(writer, _left, _right, mapping);
            return;
        }

        writer.WriteOperand(_left, mapping, Precedence);
        if (_symbol == '/')
        {
            writer.Dialect.WriteDivision(writer, IsInteger(mapping));
        }
        else
        {
            writer.Write(' ');
            writer.Write(_symbol);
            writer.Write(' ');
        }

        writer.WriteOperand(_right, mapping, Precedence + 1);
    }

    private static bool IsInteger(ColumnType? mapping) =>
        mapping?.Kind is StoredKind.Int16 or StoredKind.Int32 or StoredKind.Int64 or StoredKind.UInt64;
}

/// <summary>An arithmetic negation.</summary>
internal sealed class MinusTerm(Operand operand) : Operand
{
    internal override ColumnType? Mapping => operand.Mapping;

    internal override Precedence Precedence => Precedence.Unary;

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        MappingRules.RequireNumber(writer, operand);
        writer.Write('-');
        writer.WriteOperand(operand, mapping, Precedence.Atom);
    }
}

/// <summary>Texts one after the other.</summary>
internal sealed class ConcatTerm(Operand left, Operand right) : Operand
{
    internal override ColumnType? Mapping => ColumnTypes.String;

    internal override Precedence Precedence => Precedence.Concatenation;

    internal override string? Collation => left.Collation ?? right.Collation;

    internal override void Write(SqlWriter writer, ColumnType? mapping) => writer.Dialect.WriteConcat(writer, left, right);
}
