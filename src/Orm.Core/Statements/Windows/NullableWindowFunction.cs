using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>A window function that gives another row's value, or null where there is no such row.</summary>
public sealed class NullableWindowFunction<T>
    where T : struct
{
    private readonly string _name;
    private readonly ColumnType? _mapping;
    private readonly Operand[] _arguments;

    internal NullableWindowFunction(string name, ColumnType? mapping, params Operand[] arguments) => (_name, _mapping, _arguments) = (name, mapping, arguments);

    /// <summary>Over a window.</summary>
    public NullableValueExpr<T> Over(RowWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return new NullableValueTerm<T>(new WindowTerm(_name, _mapping, window, _arguments));
    }
}
