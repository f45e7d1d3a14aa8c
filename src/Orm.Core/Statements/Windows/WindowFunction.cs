using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>A window function that is never null: it needs the window that it looks at.</summary>
public sealed class WindowFunction<T>
    where T : struct
{
    private readonly string _name;
    private readonly Operand[] _arguments;

    internal WindowFunction(string name, params Operand[] arguments) => (_name, _arguments) = (name, arguments);

    /// <summary>Over all rows.</summary>
    public Expr<T> Over() => Over(RowWindow.AllRows);

    /// <summary>Over a window.</summary>
    public Expr<T> Over(RowWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return new TermExpr<T>(new WindowTerm(_name, ColumnTypes.Default<T>(), window, _arguments));
    }
}
