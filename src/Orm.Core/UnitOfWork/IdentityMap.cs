using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>The entities of one class that a session holds, by key.</summary>
internal abstract class IdentityMap
{
}

/// <summary>The typed identity map.</summary>
internal sealed class IdentityMap<TEntity, TKey>(ChangeTracker tracker, EntityMapper<TEntity, TKey> mapper) : IdentityMap
    where TEntity : class, IEntity
    where TKey : notnull
{
    public ChangeTracker Tracker { get; } = tracker;

    public EntityMapper<TEntity, TKey> Mapper { get; } = mapper;
}
