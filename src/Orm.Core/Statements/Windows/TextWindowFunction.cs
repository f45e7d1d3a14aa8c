using Orm.Statements;

namespace Orm;

/// <summary>A window function that gives another row's text, or null where there is no such row.</summary>
public sealed class TextWindowFunction
{
    private readonly string _name;
    private readonly Operand[] _arguments;

    internal TextWindowFunction(string name, params Operand[] arguments) => (_name, _arguments) = (name, arguments);

    /// <summary>Over a window.</summary>
    public NullableExpr<string> Over(RowWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return new NullableTerm<string>(new WindowTerm(_name, _arguments[0].Mapping, window, _arguments));
    }
}
