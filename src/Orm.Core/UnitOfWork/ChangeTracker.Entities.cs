using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>Adding, removing, attaching and detaching.</summary>
internal sealed partial class ChangeTracker
{
    // The work lists of Add, kept because adding many calls it per entity.
    private List<IEntity>? _reached;
    private List<IEntity>? _targets;

    /// <summary>Makes a new entity, and those it refers to by cascade, pending; one with a row is attached; a removed one is kept.</summary>
    public void Add(IEntity entity)
    {
        // A class without relationships reaches nobody.
        if (!AddOne(entity) || entity.Mapper.Relationships.Length == 0)
            return;
        // The work list grows while it is walked: recursion would end in the depth of the user's graph.
        List<IEntity> reached = _reached ??= [];
        List<IEntity> targets = _targets ??= [];
        reached.Clear();
        reached.Add(entity);
        for (int i = 0; i < reached.Count; i++)
        {
            IEntity source = reached[i];
            foreach (RelationshipInfo relationship in source.Mapper.Relationships)
            {
                relationship.SourceAttached(source, this);
                if ((relationship.Cascade & Cascade.SaveUpdate) == 0)
                    continue;
                targets.Clear();
                relationship.CollectTargets(source, targets);
                foreach (IEntity target in targets)
                {
                    if (AddOne(target))
                        reached.Add(target);
                }
            }
        }
    }

    /// <summary>Marks an entity for deletion; a pending one is simply let go.</summary>
    public void Remove(IEntity entity)
    {
        List<IEntity> reached = [entity];
        List<IEntity> targets = [];
        for (int i = 0; i < reached.Count; i++)
        {
            IEntity source = reached[i];
            if (!RemoveOne(source, isRoot: i == 0))
                continue;
            foreach (RelationshipInfo relationship in source.Mapper.Relationships)
            {
                if ((relationship.Cascade & Cascade.Delete) != 0)
                {
                    targets.Clear();
                    relationship.CollectTargets(source, targets);
                    // A one-sided collection does not hear of it when an element goes to another parent.
                    if (relationship.TargetForeignKey is not null)
                        targets.RemoveAll(t => relationship.RefersTo(t, source) == false);
                    reached.AddRange(targets);
                }
            }
        }
    }

    /// <summary>Takes an entity that has a row under tracking; changes it brings along are kept.</summary>
    public void Attach(IEntity entity)
    {
        if (!AttachOne(entity))
            return;
        List<IEntity> reached = [entity];
        List<IEntity> targets = [];
        for (int i = 0; i < reached.Count; i++)
        {
            IEntity source = reached[i];
            foreach (RelationshipInfo relationship in source.Mapper.Relationships)
            {
                relationship.SourceAttached(source, this);
                if ((relationship.Cascade & Cascade.SaveUpdate) == 0)
                    continue;
                targets.Clear();
                relationship.CollectTargets(source, targets);
                reached.AddRange(targets.FindAll(t => t.Tracking.HasRow ? AttachOne(t) : AddOne(t)));
            }
        }
    }

    /// <summary>Lets an entity go, whatever its state; its values and changes stay with it.</summary>
    public void Detach(IEntity entity)
    {
        ref EntityTracking tracking = ref entity.Tracking;
        if (!ReferenceEquals(tracking.Owner, this))
            return;
        if (tracking.State == EntityState.Pending)
            RemoveFrom(ref _pending, entity);
        else
        {
            MapOf(entity.Mapper).Remove(entity);
            if (tracking.State == EntityState.Removed)
                RemoveFrom(ref _removed, entity);
            if (tracking.IsQueued)
                RemoveFrom(ref _changed, entity);
        }

        // Attached again, the entity tells of it again.
        if (tracking.Extra?.Replaced is not null)
            _replaced.RemoveAll(r => ReferenceEquals(r.Source, entity));
        foreach (RelationshipInfo relationship in entity.Mapper.Relationships)
        {
            if (relationship.ExistingCollection(entity) is { Place: > 0 } collection)
                Unregister(collection);
        }

        Release(entity);
    }

    /// <summary>Takes back changes to columns: the values as loaded are what counts as clean.</summary>
    public void AcceptChanges(IEntity entity)
    {
        AcceptRow(entity);
        Unqueue(entity);
    }

