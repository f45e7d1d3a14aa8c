using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>An order of a combined query, by the number of a column; linked backwards.</summary>
internal sealed record SetOrder(SetOrder? Previous, int Column, bool Descending);

/// <summary>A number of rows as a parameter.</summary>
internal sealed class LimitValue(int count) : IParameter
{
    public int Count => count;

    public void Bind(ParameterBinder binder, int ordinal, ColumnType? type) => binder.SetInt64(ordinal, count);
}
