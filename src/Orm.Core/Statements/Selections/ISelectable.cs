using System.ComponentModel;
using Orm.Execution;

namespace Orm;

/// <summary>What a SELECT list can hold, whatever a row gives of it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISelectable
{
    /// <summary>How many columns of the row it takes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    int Width { get; }

    /// <summary>Writes its part of the SELECT list.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void WriteSelectList(SqlWriter writer);
}
