using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>A function over a window's rows.</summary>
internal sealed class WindowTerm(string function, ColumnType? mapping, RowWindow window, params Operand[] arguments) : Operand
{
    internal override ColumnType? Mapping => mapping;

    internal override void Write(SqlWriter writer, ColumnType? context)
    {
        Dialect.WriteCall(writer, function, arguments);
        window.Write(writer);
    }
}

/// <summary>A whole number that stands in the text, where databases take no parameter.</summary>
internal sealed class NumberLiteral(int number) : Operand
{
    internal override ColumnType? Mapping => ColumnTypes.Int32;

    internal override void Write(SqlWriter writer, ColumnType? mapping) => writer.Write(number);
}
