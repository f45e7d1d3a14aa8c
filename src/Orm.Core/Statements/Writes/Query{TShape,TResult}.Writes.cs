using System.ComponentModel;
using System.Runtime.CompilerServices;
using Orm.Statements;

namespace Orm;

public partial class Query<TShape, TResult>
{
    /// <summary>An UPDATE of the query's rows that sets a column to a value; more columns follow by further calls.</summary>
    [OverloadResolutionPriority(1)] // Set(u => u.Nick, null) is a value.
    public Update<TShape> Set<T>(Func<TShape, IColumn<T>> column, T value)
    {
        Query<TShape, TResult> rows = Rows("Set");
        return new Update<TShape>(rows, rows.Shape, AssignmentBuilder.Value(null, column, value, rows.Shape));
    }

    /// <summary>An UPDATE of the query's rows that sets a column to an expression.</summary>
    public Update<TShape> Set<T>(Func<TShape, IColumn<T>> column, Func<TShape, ISelectable<T>> value)
    {
        Query<TShape, TResult> rows = Rows("Set");
        return new Update<TShape>(rows, rows.Shape, AssignmentBuilder.Expression(null, column, value, rows.Shape));
    }

    /// <summary>An UPDATE of the query's rows that sets a nullable column to an expression.</summary>
    public Update<TShape> Set<T>(Func<TShape, IColumn<T?>> column, Func<TShape, ISelectable<T>> value)
        where T : struct
    {
        Query<TShape, TResult> rows = Rows("Set");
        return new Update<TShape>(rows, rows.Shape, AssignmentBuilder.Expression(null, column, value, rows.Shape));
    }

    /// <summary>Always an error: the value's type is not the column's.</summary>
    [Obsolete("Set takes a value of the column's own type, or an expression of it: .Set(u => u.Hits, 3) or .Set(u => u.Hits, u => u.Hits + 1).", true)]
    [OverloadResolutionPriority(-1)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Update<TShape> Set(Func<TShape, IColumn> column, object? value) => throw new NotSupportedException("Set takes a value of the column's own type.");

    /// <summary>A DELETE of the query's rows.</summary>
    public Delete<TShape> Delete()
    {
        Query<TShape, TResult> rows = Rows("Delete");
        return new Delete<TShape>(rows, rows.Shape);
    }

    private Query<TShape, TResult> Rows(string statement)
    {
        Query<TShape, TResult> start = Start();
        WriteRenderer.RequirePlain(start, statement);
        return start;
    }
}
