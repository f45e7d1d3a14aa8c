using Orm.Statements;

namespace Orm;

public partial class Query<TShape, TResult> : IShaped<TShape>
{
    QueryNode IShaped<TShape>.StartNode(out TShape shape)
    {
        Query<TShape, TResult> start = StartValues("Select");
        shape = start.Shape;
        return start;
    }

    QueryNode IShaped<TShape>.StartRows(string clause, bool keepsOrder, out TShape shape)
    {
        Query<TShape, TResult> start = StartValues(clause).StartRows(clause, keepsOrder);
        shape = start.Shape;
        return start;
    }
}
