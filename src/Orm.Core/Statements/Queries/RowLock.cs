using System.ComponentModel;

namespace Orm.Statements;

/// <summary>How a query locks its rows.</summary>
/// <param name="IsExclusive">Others may neither change nor share them; otherwise they may be shared.</param>
/// <param name="Wait">What happens where others hold them.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct RowLock(bool IsExclusive, LockWait Wait)
{
    internal int Pack() => ((int)Wait << 1) | (IsExclusive ? 1 : 0);

    internal static RowLock Unpack(int packed) => new((packed & 1) != 0, (LockWait)(packed >> 1));
}
