using System.ComponentModel;

namespace Orm.Statements;

/// <summary>A writing statement whose rows can be read: what Returning with many parts continues.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IReturning<TShape>
{
    internal WriteStatement Statement { get; }

    internal TShape Shape { get; }
}
