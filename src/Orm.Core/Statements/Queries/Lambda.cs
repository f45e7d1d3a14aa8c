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
    private static Scope[]? t_scopes;

    public static int Depth => t_depth;

    /// <param name="lambda">The user's lambda.</param>
    /// <param name="shape">The symbols that it gets.</param>
    /// <param name="statement">The statement that the symbols belong to, where they are more than one table.</param>
    public static TResult Run<TShape, TResult>(Func<TShape, TResult> lambda, TShape shape, QueryNode? statement = null)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        Enter(new Scope(statement ?? shape as QueryNode, null));
        try
        {
            return lambda(shape);
        }
        finally
        {
            Exit();
        }
    }

    /// <param name="lambda">The user's lambda.</param>
    /// <param name="shape">The symbols that it gets.</param>
    /// <param name="joined">The symbols of a table that is being joined to them.</param>
    /// <param name="statement">The statement that the symbols belong to, where they are more than one table.</param>
    public static TResult Run<TShape, TJoined, TResult>(Func<TShape, TJoined, TResult> lambda, TShape shape, TJoined joined, QueryNode? statement = null)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        Enter(new Scope(statement ?? shape as QueryNode, joined as ITableSource));
        try
        {
            return lambda(shape, joined);
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>Refuses to continue, inside a lambda, a statement over a table handle that the lambda's own statement uses, too.</summary>
    public static void RequireDistinct(QueryNode statement)
    {
        for (int i = 0; i < t_depth; i++)
        {
            for (QueryNode? step = statement; step is not null; step = step.Previous)
            {
                if (TableOf(step) is { } table && t_scopes![i].Holds(table))
                {
                    throw new InvalidOperationException(
                        "A query that was begun outside of this lambda is continued inside it over the same table, so the two could not be told apart. Begin it inside the lambda, or give one an alias: User.Table.As(\"other\").");
                }
            }
        }
    }

    private static ITableSource? TableOf(QueryNode step) =>
        step.Previous is null ? SelectRenderer.TableOf(step) : (step.Payload as JoinClause)?.Target;

    private static void Enter(Scope scope)
    {
        Scope[] scopes = t_scopes ??= new Scope[MaxDepth];
        int depth = t_depth;
        if (depth == MaxDepth)
            throw new InvalidOperationException($"Statements are nested more than {MaxDepth} deep.");
        scopes[depth] = scope;
        t_depth = depth + 1;
    }

    private static void Exit()
    {
        int depth = t_depth - 1;
        t_scopes![depth] = default;
        t_depth = depth;
    }

    /// <summary>What a running lambda sees: the tables of its statement, and the one that is being joined to it.</summary>
    private readonly record struct Scope(QueryNode? Statement, ITableSource? Joined)
    {
        public bool Holds(ITableSource table)
        {
            if (ReferenceEquals(table, Joined))
                return true;
            for (QueryNode? step = Statement; step is not null; step = step.Previous)
            {
                if (ReferenceEquals(TableOf(step), table))
                    return true;
            }

            return false;
        }
    }
}
