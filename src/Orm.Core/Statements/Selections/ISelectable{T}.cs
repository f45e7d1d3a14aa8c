using System.ComponentModel;
using Orm.Execution;

namespace Orm;

/// <summary>What a SELECT list can hold: a column, an expression, a whole table (an entity), a projection.</summary>
/// <typeparam name="T">What a row gives.</typeparam>
public interface ISelectable<out T> : ISelectable
{
    /// <summary>Reads it from the current row, whose columns for it start at <paramref name="offset"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    T Read(in RowContext row, int offset);
}
