using System.Data.Common;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>
/// The part of a session that knows entities: identity maps, and the pending, changed and removed ones.
/// An entity stands in at most one of the three lists, and only tracked entities stand in any.
/// </summary>
internal sealed partial class ChangeTracker
{
    private LazyList<IEntity> _pending;
    private LazyList<IEntity> _changed;
    private LazyList<IEntity> _removed;
    private LazyList<IEntityCollection> _collections;
    private TableSet _dirtyTables;
    private IdentityMap? _firstMap;
    private IdentityMap? _lastMap;

    /// <summary>The epoch of entities that are to be read again before anybody may rely on them.</summary>
    public const int Expired = -1;

    public ChangeTracker(Session? session = null) => Session = session;

    /// <summary>The session, for messages and loading; null where a test uses a tracker alone.</summary>
    public Session? Session { get; }

    /// <summary>Advanced by every commit and rollback: rows read in an older epoch may have changed since.</summary>
    public int Epoch { get; private set; } = 1;

    /// <summary>Whether the rows being read are locked, so that they are the last word on entities that were not changed.</summary>
    public bool IsReadingLocked { get; set; }

    public IReadOnlyList<IEntity> Pending => _pending.Items;

    /// <summary>What a flush would send, in the order of the lists.</summary>
    public IReadOnlyList<IEntity> Changes
    {
        get
        {
            DetectSnapshotChanges();
            return [.. _pending.Items, .. _changed.Items.Where(static e => e.Tracking.HasChanges), .. _removed.Items];
        }
    }

    /// <summary>Whether a flush would have anything to look at.</summary>
    public bool HasPendingChanges
    {
        get
        {
            if (HasWork)
                return true;
            DetectSnapshotChanges();
            return HasWork;
        }
    }

    private bool HasWork =>
        _pending.Count > 0 || _changed.Count > 0 || _removed.Count > 0 || _replaced.Count > 0 || _collections.Exists(static c => c.HasLinkChanges);

    /// <summary>Whether a flush could change rows of one of the tables.</summary>
    public bool Touches(ReadOnlySpan<TableInfo> tables)
    {
        // Plain properties tell of their changes only when asked, and it is their tables that may be meant.
        DetectSnapshotChanges();
        if (!HasWork)
            return false;
        foreach (TableInfo table in tables)
        {
            // Nobody knows which tables a view reads.
            if (table.IsView)
                return true;
        }

        return _dirtyTables.Overlaps(tables);
    }

    public IdentityMap<TEntity, TKey> MapOf<TEntity, TKey>(EntityMapper<TEntity, TKey> mapper)
        where TEntity : class, IEntity
        where TKey : notnull =>
        (IdentityMap<TEntity, TKey>)MapOf((EntityMapper)mapper);

    public IdentityMap MapOf(EntityMapper mapper)
    {
        if (_lastMap is { } last && ReferenceEquals(last.Mapper, mapper))
            return last;
        ref IdentityMap? place = ref _firstMap;
        while (place is { } map)
        {
            if (ReferenceEquals(map.Mapper, mapper))
                return _lastMap = map;
            place = ref map.Next;
        }

        return _lastMap = place = mapper.CreateIdentityMap(this);
    }

    /// <summary>The map of a class if any entity of it was ever held.</summary>
    public IdentityMap? ExistingMapOf(EntityMapper mapper)
    {
        IdentityMap? map = _firstMap;
        while (map is not null && !ReferenceEquals(map.Mapper, mapper))
            map = map.Next;
        return map;
    }

    public TEntity? Find<TEntity, TKey>(EntityMapper<TEntity, TKey> mapper, TKey key)
        where TEntity : class, IEntity
        where TKey : notnull => MapOf(mapper).Find(key);

    /// <summary>Reads a newer row into an entity that has no changes of its own.</summary>
    public void RefreshClean(IEntity entity, DbDataReader row, int offset)
    {
        ref EntityTracking tracking = ref entity.Tracking;
        if (tracking.State != EntityState.Persistent || tracking.HasChanges || tracking.IsQueued || IsSnapshotChanged(entity))
            return;
        ReadRow(entity, row, offset);
    }

    /// <summary>Reads all columns of a row into an entity, whose own changes are lost.</summary>
    public void ReadRow(IEntity entity, DbDataReader row, int offset)
    {
        EntityMapper mapper = entity.Mapper;
        for (int column = 0; column < mapper.Table.Columns.Length; column++)
            mapper.ReadColumn(row, offset + column, entity, column);
        AcceptRow(entity);
        entity.Tracking.Epoch = Epoch;
        foreach (RelationshipInfo relationship in mapper.Relationships)
            relationship.KeysRead(entity);
    }

