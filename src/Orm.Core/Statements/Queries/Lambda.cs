using System.Runtime.CompilerServices;

namespace Orm.Statements;

/// <summary>
/// Runs the users' lambdas, and knows how deep they are nested: a table used inside another statement's lambda gets a
/// handle of that depth, so that nested and correlated statements over one table stay apart.
/// </summary>
internal static class Lambda
{
    private const int MaxDepth = 32;

    [ThreadStatic]
    private static int t_depth;

    [ThreadStatic]
    private static object?[]? t_shapes;

    public static int Depth => t_depth;

    public static TResult Run<TShape, TResult>(Func<TShape, TResult> lambda, TShape shape)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        Enter(shape);
        try
        {
            return lambda(shape);
        }
        finally
        {
            Exit();
        }
    }

    public static TResult Run<TShape, TJoined, TResult>(Func<TShape, TJoined, TResult> lambda, TShape shape, TJoined joined)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        Enter(shape);
        try
        {
            return lambda(shape, joined);
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>Refuses to continue, inside a lambda, a statement over the very table handle that the lambda's own statement uses.</summary>
    public static void RequireDistinct<TShape>(TShape shape)
    {
        int depth = t_depth;
        if (depth == 0 || typeof(TShape).IsValueType)
            return;
        object?[] shapes = t_shapes!;
        for (int i = 0; i < depth; i++)
        {
            if (Holds(shapes[i], shape!))
            {
                throw new InvalidOperationException(
                    "A query that was begun outside of this lambda is continued inside it over the same table, so the two could not be told apart. Begin it inside the lambda, or give one an alias: User.Table.As(\"other\").");
            }
        }
    }

    private static bool Holds(object? shape, object table)
    {
        if (ReferenceEquals(shape, table))
            return true;
        for (int i = 0; shape is ITuple tuple && i < tuple.Length; i++)
        {
            if (Holds(tuple[i], table))
                return true;
        }

        return false;
    }

    private static void Enter<TShape>(TShape shape)
    {
        object?[] shapes = t_shapes ??= new object?[MaxDepth];
        int depth = t_depth;
        if (depth == MaxDepth)
            throw new InvalidOperationException($"Statements are nested more than {MaxDepth} deep.");
        shapes[depth] = shape;
        t_depth = depth + 1;
    }

    private static void Exit()
    {
        int depth = t_depth - 1;
        t_shapes![depth] = null;
        t_depth = depth;
    }
}
