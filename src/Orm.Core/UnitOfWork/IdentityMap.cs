using System.Data.Common;
using System.Runtime.InteropServices;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>The entities of one class that a session holds, by key.</summary>
internal abstract class IdentityMap
{
    public abstract EntityMapper Mapper { get; }

    public abstract int Count { get; }

    public abstract void EnsureCapacity(int more);

    /// <summary>Registers an entity under its current key, in place of whatever stood there.</summary>
    public abstract void Add(IEntity entity);

    /// <summary>The instance registered under the entity's key, or null.</summary>
    public abstract IEntity? FindSame(IEntity entity);

    /// <summary>The instance of the row whose columns start at <paramref name="offset"/>, or null.</summary>
    public abstract IEntity? FindRow(DbDataReader row, int offset);

    /// <summary>Forgets an entity, also when its key has changed since it was registered.</summary>
    public abstract void Remove(IEntity entity);

    public abstract void CopyTo(List<IEntity> target);

    public abstract void Clear();
}

/// <summary>The typed identity map.</summary>
internal sealed class IdentityMap<TEntity, TKey>(ChangeTracker tracker, EntityMapper<TEntity, TKey> mapper) : IdentityMap
    where TEntity : class, IEntity
    where TKey : notnull
{
    // A null value is left behind by a row whose reading failed, and counts as absent.
    private readonly Dictionary<TKey, TEntity?> _entities = [];

    public override EntityMapper Mapper => mapper;

    public override int Count => _entities.Count;

    public TEntity? Find(TKey key) => _entities.GetValueOrDefault(key);

    /// <summary>The instance of the row: the one already held, refreshed when the row may be newer, else a new one.</summary>
    public TEntity Materialize(DbDataReader row, int offset)
    {
        ref TEntity? slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_entities, mapper.ReadKey(row, offset), out _);
        if (slot is { } known)
        {
            if (known.Tracking.Epoch != tracker.Epoch)
                tracker.RefreshClean(known, row, offset);
            return known;
        }

        TEntity entity = mapper.Read(row, offset);
        slot = entity;
        ref EntityTracking tracking = ref entity.Tracking;
        tracking.Owner = tracker;
        tracking.State = EntityState.Persistent;
        tracking.HasRow = true;
        tracking.Epoch = tracker.Epoch;
        if (mapper.UsesSnapshots)
            ChangeTracker.TakeSnapshot(entity);
        return entity;
    }

    public override void EnsureCapacity(int more) => _entities.EnsureCapacity(_entities.Count + more);

    public override void Add(IEntity entity) => _entities[mapper.KeyOf((TEntity)entity)] = (TEntity)entity;

    public override IEntity? FindRow(DbDataReader row, int offset) => Find(mapper.ReadKey(row, offset));

    public override IEntity? FindSame(IEntity entity) => Find(mapper.KeyOf((TEntity)entity));

    public override void Remove(IEntity entity)
    {
        TKey key = mapper.KeyOf((TEntity)entity);
        if (_entities.TryGetValue(key, out TEntity? held) && ReferenceEquals(held, entity))
        {
            _entities.Remove(key);
            return;
        }

        foreach ((TKey other, TEntity? value) in _entities)
        {
            if (ReferenceEquals(value, entity))
            {
                _entities.Remove(other);
                return;
            }
        }
    }

    public override void CopyTo(List<IEntity> target)
    {
        foreach (TEntity? entity in _entities.Values)
        {
            if (entity is not null)
                target.Add(entity);
        }
    }

    public override void Clear() => _entities.Clear();
}
