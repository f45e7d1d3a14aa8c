using Orm.Loading;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>Include: which relationships are loaded together with the entities of a query.</summary>
public static class QueryIncludes
{
    private const int FirstIncludePlace = 1000;

    /// <summary>Loads a collection with the entities, by the keys of the entities that were read.</summary>
    /// <param name="query">A query of entities.</param>
    /// <param name="relationship">The collection: <c>u => u.Posts</c>.</param>
    public static Query<TShape, TSource> Include<TShape, TSource, TTable, TOuter, TTarget>(
        this Query<TShape, TSource> query, Func<TShape, Many<TTable, TOuter, TTarget>> relationship)
        where TSource : class, IEntity
        where TTable : Table<TTable, TTarget>
        where TOuter : OuterTable<TOuter, TTarget>
        where TTarget : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(relationship);
        Query<TShape, TSource> start = query.Start();
        return Then(start, new PlainInclude(Lambda.Run(relationship, start.Shape, start).Relationship));
    }

    /// <summary>
    /// Loads a collection with the entities: filtered, ordered and limited by a query of its own (a limit counts per parent),
    /// which may include in turn. A collection loaded by a filter holds only what the filter lets through.
    /// </summary>
    /// <param name="query">A query of entities.</param>
    /// <param name="relationship">The collection: <c>u => u.Posts</c>.</param>
    /// <param name="configure">The query over its elements: <c>q => q.Where(p => …).OrderBy(p => p.Id).Take(5)</c>.</param>
    public static Query<TShape, TSource> Include<TShape, TSource, TTable, TOuter, TTarget>(
        this Query<TShape, TSource> query,
        Func<TShape, Many<TTable, TOuter, TTarget>> relationship,
        Func<Query<TTable, TTarget>, Query<TTable, TTarget>> configure)
        where TSource : class, IEntity
        where TTable : Table<TTable, TTarget>
        where TOuter : OuterTable<TOuter, TTarget>
        where TTarget : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(relationship);
        ArgumentNullException.ThrowIfNull(configure);
        Query<TShape, TSource> start = query.Start();
        Many<TTable, TOuter, TTarget> many = Lambda.Run(relationship, start.Shape, start);
        return Then(start, new Include<TTable, TTarget>(many.Relationship, many.Inner(TableSlot.Root), configure));
    }

    /// <summary>Loads a reference with the entities: by a join, or as the strategy says.</summary>
    /// <param name="query">A query of entities.</param>
    /// <param name="relationship">The reference: <c>p => p.Author</c>.</param>
    /// <param name="strategy">How it is read.</param>
    public static Query<TShape, TSource> Include<TShape, TSource, TTable, TOuter, TTarget>(
        this Query<TShape, TSource> query, Func<TShape, One<TTable, TOuter, TTarget>> relationship, LoadStrategy strategy = LoadStrategy.Joined)
        where TSource : class, IEntity
        where TTable : Table<TTable, TTarget>
        where TOuter : OuterTable<TOuter, TTarget>
        where TTarget : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(relationship);
        Query<TShape, TSource> start = query.Start();
        One<TTable, TOuter, TTarget> one = Lambda.Run(relationship, start.Shape, start);
        bool isJoined = strategy == LoadStrategy.Joined;
        return Then(isJoined ? Join(start, one) : start, new PlainInclude(one.Relationship) { IsJoined = isJoined });
    }

    /// <summary>Loads a reference with the entities, and through a query of its own what that refers to in turn.</summary>
    /// <param name="query">A query of entities.</param>
    /// <param name="relationship">The reference: <c>p => p.Author</c>.</param>
    /// <param name="configure">The query over its targets: <c>q => q.Include(u => u.Manager)</c>.</param>
    /// <param name="strategy">How it is read.</param>
    public static Query<TShape, TSource> Include<TShape, TSource, TTable, TOuter, TTarget>(
        this Query<TShape, TSource> query,
        Func<TShape, One<TTable, TOuter, TTarget>> relationship,
        Func<Query<TTable, TTarget>, Query<TTable, TTarget>> configure,
        LoadStrategy strategy = LoadStrategy.Joined)
        where TSource : class, IEntity
        where TTable : Table<TTable, TTarget>
        where TOuter : OuterTable<TOuter, TTarget>
        where TTarget : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(relationship);
        ArgumentNullException.ThrowIfNull(configure);
        Query<TShape, TSource> start = query.Start();
        One<TTable, TOuter, TTarget> one = Lambda.Run(relationship, start.Shape, start);
        var include = new Include<TTable, TTarget>(one.Relationship, one.Inner(TableSlot.Root), configure);
        if (include.IsShaped)
            throw new InvalidOperationException($"{one.Relationship} refers to one entity, which nothing can filter, order or limit. Only Include(…) is possible on it.");
        // The nested includes start from what the join has filled.
        return Then(strategy == LoadStrategy.Joined ? Join(start, one) : start, include);
    }

    private static Query<TShape, TSource> Join<TShape, TSource, TTable, TOuter, TTarget>(Query<TShape, TSource> query, One<TTable, TOuter, TTarget> one)
        where TSource : class, IEntity
        where TTable : Table<TTable, TTarget>
        where TOuter : OuterTable<TOuter, TTarget>
        where TTarget : class, IEntity
    {
        RequireSource<TSource>(one.Relationship);
        // A place of its own, which no join of the user's takes.
        TOuter target = one.OuterAt(Lambda.Depth, FirstIncludePlace + query.JoinCount);
        var join = new JoinClause(JoinKind.Left, target, one.Source, one.Relationship, null) { IsInclude = true };
        var selection = new JoinedSelection<TSource, TTarget>(query.Selection, target, (ReferenceInfo<TSource, TTarget>)one.Relationship);
        return new Query<TShape, TSource>(query, Clause.Join, join, 0, QueryFlags.Joined, query.Shape, selection);
    }

    private static Query<TShape, TSource> Then<TShape, TSource>(Query<TShape, TSource> query, Include include)
        where TSource : class, IEntity
    {
        RequireSource<TSource>(include.Relationship);
        return query.Then(Clause.Include, include, 0, QueryFlags.Includes);
    }

    private static void RequireSource<TSource>(RelationshipInfo relationship)
    {
        if (relationship.Source().EntityType != typeof(TSource))
            throw new InvalidOperationException($"The query gives {typeof(TSource).Name}, so it cannot include {relationship}. Include it in a nested query: .Include(x => x.…, q => q.Include(…)).");
    }
}