    /// <summary>Called by setters: the first change of an entity.</summary>
    public void EntityChanged(IEntity entity) => Touch(entity);

    /// <summary>Makes the next flush look at an entity, even if no column of it has changed (yet).</summary>
    public void Touch(IEntity entity)
    {
        ref EntityTracking tracking = ref entity.Tracking;
        if (tracking.State != EntityState.Persistent || tracking.IsQueued)
            return;
        tracking.IsQueued = true;
        _changed.Add(entity);
        NoteDirty(entity.Mapper.Table);
    }

    public void Register(IEntityCollection collection)
    {
        if (collection.Place > 0)
            return;
        _collections.Add(collection);
        collection.Place = _collections.Count;
        if (collection.Association is { } table)
            NoteDirty(table);
    }

    // The last one takes its place: many that go one by one move nobody else.
    private void Unregister(IEntityCollection collection)
    {
        int index = collection.Place - 1;
        int last = _collections.Count - 1;
        IEntityCollection moved = _collections[last];
        _collections.Items[index] = moved;
        moved.Place = index + 1;
        _collections.RemoveAt(last);
        collection.Place = 0;
    }

    public static void TakeSnapshot(IEntity entity)
    {
        if (entity.Mapper.TakeSnapshot(entity) is { } snapshot)
            (entity.Tracking.Extra ??= new EntityExtra()).Snapshot = snapshot;
    }

    /// <summary>Lets every entity go: the session ends.</summary>
    public void DetachAll()
    {
        foreach (IEntity entity in _pending)
            Release(entity);
        foreach (IEntity entity in _changed)
            Release(entity);
        for (IdentityMap? map = _firstMap; map is not null; map = map.Next)
            map.Release();
        ReleaseDeleted();
        foreach (IEntityCollection collection in _collections)
            collection.Place = 0;
        _pending.Clear();
        _changed.Clear();
        _removed.Clear();
        _collections.Clear();
        _orphans.Clear();
        _replaced.Clear();
        _dirtyTables.Clear();
        ClearJournal();
    }

    internal static void Release(IEntity entity)
    {
        ref EntityTracking tracking = ref entity.Tracking;
        bool wasDeleted = tracking.State == EntityState.Deleted;
        tracking.Owner = null;
        tracking.State = EntityState.Detached;
        tracking.IsQueued = false;
        if (wasDeleted)
            ForgetRow(entity);
    }

    // Added again, the entity is inserted with the values that it has, but under a new key where the database makes it.
    private static void ForgetRow(IEntity entity)
    {
        EntityMapper mapper = entity.Mapper;
        ref EntityTracking tracking = ref entity.Tracking;
        tracking.HasRow = false;
        tracking.ClearChanges();
        mapper.TakeOriginals(entity);
        for (int column = 0; column < mapper.Table.Columns.Length; column++)
        {
            if (mapper.Table.Columns[column] is { ComputedSql: null, Generation: not (ValueGeneration.Identity or ValueGeneration.Sequence) })
                tracking.MarkAssigned(column);
        }
    }

    /// <summary>Notes that the entity now equals its row.</summary>
    private static void AcceptRow(IEntity entity)
    {
        EntityMapper mapper = entity.Mapper;
        mapper.TakeOriginals(entity);
        entity.Tracking.ClearChanges();
        if (mapper.UsesSnapshots)
            TakeSnapshot(entity);
    }

    private void NoteDirty(TableInfo table) => _dirtyTables.Add(table);

    // Rows that go take others along: those of association tables and, by cascades of either kind, those of dependents.
    private void NoteDeleted(EntityMapper mapper)
    {
        foreach (TableInfo table in mapper.Shape.DeletedWith)
            NoteDirty(table);
    }

    private void DetectSnapshotChanges()
    {
        List<IEntity>? entities = null;
        for (IdentityMap? map = _firstMap; map is not null; map = map.Next)
        {
            if (!map.Mapper.UsesSnapshots)
                continue;
            entities ??= [];
            entities.Clear();
            map.CopyTo(entities);
            foreach (IEntity entity in entities)
                IsSnapshotChanged(entity);
        }
    }

    public static bool IsSnapshotChanged(IEntity entity)
    {
        if (entity.Tracking.Extra?.Snapshot is not { } snapshot || entity.Tracking.State != EntityState.Persistent)
            return false;
        entity.Mapper.DetectChanges(entity, snapshot);
        return entity.Tracking.HasChanges;
    }

    private static bool RemoveFrom(ref LazyList<IEntity> list, IEntity entity)
    {
        int index = list.FindLastIndex(e => ReferenceEquals(e, entity));
        if (index < 0)
            return false;
        list.RemoveAt(index);
        return true;
    }
}