    /// <summary>Gives up changes and loaded relationships; the next row read for the entity is taken over.</summary>
    public void Expire(IEntity entity)
    {
        ref EntityTracking tracking = ref entity.Tracking;
        if (!ReferenceEquals(tracking.Owner, this) || tracking.State != EntityState.Persistent)
            return;
        AcceptChanges(entity);
        if (tracking.Extra?.Replaced is not null)
        {
            tracking.Extra.Replaced = null;
            _replaced.RemoveAll(r => ReferenceEquals(r.Source, entity));
        }

        tracking.Epoch = Expired;
        foreach (RelationshipInfo relationship in entity.Mapper.Relationships)
            relationship.Forget(entity);
    }

    internal void RefuseOtherOwner(IEntity entity)
    {
        if (entity.Tracking.Owner is { } owner && !ReferenceEquals(owner, this))
            throw new OrmException($"This {entity.Mapper.EntityName} belongs to another session. Detach it there first, or merge it: await session.MergeAsync(entity).");
    }

    private bool AddOne(IEntity entity)
    {
        ref EntityTracking tracking = ref entity.Tracking;
        if (ReferenceEquals(tracking.Owner, this))
        {
            if (tracking.State == EntityState.Deleted)
            {
                AddAgain(entity);
                return true;
            }

            if (tracking.State != EntityState.Removed)
                return false;
            RemoveFrom(ref _removed, entity);
            tracking.State = EntityState.Persistent;
            if (tracking.HasChanges)
                Touch(entity);
            return true;
        }

        RefuseOtherOwner(entity);
        if (tracking.HasRow)
            return AttachOne(entity);
        RefuseView(entity.Mapper);
        tracking.Owner = this;
        tracking.State = EntityState.Pending;
        entity.Mapper.GenerateClientValues(entity);
        _pending.Add(entity);
        NoteDirty(entity.Mapper.Table);
        return true;
    }

    private bool AttachOne(IEntity entity)
    {
        ref EntityTracking tracking = ref entity.Tracking;
        if (ReferenceEquals(tracking.Owner, this))
            return false;
        RefuseOtherOwner(entity);
        IdentityMap map = MapOf(entity.Mapper);
        if (map.FindSame(entity) is { } held && !ReferenceEquals(held, entity))
            throw new OrmException($"The session already holds another {entity.Mapper.EntityName} with this key. Use that instance, detach it first, or merge: await session.MergeAsync(entity).");
        // What was assigned while the entity counted as new is what changed against its row; its key only names the row.
        if (!tracking.HasRow)
        {
            foreach (int column in entity.Mapper.Table.PrimaryKey?.Columns ?? [])
                tracking.ClearChange(column);
        }

        tracking.Owner = this;
        tracking.State = EntityState.Persistent;
        tracking.HasRow = true;
        tracking.Epoch = 0;
        map.Add(entity);
        if (entity.Mapper.UsesSnapshots && tracking.Extra?.Snapshot is null)
            TakeSnapshot(entity);
        if (tracking.HasChanges)
            Touch(entity);
        return true;
    }

    private bool RemoveOne(IEntity entity, bool isRoot)
    {
        ref EntityTracking tracking = ref entity.Tracking;
        if (!ReferenceEquals(tracking.Owner, this))
        {
            if (!isRoot)
                return false;
            RefuseOtherOwner(entity);
            throw new OrmException($"This {entity.Mapper.EntityName} is not in the session, so it cannot be removed from it. Attach it first: session.Attach(entity).");
        }

        switch (tracking.State)
        {
            case EntityState.Pending:
                RemoveFrom(ref _pending, entity);
                if (tracking.Extra?.DeletedRow is { } row)
                {
                    HasRowAgain(entity, row);
                    tracking.State = EntityState.Deleted;
                }
                else
                    Release(entity);
                return true;
            case EntityState.Persistent:
                RefuseView(entity.Mapper);
                tracking.State = EntityState.Removed;
                Unqueue(entity);
                _removed.Add(entity);
                NoteDeleted(entity.Mapper);
                return true;
            default:
                return false;
        }
    }

    private static void RefuseView(EntityMapper mapper)
    {
        if (mapper.Table.IsView)
            throw new OrmException($"{mapper.EntityName} is mapped to the view {mapper.Table}, which is read-only. Change the tables below it.");
    }

    private void Unqueue(IEntity entity)
    {
        if (!entity.Tracking.IsQueued)
            return;
        RemoveFrom(ref _changed, entity);
        entity.Tracking.IsQueued = false;
    }
}
