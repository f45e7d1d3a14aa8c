using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>An SQL expression whose values are of type <typeparamref name="T"/>: what the operators work on.</summary>
/// <remarks>Nullability is not part of it; <see cref="ISelectable{T}"/> carries that to results.</remarks>
public abstract class Operand<T> : SqlNode
{
    private protected Operand()
    {
    }

    /// <summary>The mapping of the column (or expression over one) that gives the values, or null for the type's own.</summary>
    internal virtual ColumnType? Mapping => null;
}
