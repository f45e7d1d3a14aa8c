using Orm.Mapping;
using Orm.Statements;

namespace Orm.Loading;

/// <summary>Loads the relationships that a query includes into the entities it gave, in the order they were asked for.</summary>
internal static class Includes
{
    public static async ValueTask LoadAsync(QueryNode query, IReadOnlyList<IEntity> sources, bool hasRun, LoadContext context, CancellationToken cancellationToken)
    {
        if ((query.Flags & QueryFlags.Includes) == 0 || sources.Count == 0)
            return;
        List<Include> includes = [];
        for (QueryNode? node = query; node is not null; node = node.Previous)
        {
            if (node is { Clause: Clause.Include, Payload: Include include } && !(hasRun && IsDone(include)))
                includes.Add(include);
        }

        for (int i = includes.Count - 1; i >= 0; i--)
            await includes[i].Relationship.LoadAsync(sources, includes[i], context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether the query's own statement, once it has run, has loaded all that it includes.</summary>
    public static bool AreJoined(QueryNode query)
    {
        for (QueryNode? node = query; node is not null; node = node.Previous)
        {
            if (node is { Clause: Clause.Include, Payload: Include include } && !IsDone(include))
                return false;
        }

        return true;
    }

    private static bool IsDone(Include include) => include is { IsJoined: true, Query: null };
}
