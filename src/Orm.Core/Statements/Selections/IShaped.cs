using System.ComponentModel;

namespace Orm.Statements;

/// <summary>A query over symbols, with or without a result yet: what Select, SelectMany, Join and GroupBy continue.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IShaped<TShape>
{
    internal QueryNode StartNode(out TShape shape);
}
