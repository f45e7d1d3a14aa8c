using System.ComponentModel;
using Orm.Execution;

namespace Orm;

/// <summary>What a SELECT list can hold: a column, an expression, a whole table (an entity), a projection.</summary>
/// <typeparam name="T">What a row gives.</typeparam>
public interface ISelectable<out T>
{
    /// <summary>How many columns of the row it takes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    int Width { get; }

    /// <summary>Writes its part of the SELECT list.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void WriteSelectList(SqlWriter writer);

    /// <summary>Reads it from the current row, whose columns for it start at <paramref name="offset"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    T Read(in RowContext row, int offset);
}
