using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>What deleted rows mean for the other entities in memory, and the way back from a deletion.</summary>
internal sealed partial class ChangeTracker
{
    // Whose own dependents are still to be looked at.
    private LazyList<IEntity> _alsoDeleted;

    /// <summary>A dependent's row went with its principal's, by the database's own rule.</summary>
    public void DeletedByDatabase(IEntity entity)
    {
        MapOf(entity.Mapper).Remove(entity);
        Unqueue(entity);
        entity.Tracking.State = EntityState.Deleted;
        _journal.Add(new JournalEntry(null, entity, () =>
        {
            if (entity.Tracking.State != EntityState.Deleted)
                return;
            entity.Tracking.State = EntityState.Persistent;
            MapOf(entity.Mapper).Add(entity);
            if (entity.Tracking.HasChanges)
                Touch(entity);
        }));
        _alsoDeleted.Add(entity);
    }

    /// <summary>The database set columns of an entity; they are not to be written again.</summary>
    public void SetByDatabase(IEntity entity, int[] columns, Action set)
    {
        set();
        foreach (int column in columns)
            entity.Tracking.ClearChange(column);
        if (!entity.Tracking.HasChanges)
        {
            object? originals = entity.Mapper.TakeOriginals(entity);
            Unqueue(entity);
            // After a rollback the row refers to its principal again; the entity reads it at the next refresh.
            _journal.Add(new JournalEntry(null, entity, () =>
            {
                entity.Mapper.RestoreOriginals(entity, originals);
                foreach (int column in columns)
                    entity.Tracking.MarkChanged(entity, column);
            }));
        }
    }

    // The row was deleted in this transaction: the entity is new again, with the values and the key that it has.
    private void AddAgain(IEntity entity)
    {
        EntityMapper mapper = entity.Mapper;
        ref EntityTracking tracking = ref entity.Tracking;
        var before = new DeletedRow(tracking.TakeMask(), mapper.TakeOriginals(entity));
        (tracking.Extra ??= new EntityExtra()).DeletedRow = before;
        tracking.State = EntityState.Pending;
        tracking.HasRow = false;
        for (int column = 0; column < mapper.Table.Columns.Length; column++)
        {
            if (mapper.Table.Columns[column].ComputedSql is null)
                tracking.MarkAssigned(column);
        }

        _pending.Add(entity);
        NoteDirty(mapper.Table);
        _journal.Add(new JournalEntry(null, entity, () =>
        {
            if (entity.Tracking.State != EntityState.Pending)
                return;
            RemoveFrom(ref _pending, entity);
            HasRowAgain(entity, before);
            // The user wanted the entity to stay, with the values that it has: all of them may differ from the row's.
            entity.Tracking.State = EntityState.Persistent;
            MapOf(mapper).Add(entity);
            for (int column = 0; column < mapper.Table.Columns.Length; column++)
            {
                if (mapper.Table.Columns[column].ComputedSql is null && Array.IndexOf(mapper.Shape.Compared, column) < 0)
                    entity.Tracking.MarkChanged(entity, column);
            }
        }));
    }

    private static void HasRowAgain(IEntity entity, DeletedRow before)
    {
        ref EntityTracking tracking = ref entity.Tracking;
        tracking.HasRow = true;
        tracking.SetMask(before.Changed);
        entity.Mapper.RestoreOriginals(entity, before.Originals);
        tracking.Extra!.DeletedRow = null;
    }

    // The reference is one half of the association that the flush cleared of the principal's rows.
    private static bool IsLinkOf(RelationshipInfo relationship, TableInfo table, RelationshipInfo reference) =>
        ReferenceEquals(relationship.Association, table) && relationship.AssociationSourceColumns.AsSpan().SequenceEqual(reference.ForeignKeyInfo!.Columns);

    // Generation by generation: the database's rules delete dependents, and dependents of those.
    private void PropagateDeletes(List<IEntity> deleted)
    {
        while (deleted.Count > 0)
        {
            PropagateGeneration(deleted);
            deleted = _alsoDeleted.Take();
        }
    }

    private void PropagateGeneration(List<IEntity> deleted)
    {
        var gone = new HashSet<IEntity>(deleted, ReferenceEqualityComparer.Instance);
        for (IdentityMap? map = _firstMap; map is not null; map = map.Next)
        {
            List<IEntity>? held = null;
            foreach (RelationshipInfo reference in map.Mapper.Shape.References)
            {
                EntityMapper principal = reference.Target();
                List<IEntity> principals = deleted.FindAll(e => ReferenceEquals(e.Mapper, principal));
                if (principals.Count == 0)
                    continue;
                if (held is null)
                    map.CopyTo(held = []);
                bool isUnlinked = Array.Exists(principal.Shape.Associations, r => IsLinkOf(r, map.Mapper.Table, reference));
                reference.PrincipalsDeleted(principals, held, isUnlinked, this);
            }

            LeaveUnmirrored(map, gone, held);
        }

        foreach (IEntity entity in deleted)
            LeaveMirrored(entity);
    }

    // Loaded relationships no longer show an entity whose row is gone; a rollback shows it again. The entity's own references tell whose they are …
    private void LeaveMirrored(IEntity entity)
    {
        foreach (RelationshipInfo reference in entity.Mapper.Shape.References)
        {
            if (reference.Inverse?.Invoke() is { } inverse && reference.ReferenceOf(entity) is { } parent && inverse.Hide(parent, entity) is { } undo)
                _journal.Add(new JournalEntry(null, entity, undo));
        }
    }

    // … and where it has none, as in many-to-many and one-sided relationships, those in memory are looked through.
    private void LeaveUnmirrored(IdentityMap map, HashSet<IEntity> gone, List<IEntity>? held)
    {
        foreach (RelationshipInfo relationship in map.Mapper.Relationships)
        {
            if (relationship.HoldsForeignKey || (relationship.Association is null && relationship.Inverse is not null))
                continue;
            EntityMapper target = relationship.Target();
            if (!gone.Any(e => ReferenceEquals(e.Mapper, target)))
                continue;
            if (held is null)
                map.CopyTo(held = []);
            List<IEntity> targets = [];
            foreach (IEntity source in held)
            {
                targets.Clear();
                relationship.CollectTargets(source, targets);
                foreach (IEntity item in targets)
                {
                    if (gone.Contains(item) && relationship.Hide(source, item) is { } undo)
                        _journal.Add(new JournalEntry(null, source, undo));
                }
            }
        }
    }

    /// <summary>What tracking knew of an entity when its row was deleted.</summary>
    internal sealed record DeletedRow((ulong First, ulong[]? More) Changed, object? Originals);
}
