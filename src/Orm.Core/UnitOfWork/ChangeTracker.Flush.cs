using System.Data.Common;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>From changes to executed batches.</summary>
internal sealed partial class ChangeTracker
{
    private LazyList<(RelationshipInfo Relationship, IEntity Item)> _orphans;

    /// <summary>An element left a relationship that may delete its orphans; the next flush decides.</summary>
    public void Orphaned(RelationshipInfo relationship, IEntity item)
    {
        if ((relationship.Cascade & Cascade.DeleteOrphan) != 0)
        {
            _orphans.Add((relationship, item));
            NoteDeleted(item.Mapper);
        }
    }

    /// <summary>What the next flush sends. Refuses what cannot be stored, and then leaves everything as it was: nothing has been sent.</summary>
    public FlushPlan PlanFlush()
    {
        FlushChanges changes = CollectChanges();
        return FlushPlanner.Plan(changes);
    }

    /// <summary>Sends a plan. The caller has a transaction open, and rolls it back when this throws.</summary>
    public async ValueTask FlushAsync(FlushPlan plan, DriverConnection connection, CancellationToken cancellationToken)
    {
        int length;
        for (int start = 0; start < plan.Batches.Count; start += length)
        {
            length = FlushRound.Length(plan.Batches, start, connection.FlushExecutor, connection);
            if (length == 1)
                await ExecuteAsync(plan.Batches[start], connection, cancellationToken).ConfigureAwait(false);
            else
                await ExecuteAsync(new FlushRound([.. plan.Batches.Skip(start).Take(length)], connection), connection, cancellationToken).ConfigureAwait(false);
        }

        FinishFlush(plan);
    }

    /// <summary>What a flush would write now; orphans are removed on the way, versions advanced.</summary>
    internal FlushChanges CollectChanges()
    {
        DetectSnapshotChanges();
        RemoveOrphans();
        var changes = new FlushChanges();
        changes.Inserts.AddRange(_pending.Items);
        changes.Deletes.AddRange(_removed.Items);
        foreach (IEntity entity in _pending)
        {
            entity.Mapper.GenerateClientValues(entity);
            FlushValidator.ValidateInsert(entity);
        }

        // Writing keys may report further entities as changed; they are looked at too.
        for (int i = 0; i < _changed.Count; i++)
        {
            IEntity entity = _changed[i];
            if (entity.Tracking.State != EntityState.Persistent)
                continue;
            if (MarkReferences(entity) || entity.Tracking.HasChanges)
                changes.Updates.Add(entity);
            FlushValidator.ValidateUpdate(entity);
        }

        LinkChanges.Collect(_collections.Items, this, changes);
        // Nothing is refused from here on: a version advances once per flush that is sent.
        foreach (IEntity entity in changes.Updates)
        {
            if (entity.Mapper.Shape.HasTokens)
                entity.Mapper.AdvanceVersion(entity);
        }

        return changes;
    }

    // A reference to an entity without a key yet: its columns belong to the UPDATE although their values come later.
    private static bool MarkReferences(IEntity entity)
    {
        bool marked = false;
        foreach (RelationshipInfo reference in entity.Mapper.Shape.References)
        {
            if (reference.ReferenceOf(entity) is { } target)
                Mark(reference, target);
        }

        foreach (EntityExtra.ParentLink link in entity.Tracking.Extra?.Parents ?? [])
        {
            if (link.Parent is not null)
                Mark(link.Relationship, link.Parent);
        }

        return marked;

        void Mark(RelationshipInfo relationship, IEntity target)
        {
            if (target.Tracking.HasRow)
                return;
            foreach (int column in relationship.ForeignKeyInfo!.Columns)
                entity.Tracking.MarkChanged(entity, column);
            marked = true;
        }
    }

    private void RemoveOrphans()
    {
        for (int i = 0; i < _orphans.Count; i++)
        {
            (RelationshipInfo relationship, IEntity item) = _orphans[i];
            if (ReferenceEquals(item.Tracking.Owner, this) && relationship.IsParentless(item))
                Remove(item);
        }

        _orphans.Clear();
    }

