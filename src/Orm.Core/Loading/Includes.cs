using Orm.Execution;
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

    /// <summary>Lists the tables that loading a query's includes will read, whatever the depth.</summary>
    public static void Touch(SqlWriter writer, QueryNode query)
    {
        for (QueryNode? node = (query.Flags & QueryFlags.Includes) == 0 ? null : query; node is not null; node = node.Previous)
        {
            if (node is { Clause: Clause.Include, Payload: Include include })
                Touch(writer, include.Relationship, include);
        }
    }

    /// <summary>The same for one relationship.</summary>
    public static void Touch(SqlWriter writer, RelationshipInfo relationship, Include? include)
    {
        writer.Touch(relationship.Target().Table);
        if (relationship.Association is { } association)
            writer.Touch(association);
        if (include?.Query is not { } query)
            return;
        // Its filters may name further tables, which only its text tells.
        writer.KeyCount = 1;
        query.Write(writer);
        Touch(writer, query);
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
