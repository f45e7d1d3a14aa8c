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
        ReleaseDeleted();
        _journal.Clear();
        for (int i = _collections.Count - 1; i >= 0; i--)
        {
            IEntityCollection collection = _collections[i];
            if (collection.Association is not null)
                continue;
            collection.AcceptDifferences();
            Unregister(collection);
        }

        Epoch++;
    }

    /// <summary>The transaction is undone: inserted entities are pending again, updated ones changed, deleted ones removed.</summary>
    public void RolledBack() => RollBackTo(0);

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

    // One that was added again since its row was deleted is not Deleted any more.
    private void ReleaseDeleted()
    {
        foreach (JournalEntry entry in _journal)
        {
            if (entry.Batch is EntityBatch { Kind: FlushBatchKind.Delete } batch)
            {
                foreach (IEntity entity in batch.Entities)
                    ReleaseIfDeleted(entity);
            }
            else if (entry.Entity is { } single)
            {
                if (single.Tracking.Extra is { } extra)
                    extra.DeletedRow = null;
                ReleaseIfDeleted(single);
            }
        }

        void ReleaseIfDeleted(IEntity entity)
        {
            if (entity.Tracking.State == EntityState.Deleted && ReferenceEquals(entity.Tracking.Owner, this))
                Release(entity);
        }
    }

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
        HashSet<IEntity>? listed = _pending.Count == 0 ? null : new HashSet<IEntity>(_pending.Items, ReferenceEqualityComparer.Instance);
        foreach (IEntity entity in batch.Entities)
        {
            ref EntityTracking tracking = ref entity.Tracking;
            if (!ReferenceEquals(tracking.Owner, this))
                continue;
            bool wasAccepted = tracking.HasRow;
            bool wasRemoved = tracking.State is EntityState.Removed or EntityState.Deleted;
            if (wasAccepted)
                map.Remove(entity);
            tracking.IsQueued = false;
            tracking.State = EntityState.Pending;
            tracking.HasRow = false;
            batch.Mapper.TakeOriginals(entity);
            foreach (int column in batch.Columns)
                tracking.MarkChanged(entity, column);
            foreach (int column in batch.ReadBack)
            {
                // A value that the user assigned since stays the user's.
                if (!tracking.IsChanged(column))
                    batch.Mapper.ClearGenerated(entity, column);
            }

            if (wasRemoved)
                Release(entity);
            else if (wasAccepted && listed?.Contains(entity) != true)
            {
                _pending.Add(entity);
                NoteDirty(batch.Table);
            }
        }

        // In one pass each, however many there are.
        _changed.RemoveAll(static e => !e.Tracking.IsQueued);
        _removed.RemoveAll(static e => e.Tracking.State != EntityState.Removed);
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
        }

        if (batch.FormerKeys is { } keys)
            MapOf(batch.Mapper).Rekey(batch.Entities, keys);
    }

    private void UndoDeletes(EntityBatch batch)
    {
        IdentityMap map = MapOf(batch.Mapper);
        HashSet<IEntity>? listed = _removed.Count == 0 ? null : new HashSet<IEntity>(_removed.Items, ReferenceEqualityComparer.Instance);
        foreach (IEntity entity in batch.Entities)
        {
            ref EntityTracking tracking = ref entity.Tracking;
            if (!ReferenceEquals(tracking.Owner, this) || tracking.State != EntityState.Deleted)
                continue;
            tracking.State = EntityState.Removed;
            map.Add(entity);
            if (listed?.Contains(entity) != true)
                _removed.Add(entity);
            NoteDeleted(batch.Mapper);
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
            if (collection.HasLinkChanges)
                Register(collection);
        }
    }

    private readonly record struct JournalEntry(FlushBatch? Batch, IEntity? Entity, Action? Undo);
}
