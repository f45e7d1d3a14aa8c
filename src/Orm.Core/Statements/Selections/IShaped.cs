using System.ComponentModel;

namespace Orm.Statements;

/// <summary>A query over symbols, with or without a result yet: what Select, SelectMany, Join and GroupBy continue.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IShaped<TShape>
{
    internal QueryNode StartNode(out TShape shape);

    /// <summary>The same for a clause that SQL applies before a limit.</summary>
    internal QueryNode StartRows(string clause, bool keepsOrder, out TShape shape);
}
