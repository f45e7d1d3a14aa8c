using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>What commits and rollbacks mean for entities. The journal holds the batches of the open transaction, oldest first.</summary>
internal sealed partial class ChangeTracker
{
    private LazyList<JournalEntry> _journal;

    /// <summary>A place in the journal, for a savepoint.</summary>
    public int MarkSavepoint() => _journal.Count;

    /// <summary>Makes tracking what it was at the mark; values stay as the user left them.</summary>
    public void RollBackTo(int mark)
    {
        for (int i = _journal.Count - 1; i >= mark; i--)
            Undo(_journal[i]);
        _journal.RemoveRange(mark, _journal.Count - mark);
        Epoch++;
    }

    /// <summary>What a savepoint kept belongs to the transaction around it; nothing to do.</summary>
    public void ReleaseSavepoint(int mark) => ArgumentOutOfRangeException.ThrowIfGreaterThan(mark, _journal.Count);

    /// <summary>The transaction is durable: deleted entities are let go, rows may change from now on.</summary>
    public void Committed()
    {
        foreach (JournalEntry entry in _journal)
        {
            if (entry.Batch is EntityBatch { Kind: FlushBatchKind.Delete } batch)
            {
                foreach (IEntity entity in batch.Entities)
                    Release(entity);
            }
            else if (entry.Undo is not null && entry.Entity!.Tracking.State == EntityState.Deleted)
                Release(entry.Entity);
        }

        _journal.Clear();
        for (int i = _collections.Count - 1; i >= 0; i--)
        {
            if (_collections[i].Association is not null)
                continue;
            _collections[i].AcceptDifferences();
            _collections[i].IsRegistered = false;
            _collections.RemoveAt(i);
        }

        Epoch++;
    }

    /// <summary>The transaction is undone: inserted entities are pending again, updated ones changed, deleted ones removed.</summary>
    public void RolledBack() => RollBackTo(0);