    private async ValueTask ExecuteAsync(FlushBatch batch, DriverConnection connection, CancellationToken cancellationToken)
    {
        batch.Prepare();
        Journal(batch);
        int lost;
        try
        {
            lost = await connection.ExecuteBatchAsync(connection.FlushExecutor, batch, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            connection.FailedBatch = (exception, batch);
            throw;
        }

        if (lost >= 0 && batch is EntityBatch entities)
            throw await ConflictReport.CreateAsync(entities, lost, connection, cancellationToken).ConfigureAwait(false);
        Accept(batch);
    }

    private async ValueTask ExecuteAsync(FlushRound round, DriverConnection connection, CancellationToken cancellationToken)
    {
        foreach (FlushBatch batch in round.Batches)
        {
            batch.Prepare();
            Journal(batch);
        }

        LostRow? lost;
        try
        {
            lost = await connection.ExecuteRoundAsync(connection.FlushExecutor, round, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            connection.FailedBatch = (exception, round.Current);
            throw;
        }

        if (lost is { Batch: EntityBatch entities } row)
            throw await ConflictReport.CreateAsync(entities, row.Row, connection, cancellationToken).ConfigureAwait(false);
        foreach (FlushBatch batch in round.Batches)
            Accept(batch);
    }

    private void Accept(FlushBatch batch)
    {
        if (batch is not EntityBatch entities)
        {
            if (batch is LinkBatch links)
                AcceptLinks(links);
            return;
        }

        switch (batch.Kind)
        {
            case FlushBatchKind.Insert:
                AcceptInserts(entities);
                break;
            case FlushBatchKind.Update:
                AcceptUpdates(entities);
                break;
            case FlushBatchKind.Delete:
                AcceptDeletes(entities);
                break;
        }
    }

    private void AcceptInserts(EntityBatch batch)
    {
        IdentityMap map = MapOf(batch.Mapper);
        map.EnsureCapacity(batch.Count);
        foreach (IEntity entity in batch.Entities)
        {
            ref EntityTracking tracking = ref entity.Tracking;
            tracking.State = EntityState.Persistent;
            tracking.HasRow = true;
            tracking.Epoch = Epoch;
            tracking.ClearChanges();
            if (batch.Mapper.UsesSnapshots)
                TakeSnapshot(entity);
            map.Add(entity);
        }
    }

    private void AcceptUpdates(EntityBatch batch)
    {
        if (Array.Exists(batch.Columns, c => Array.IndexOf(batch.Mapper.Shape.Key, c) >= 0))
            batch.FormerKeys = MapOf(batch.Mapper).Rekey(batch.Entities);
        foreach (IEntity entity in batch.Entities)
        {
            foreach (int column in batch.Columns)
                entity.Tracking.ClearChange(column);
            if (!entity.Tracking.HasChanges)
                batch.Mapper.RestoreOriginals(entity, null);
            if (batch.Mapper.UsesSnapshots)
                TakeSnapshot(entity);
        }
    }

    private void AcceptDeletes(EntityBatch batch)
    {
        IdentityMap map = MapOf(batch.Mapper);
        foreach (IEntity entity in batch.Entities)
        {
            map.Remove(entity);
            entity.Tracking.State = EntityState.Deleted;
        }
    }

    private static void AcceptLinks(LinkBatch batch)
    {
        if (batch.IsWhole)
            return;
        // Pair by pair: the collections may hold further differences, of batches yet to come.
        bool added = batch.Kind == FlushBatchKind.Link;
        RelationshipInfo? inverse = batch.Relationship.Inverse?.Invoke();
        foreach ((IEntity source, IEntity target) in batch.Links)
        {
            batch.Relationship.ExistingCollection(source)?.AcceptDifference(target, added);
            inverse?.ExistingCollection(target)?.AcceptDifference(source, added);
        }
    }

    /// <summary>Accepts a plan that was sent, or that had nothing to send. What came while it was under way waits for the next flush.</summary>
    public void FinishFlush(FlushPlan plan)
    {
        FlushChanges changes = plan.Changes;
        if (changes.Deletes.Count > 0)
            PropagateDeletes(changes.Deletes);
        Settle(changes, isUndone: plan.Batches.Count > 0 || _journal.Count > 0);
        RemoveWritten(ref _pending, changes.Inserts.Count, EntityState.Pending);
        RemoveWritten(ref _removed, changes.Deletes.Count, EntityState.Removed);
        _dirtyTables.Clear();
        foreach (IEntity entity in _pending)
            NoteDirty(entity.Mapper.Table);
        foreach (IEntity entity in _removed)
            NoteDeleted(entity.Mapper);
        List<IEntity> stillChanged = _changed.Items.FindAll(static e => e.Tracking.State == EntityState.Persistent && (e.Tracking.HasChanges || RefersToNew(e)));
        foreach (IEntity entity in _changed)
            entity.Tracking.IsQueued = false;
        _changed.Clear();
        foreach (IEntity entity in stillChanged)
            Touch(entity);
        for (int i = _collections.Count - 1; i >= 0; i--)
        {
            IEntityCollection collection = _collections[i];
            if (collection.Association is not { } association)
                continue;
            if (collection.HasLinkChanges)
            {
                NoteDirty(association);
                continue;
            }

            Unregister(collection);
        }
    }

    private static void RemoveWritten(ref LazyList<IEntity> list, int written, EntityState unwritten)
    {
        if (list.Count == written)
            list.Clear();
        else
            list.RemoveAll(e => e.Tracking.State != unwritten);
    }

    private void Settle(FlushChanges changes, bool isUndone)
    {
        foreach ((IEntityCollection collection, IEntity item, bool added) in changes.Settled)
        {
            collection.AcceptDifference(item, added);
            if (!isUndone)
                continue;
            _journal.Add(new JournalEntry(null, collection.Owner, () =>
            {
                collection.RestoreDifference(item, added);
                if (collection.HasLinkChanges)
                    Register(collection);
            }));
        }
    }

    private static bool RefersToNew(IEntity entity)
    {
        foreach (RelationshipInfo reference in entity.Mapper.Shape.References)
        {
            if (reference.ReferenceOf(entity) is { Tracking.HasRow: false })
                return true;
        }

        foreach (EntityExtra.ParentLink link in entity.Tracking.Extra?.Parents ?? [])
        {
            if (link.Parent is { Tracking.HasRow: false })
                return true;
        }

        return false;
    }
}
