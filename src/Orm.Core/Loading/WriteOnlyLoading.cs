using System.ComponentModel;
using Orm.Mapping;

namespace Orm;

/// <summary>What loading answers when it is asked for a write-only collection: a compiler error that says what to do instead.</summary>
public static class WriteOnlyLoading
{
    /// <summary>Always an error: the collection never loads.</summary>
    [Obsolete(NeverLoads, true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Query<TShape, TSource> Include<TShape, TSource, TTable, TOuter, TTarget>(
        this Query<TShape, TSource> query, Func<TShape, WriteOnlyMany<TTable, TOuter, TTarget>> relationship)
        where TSource : class, IEntity
        where TTable : Table<TTable, TTarget>
        where TOuter : OuterTable<TOuter, TTarget>
        where TTarget : class, IEntity => throw new NotSupportedException(NeverLoads);

    /// <summary>Always an error: the collection never loads.</summary>
    [Obsolete(NeverLoads, true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Query<TShape, TSource> Include<TShape, TSource, TTable, TOuter, TTarget>(
        this Query<TShape, TSource> query,
        Func<TShape, WriteOnlyMany<TTable, TOuter, TTarget>> relationship,
        Func<Query<TTable, TTarget>, Query<TTable, TTarget>> configure)
        where TSource : class, IEntity
        where TTable : Table<TTable, TTarget>
        where TOuter : OuterTable<TOuter, TTarget>
        where TTarget : class, IEntity => throw new NotSupportedException(NeverLoads);

    /// <summary>Always an error: the collection never loads.</summary>
    [Obsolete(NeverLoads, true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static ValueTask LoadAsync<TTable, TOuter, TEntity>(
        this Session session, IEntity entity, WriteOnlyMany<TTable, TOuter, TEntity> relationship, CancellationToken cancellationToken = default)
        where TTable : Table<TTable, TEntity>
        where TOuter : OuterTable<TOuter, TEntity>
        where TEntity : class, IEntity => throw new NotSupportedException(NeverLoads);

    /// <summary>Always an error: the collection never loads.</summary>
    [Obsolete(NeverLoads, true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static ValueTask LoadAsync<TTable, TOuter, TEntity>(
        this Session session, IEnumerable<IEntity> entities, WriteOnlyMany<TTable, TOuter, TEntity> relationship, CancellationToken cancellationToken = default)
        where TTable : Table<TTable, TEntity>
        where TOuter : OuterTable<TOuter, TEntity>
        where TEntity : class, IEntity => throw new NotSupportedException(NeverLoads);

    /// <summary>Always an error: the collection never loads.</summary>
    [Obsolete(NeverLoads, true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static ValueTask LoadAsync<TTable, TOuter, TEntity>(
        this Session session,
        IEntity entity,
        WriteOnlyMany<TTable, TOuter, TEntity> relationship,
        Func<Query<TTable, TEntity>, Query<TTable, TEntity>> configure,
        CancellationToken cancellationToken = default)
        where TTable : Table<TTable, TEntity>
        where TOuter : OuterTable<TOuter, TEntity>
        where TEntity : class, IEntity => throw new NotSupportedException(NeverLoads);

    private const string NeverLoads = "This collection is write-only and never loads. Query it instead: user.Posts.Select(Post.Table).Where(…).ToListAsync(session); or declare it as IList<T>.";
}
