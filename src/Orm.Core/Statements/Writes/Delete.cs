using Orm.Execution;
using Orm.Statements;

namespace Orm;

/// <summary>A DELETE by condition: <c>User.Table.Where(…).Delete()</c>.</summary>
public sealed class Delete<TShape> : WriteStatement, IReturning<TShape>
{
    private readonly QueryNode _rows;
    private readonly bool _sync;

    internal Delete(QueryNode rows, TShape shape, bool sync = true) => (_rows, Shape, _sync) = (rows, shape, sync);

    internal TShape Shape { get; }

    internal override ITableSource Target => WriteRenderer.Target(_rows);

    internal override int[]? ChangedColumns => _sync ? [] : null;

    /// <summary>Leaves loaded entities as they are: those whose rows go are not let go of by the session.</summary>
    public Delete<TShape> NoSync() => new(_rows, Shape, sync: false);

    WriteStatement IReturning<TShape>.Statement => this;

    TShape IReturning<TShape>.Shape => Shape;

    /// <summary>Gives an expression, an entity or a projection of each row deleted.</summary>
    public Query<T> Returning<T>(Func<TShape, ISelectable<T>> selector) => new ReturningQuery<T>(this, Lambda.Run(selector, Shape));

    /// <summary>Gives a tuple of two of each row deleted.</summary>
    public Query<(T1, T2)> Returning<T1, T2>(Func<TShape, (ISelectable<T1>, ISelectable<T2>)> selector) =>
        new ReturningQuery<(T1, T2)>(this, Tuples.Of(Lambda.Run(selector, Shape)));

    internal override void Write(SqlWriter writer, QueryNode? returning)
    {
        if (returning is not null && !writer.Dialect.Features.DeleteReturning)
            throw NoReturning(writer, "DELETE", "query the rows before you delete them in the same transaction");
        int first = WriteRenderer.OpenDelete(writer, _rows, out int scope);
        WriteReturning(writer, returning);
        WriteRenderer.Close(writer, first, scope);
    }
}
