using System.ComponentModel;
using System.Runtime.CompilerServices;
using Orm.Execution;
using Orm.Statements;

namespace Orm;

/// <summary>An UPDATE by condition: <c>User.Table.Where(…).Set(u => u.Email, "…")</c>.</summary>
public sealed class Update<TShape> : WriteStatement, IReturning<TShape>
{
    private readonly QueryNode _rows;
    private readonly TShape _shape;
    private readonly Assignment _assignments;

    private readonly bool _sync;

    internal Update(QueryNode rows, TShape shape, Assignment assignments, bool sync = true) =>
        (_rows, _shape, _assignments, _sync) = (rows, shape, assignments, sync);

    internal override ITableSource Target => WriteRenderer.Target(_rows);

    /// <summary>The columns set, last first.</summary>
    internal Assignment Assignments => _assignments;

    /// <summary>Sets a further column to a value.</summary>
    [OverloadResolutionPriority(1)] // Set(u => u.Nick, null) is a value.
    public Update<TShape> Set<T>(Func<TShape, IColumn<T>> column, T value) => Then(AssignmentBuilder.Value(_assignments, column, value, _shape));

    /// <summary>Sets a further column to an expression.</summary>
    public Update<TShape> Set<T>(Func<TShape, IColumn<T>> column, Func<TShape, ISelectable<T>> value) => Then(AssignmentBuilder.Expression(_assignments, column, value, _shape));

    /// <summary>Sets a further nullable column to an expression.</summary>
    public Update<TShape> Set<T>(Func<TShape, IColumn<T?>> column, Func<TShape, ISelectable<T>> value)
        where T : struct => Then(AssignmentBuilder.Expression(_assignments, column, value, _shape));

    /// <summary>Always an error: the value's type is not the column's.</summary>
    [Obsolete("Set takes a value of the column's own type, or an expression of it: .Set(u => u.Hits, 3) or .Set(u => u.Hits, u => u.Hits + 1).", true)]
    [OverloadResolutionPriority(-1)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Update<TShape> Set(Func<TShape, IColumn> column, object? value) => throw new NotSupportedException("Set takes a value of the column's own type.");

    internal override int[]? ChangedColumns => _sync ? _assignments.Ordinals() : null;

    /// <summary>Leaves loaded entities as they are: they do not read again what the statement sets.</summary>
    public Update<TShape> NoSync() => new(_rows, _shape, _assignments, sync: false);

    WriteStatement IReturning<TShape>.Statement => this;

    TShape IReturning<TShape>.Shape => _shape;

    /// <summary>Gives an expression, an entity or a projection of each row updated, as it is then.</summary>
    public Query<T> Returning<T>(Func<TShape, ISelectable<T>> selector) => new ReturningQuery<T>(this, Lambda.Run(selector, _shape));

    /// <summary>Gives a tuple of two of each row updated, as it is then.</summary>
    public Query<(T1, T2)> Returning<T1, T2>(Func<TShape, (ISelectable<T1>, ISelectable<T2>)> selector) =>
        new ReturningQuery<(T1, T2)>(this, Tuples.Of(Lambda.Run(selector, _shape)));

    internal override void Write(SqlWriter writer, QueryNode? returning)
    {
        if (returning is not null && !writer.Dialect.Features.UpdateReturning)
            throw NoReturning(writer, "UPDATE", "execute the update and query the rows afterwards in the same transaction");
        int first = WriteRenderer.OpenUpdate(writer, _rows, _assignments, out int scope);
        WriteReturning(writer, returning);
        WriteRenderer.Close(writer, first, scope);
    }

    private Update<TShape> Then(Assignment assignments) => new(_rows, _shape, assignments, _sync);
}