    /// <summary>A dependent's row went with its principal's, by the database's own rule.</summary>
    public void DeletedByDatabase(IEntity entity)
    {
        MapOf(entity.Mapper).Remove(entity);
        Unqueue(entity);
        entity.Tracking.State = EntityState.Deleted;
        _journal.Add(new JournalEntry(null, entity, () =>
        {
            entity.Tracking.State = EntityState.Persistent;
            MapOf(entity.Mapper).Add(entity);
        }));
        PropagateDeletes([entity]);
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

    private void Journal(FlushBatch batch)
    {
        if (batch is EntityBatch { Kind: FlushBatchKind.Update } updates)
        {
            object?[] originals = new object?[updates.Count];
            for (int i = 0; i < originals.Length; i++)
            {
                // The entity keeps the object until the batch is accepted: binding and conflict reports read it.
                originals[i] = updates.Mapper.TakeOriginals(updates.EntityAt(i));
                updates.Mapper.RestoreOriginals(updates.EntityAt(i), originals[i]);
            }

            updates.Originals = originals;
        }

        _journal.Add(new JournalEntry(batch, null, null));
    }

    private void ClearJournal() => _journal.Clear();

    private void Undo(JournalEntry entry)
    {
        if (entry.Undo is not null)
        {
            if (ReferenceEquals(entry.Entity!.Tracking.Owner, this))
                entry.Undo();
            return;
        }

        switch (entry.Batch)
        {
            case EntityBatch { Kind: FlushBatchKind.Insert } batch:
                UndoInserts(batch);
                break;
            case EntityBatch { Kind: FlushBatchKind.Update } batch:
                UndoUpdates(batch);
                break;
            case EntityBatch { Kind: FlushBatchKind.Delete } batch:
                UndoDeletes(batch);
                break;
            case LinkBatch batch:
                UndoLinks(batch);
                break;
        }
    }

    private void UndoInserts(EntityBatch batch)
    {
        IdentityMap map = MapOf(batch.Mapper);
        // A flush that failed half-way has not emptied the list yet.
        bool mayBeListed = _pending.Count > 0;
        foreach (IEntity entity in batch.Entities)
        {
            ref EntityTracking tracking = ref entity.Tracking;
            if (!ReferenceEquals(tracking.Owner, this))
                continue;
            bool wasAccepted = tracking.HasRow;
            bool wasRemoved = tracking.State is EntityState.Removed or EntityState.Deleted;
            if (wasAccepted)
            {
                map.Remove(entity);
                Unqueue(entity);
                RemoveFrom(ref _removed, entity);
            }

            tracking.State = EntityState.Pending;
            tracking.HasRow = false;
            batch.Mapper.TakeOriginals(entity);
            foreach (int column in batch.Columns)
                tracking.MarkChanged(entity, column);
            foreach (int column in batch.ReadBack)
            {
                batch.Mapper.ClearGenerated(entity, column);
                tracking.ClearChange(column);
            }

            if (wasRemoved)
                Release(entity);
            else if (wasAccepted && !Contains(in _pending, entity))
            {
                _pending.Add(entity);
                NoteDirty(batch.Table);
            }
        }
    }

    private void UndoUpdates(EntityBatch batch)
    {
        for (int i = 0; i < batch.Count; i++)
        {
            IEntity entity = batch.EntityAt(i);
            if (!ReferenceEquals(entity.Tracking.Owner, this))
                continue;
            object? newer = batch.Mapper.TakeOriginals(entity);
            object? older = batch.Originals![i];
            if (older is not null && newer is not null && !ReferenceEquals(older, newer))
            {
                for (int column = 0; column < batch.Table.Columns.Length; column++)
                {
                    if (entity.Tracking.IsChanged(column) && Array.IndexOf(batch.Columns, column) < 0)
                        batch.Mapper.CopyOriginal(newer, older, column);
                }
            }

            batch.Mapper.RestoreOriginals(entity, older ?? newer);
            foreach (int column in batch.Columns)
                entity.Tracking.MarkChanged(entity, column);
            if (Array.Exists(batch.Columns, c => Array.IndexOf(batch.Mapper.Shape.Key, c) >= 0))
                MapOf(batch.Mapper).Remove(entity);
        }
    }

    private void UndoDeletes(EntityBatch batch)
    {
        IdentityMap map = MapOf(batch.Mapper);
        foreach (IEntity entity in batch.Entities)
        {
            ref EntityTracking tracking = ref entity.Tracking;
            if (!ReferenceEquals(tracking.Owner, this) || tracking.State != EntityState.Deleted)
                continue;
            tracking.State = EntityState.Removed;
            map.Add(entity);
            if (!Contains(in _removed, entity))
                _removed.Add(entity);
            NoteDirty(batch.Table);
        }
    }

    private void UndoLinks(LinkBatch batch)
    {
        if (batch.IsWhole)
            return;
        bool added = batch.Kind == FlushBatchKind.Link;
        RelationshipInfo? inverse = batch.Relationship.Inverse?.Invoke();
        foreach ((IEntity source, IEntity target) in batch.Links)
        {
            Restore(batch.Relationship, source, target);
            if (inverse is not null)
                Restore(inverse, target, source);
        }

        void Restore(RelationshipInfo relationship, IEntity owner, IEntity item)
        {
            if (!ReferenceEquals(owner.Tracking.Owner, this) || relationship.Collection(owner) is not { } collection)
                return;
            collection.RestoreDifference(item, added);
            Register(collection);
        }
    }

    private void ReleaseDeleted()
    {
        foreach (JournalEntry entry in _journal)
        {
            if (entry.Batch is EntityBatch { Kind: FlushBatchKind.Delete } batch)
            {
                foreach (IEntity entity in batch.Entities)
                    Release(entity);
            }
            else if (entry.Entity is { Tracking.State: EntityState.Deleted } entity)
            {
                Release(entity);
            }
        }
    }

    // The reference is one half of the association that the flush cleared of the principal's rows.
    private static bool IsLinkOf(RelationshipInfo relationship, TableInfo table, RelationshipInfo reference) =>
        ReferenceEquals(relationship.Association, table) && relationship.AssociationSourceColumns.AsSpan().SequenceEqual(reference.ForeignKeyInfo!.Columns);

    private void PropagateDeletes(List<IEntity> deleted)
    {
        for (IdentityMap? map = _firstMap; map is not null; map = map.Next)
        {
            List<IEntity>? dependents = null;
            foreach (RelationshipInfo reference in map.Mapper.Shape.References)
            {
                EntityMapper principal = reference.Target();
                List<IEntity> principals = deleted.FindAll(e => ReferenceEquals(e.Mapper, principal));
                if (principals.Count == 0)
                    continue;
                if (dependents is null)
                    map.CopyTo(dependents = []);
                bool isUnlinked = Array.Exists(principal.Shape.Associations, r => IsLinkOf(r, map.Mapper.Table, reference));
                reference.PrincipalsDeleted(principals, dependents, isUnlinked, this);
            }
        }

        foreach (IEntity entity in deleted)
            LeaveCollections(entity);
    }

    // Loaded collections no longer show an entity whose row is gone; a rollback shows it again.
    private void LeaveCollections(IEntity entity)
    {
        foreach (RelationshipInfo reference in entity.Mapper.Shape.References)
        {
            if (reference.Inverse?.Invoke() is { } inverse && reference.ReferenceOf(entity) is { } parent
                && inverse.ExistingCollection(parent) is { } collection && collection.DropSilently(entity))
                _journal.Add(new JournalEntry(null, entity, () => collection.AddSilently(entity)));
        }
    }

    private static bool Contains(in LazyList<IEntity> list, IEntity entity) => list.FindLastIndex(e => ReferenceEquals(e, entity)) >= 0;

    private readonly record struct JournalEntry(FlushBatch? Batch, IEntity? Entity, Action? Undo);
}
