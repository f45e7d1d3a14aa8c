using System.ComponentModel;

namespace Orm.Statements;

/// <summary>What an outer join takes, with the symbols it gives for the optional side.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOuterJoinable<out TOuter>
{
    /// <summary>Makes the symbols for one place of a statement.</summary>
    TOuter CreateOuter(TableSlot slot);
}
