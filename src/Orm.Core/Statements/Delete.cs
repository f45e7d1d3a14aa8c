using Orm.Execution;
using Orm.Statements;

namespace Orm;

/// <summary>A DELETE by condition: <c>User.Table.Where(…).Delete()</c>.</summary>
public sealed class Delete<TShape> : WriteStatement
{
    private readonly QueryNode _rows;
    private readonly bool _sync;

    internal Delete(QueryNode rows, TShape shape, bool sync = true) => (_rows, Shape, _sync) = (rows, shape, sync);

    internal TShape Shape { get; }

    internal override ITableSource Target => WriteRenderer.Target(_rows);

    internal override int[]? ChangedColumns => _sync ? [] : null;

    /// <summary>Leaves loaded entities as they are: those whose rows go are not let go of by the session.</summary>
    public Delete<TShape> NoSync() => new(_rows, Shape, sync: false);

    internal override void Write(SqlWriter writer) => WriteRenderer.WriteDelete(writer, _rows);
}
