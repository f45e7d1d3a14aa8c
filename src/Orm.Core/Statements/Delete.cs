using Orm.Execution;
using Orm.Statements;

namespace Orm;

/// <summary>A DELETE by condition: <c>User.Table.Where(…).Delete()</c>.</summary>
public sealed class Delete<TShape> : WriteStatement
{
    private readonly QueryNode _rows;

    internal Delete(QueryNode rows, TShape shape) => (_rows, Shape) = (rows, shape);

    internal TShape Shape { get; }

    internal override ITableSource Target => WriteRenderer.Target(_rows);

    internal override void Write(SqlWriter writer) => WriteRenderer.WriteDelete(writer, _rows);
}
