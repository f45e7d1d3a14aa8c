using System.ComponentModel;

namespace Orm.Statements;

/// <summary>Where a table handle stands: the root of a statement, a joined place, or under an alias of the user's.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct TableSlot
{
    internal TableSlot(string? alias, int depth, int position)
    {
        Alias = alias;
        Depth = depth;
        Position = position;
    }

    /// <summary>The root of statements: what <c>User.Table</c> is.</summary>
    public static TableSlot Root => default;

    internal string? Alias { get; }

    internal int Depth { get; }

    internal int Position { get; }
}
