using System.Data.Common;
using System.Runtime.InteropServices;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>The entities of one class that a session holds, by key.</summary>
internal abstract class IdentityMap
{
    /// <summary>The tracker's next map.</summary>
    internal IdentityMap? Next;

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

    /// <summary>Registers entities under their current keys; gives the keys under which they stood, null for one that did not.</summary>
    public abstract object?[] Rekey(List<IEntity> entities);

    /// <summary>Registers entities, those that the session still holds, under keys that <see cref="Rekey(List{IEntity})"/> gave.</summary>
    public abstract void Rekey(List<IEntity> entities, object?[] keys);

    public abstract void CopyTo(List<IEntity> target);

    /// <summary>Detaches every entity and forgets it.</summary>
    public abstract void Release();
}

/// <summary>The typed identity map. Its first entity stands in a field: a session that handles one makes no dictionary.</summary>
internal sealed class IdentityMap<TEntity, TKey>(ChangeTracker tracker, EntityMapper<TEntity, TKey> mapper) : IdentityMap
    where TEntity : class, IEntity
    where TKey : notnull
{
    private TKey _onlyKey = default!;
    private TEntity? _only;

    // Holds all entities once there were two. A null value is left behind by a row whose reading failed, and counts as absent.
    private Dictionary<TKey, TEntity?>? _entities;

    public override EntityMapper Mapper => mapper;

    public override int Count => _entities?.Count ?? (_only is null ? 0 : 1);

    public TEntity? Find(TKey key)
    {
        if (_entities is not null)
            return _entities.GetValueOrDefault(key);
        return _only is not null && EqualityComparer<TKey>.Default.Equals(_onlyKey, key) ? _only : null;
    }

    /// <summary>The instance of the row: the one already held, refreshed when the row may be newer, else a new one.</summary>
    public TEntity Materialize(DbDataReader row, int offset)
    {
        TKey key = mapper.ReadKey(row, offset);
        if (_entities is null && _only is null)
        {
            TEntity first = Read(row, offset);
            (_onlyKey, _only) = (key, first);
            return first;
        }

        if (_entities is null && EqualityComparer<TKey>.Default.Equals(_onlyKey, key))
            return Known(_only!, row, offset);
        ref TEntity? slot = ref CollectionsMarshal.GetValueRefOrAddDefault(All(), key, out _);
        if (slot is { } known)
            return Known(known, row, offset);
        return slot = Read(row, offset);
    }

    public override void EnsureCapacity(int more)
    {
        if (_entities is not null || Count + more > 1)
            All().EnsureCapacity(Count + more);
    }

    public override void Add(IEntity entity) => Put(mapper.KeyOf((TEntity)entity), (TEntity)entity);

    public override IEntity? FindRow(DbDataReader row, int offset) => Find(mapper.ReadKey(row, offset));

    public override IEntity? FindSame(IEntity entity) => Find(mapper.KeyOf((TEntity)entity));

    public override void Remove(IEntity entity) => TakeOut(entity, out _);

    // All are taken out before the first is put in: rows may have exchanged their keys.
    public override object?[] Rekey(List<IEntity> entities)
    {
        object?[] former = new object?[entities.Count];
        for (int i = 0; i < former.Length; i++)
            former[i] = TakeOut(entities[i], out TKey key) ? key : null;
        foreach (IEntity entity in entities)
            Add(entity);
        return former;
    }

    public override void Rekey(List<IEntity> entities, object?[] keys)
    {
        foreach (IEntity entity in entities)
            Remove(entity);
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] is TKey key && ReferenceEquals(entities[i].Tracking.Owner, tracker))
                Put(key, (TEntity)entities[i]);
        }
    }

    public override void CopyTo(List<IEntity> target)
    {
        if (_only is not null)
            target.Add(_only);
        if (_entities is null)
            return;
        foreach (TEntity? entity in _entities.Values)
        {
            if (entity is not null)
                target.Add(entity);
        }
    }

    public override void Release()
    {
        if (_only is not null)
            ChangeTracker.Release(_only);
        _only = null;
        if (_entities is null)
            return;
        foreach (TEntity? entity in _entities.Values)
        {
            if (entity is not null)
                ChangeTracker.Release(entity);
        }

        _entities.Clear();
    }

    private void Put(TKey key, TEntity entity)
    {
        if (_entities is null && (_only is null || EqualityComparer<TKey>.Default.Equals(_onlyKey, key)))
            (_onlyKey, _only) = (key, entity);
        else
            All()[key] = entity;
    }

    private bool TakeOut(IEntity entity, out TKey key)
    {
        if (_entities is null)
        {
            key = _onlyKey;
            if (!ReferenceEquals(_only, entity))
                return false;
            _only = null;
            return true;
        }

        key = mapper.KeyOf((TEntity)entity);
        if (_entities.TryGetValue(key, out TEntity? held) && ReferenceEquals(held, entity))
            return _entities.Remove(key);
        foreach ((TKey other, TEntity? value) in _entities)
        {
            if (ReferenceEquals(value, entity))
            {
                key = other;
                return _entities.Remove(other);
            }
        }

        return false;
    }

    private Dictionary<TKey, TEntity?> All()
    {
        if (_entities is null)
        {
            _entities = [];
            if (_only is not null)
                _entities.Add(_onlyKey, _only);
            _only = null;
        }

        return _entities;
    }

    private TEntity Known(TEntity known, DbDataReader row, int offset)
    {
        if (known.Tracking.Epoch != tracker.Epoch || tracker.IsReadingLocked)
            tracker.RefreshClean(known, row, offset);
        return known;
    }

    private TEntity Read(DbDataReader row, int offset)
    {
        TEntity entity = mapper.Read(row, offset);
        ref EntityTracking tracking = ref entity.Tracking;
        tracking.Owner = tracker;
        tracking.State = EntityState.Persistent;
        tracking.HasRow = true;
        tracking.Epoch = tracker.Epoch;
        if (mapper.UsesSnapshots)
            ChangeTracker.TakeSnapshot(entity);
        return entity;
    }
}
