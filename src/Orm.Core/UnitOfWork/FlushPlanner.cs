using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>
/// Orders what a flush has to write: association rows that go, then inserts (parents first), updates, association rows
/// that come, deletes (children first). Rows that give up a unique value which another takes go before it.
/// Pure: it reads entities and writes nothing.
/// </summary>
internal sealed class FlushPlanner
{
    private readonly FlushChanges _changes;
    private readonly List<FlushBatch> _batches = [];
    private readonly UniqueConflicts _conflicts;

    private FlushPlanner(FlushChanges changes)
    {
        _changes = changes;
        _conflicts = UniqueConflicts.Find(changes);
    }

    public static FlushPlan Plan(FlushChanges changes)
    {
        var planner = new FlushPlanner(changes);
        planner.Plan();
        return new FlushPlan(planner._batches, changes);
    }

    private void Plan()
    {
        PlanLinks(_changes.Unlinks, FlushBatchKind.Unlink);
        PlanDeletes(_conflicts.IsEmpty ? [] : _changes.Deletes.FindAll(_conflicts.IsEarly));
        foreach (IEntity entity in _conflicts.ClearedFirst)
            AddTo(FlushBatchKind.Clear, entity, _conflicts.ClearedColumns(entity), default);
        if (_conflicts.IsEmpty)
        {
            PlanInserts(_changes.Inserts);
            PlanUpdates(_changes.Updates);
        }
        else
            PlanAroundConflicts();
        PlanLinks(_changes.Links, FlushBatchKind.Link);
        PlanDeletes(_conflicts.IsEmpty ? _changes.Deletes : _changes.Deletes.FindAll(e => !_conflicts.IsEarly(e)));
    }

    // Updates that give up a unique value come before the inserts; what they refer to by new rows is written after those, by an update of its own.
    private void PlanAroundConflicts()
    {
        List<IEntity> early = _changes.Updates.FindAll(_conflicts.IsEarly);
        var references = new NewReferences(_changes.Inserts);
        var waiting = new Dictionary<IEntity, ColumnSet>(ReferenceEqualityComparer.Instance);
        var first = new HashSet<IEntity>(ReferenceEqualityComparer.Instance);
        int start = _batches.Count;
        foreach (IEntity entity in early)
        {
            ColumnSet columns = references.ColumnsOf(entity);
            if (columns.IsEmpty)
                continue;
            ColumnSet released = columns;
            released.KeepAll(_conflicts.ReleasedColumns(entity));
            if (Array.TrueForAll(released.ToArray(), c => entity.Mapper.Table.Columns[c].IsNullable))
            {
                waiting.Add(entity, columns);
                released.RemoveAll(_conflicts.ClearedColumns(entity));
                if (!released.IsEmpty)
                    AddTo(FlushBatchKind.Clear, entity, released, default, start);
            }
            else
            {
                // The value given up is the reference itself, which accepts no null: whom it refers to is inserted before.
                references.AddRequired(entity, first);
            }
        }

        PlanInserts(_changes.Inserts.FindAll(first.Contains));
        PlanUpdates(early, waiting);
        PlanInserts(first.Count == 0 ? _changes.Inserts : _changes.Inserts.FindAll(e => !first.Contains(e)));
        start = _batches.Count;
        foreach ((IEntity entity, ColumnSet columns) in waiting)
            AddTo(FlushBatchKind.Update, entity, columns, default, start, again: true);
        PlanUpdates(_changes.Updates.FindAll(e => !_conflicts.IsEarly(e)));
    }

    private void PlanInserts(List<IEntity> inserts)
    {
        if (inserts.Count == 0)
            return;
        List<(IEntity Entity, ColumnSet Columns)> deferred = [];
        foreach (TableGroup group in EntityOrder.Sort(inserts))
        {
            if (!group.IsCyclic)
            {
                AddInserts(group.Entities, null);
                continue;
            }

            RowOrder order = RowOrder.ForInserts(group.Entities);
            foreach (List<IEntity> level in order.Levels)
                AddInserts(level, order);
            foreach (IEntity entity in order.Broken)
                deferred.Add((entity, order.BrokenColumns(entity)));
        }

        int start = _batches.Count;
        foreach ((IEntity entity, ColumnSet columns) in deferred)
            AddTo(FlushBatchKind.Update, entity, columns, default, start, again: true);
    }

    private void AddInserts(List<IEntity> entities, RowOrder? order)
    {
        int start = _batches.Count;
        foreach (IEntity entity in entities)
        {
            ColumnSet columns = entity.Mapper.Shape.InsertColumns(entity.Mapper, entity);
            ColumnSet omitted = order?.BrokenColumns(entity) ?? default;
            columns.RemoveAll(omitted);
            AddTo(FlushBatchKind.Insert, entity, columns, omitted, start);
        }
    }

    private void PlanUpdates(List<IEntity> updates, Dictionary<IEntity, ColumnSet>? waiting = null)
    {
        if (updates.Count == 0)
            return;
        foreach (List<IEntity> level in _conflicts.Levels(updates))
        {
            int start = _batches.Count;
            foreach (IEntity entity in level)
            {
                ColumnSet columns = entity.Mapper.Shape.UpdateColumns(entity.Mapper, entity);
                if (waiting is not null)
                    columns.RemoveAll(waiting.GetValueOrDefault(entity));
                if (!columns.IsEmpty)
                    AddTo(FlushBatchKind.Update, entity, columns, default, start);
            }
        }
    }

    private void PlanDeletes(List<IEntity> deletes)
    {
        if (deletes.Count == 0)
            return;
        List<TableGroup> groups = EntityOrder.Sort(deletes);
        for (int i = groups.Count - 1; i >= 0; i--)
        {
            if (!groups[i].IsCyclic)
            {
                AddDeletes(groups[i].Entities);
                continue;
            }

            RowOrder order = RowOrder.ForDeletes(groups[i].Entities);
            int start = _batches.Count;
            foreach (IEntity entity in order.Broken)
                AddTo(FlushBatchKind.Clear, entity, order.BrokenColumns(entity), default, start);

            foreach (List<IEntity> level in order.Levels)
                AddDeletes(level);
        }
    }

    private void AddDeletes(List<IEntity> entities)
    {
        PlanUnlinksOf(entities);
        int start = _batches.Count;
        foreach (IEntity entity in entities)
            AddTo(FlushBatchKind.Delete, entity, default, default, start);
    }

    // Batches from `start` on may be joined: the rows between do not depend on each other.
    private void AddTo(FlushBatchKind kind, IEntity entity, ColumnSet columns, ColumnSet omitted, int start = int.MaxValue, bool again = false)
    {
        EntityMapper mapper = entity.Mapper;
        for (int i = start; i < _batches.Count; i++)
        {
            if (_batches[i] is EntityBatch batch && batch.Kind == kind && ReferenceEquals(batch.Mapper, mapper)
                && batch.Form!.Columns.Equals(columns) && batch.Form.Omitted.Equals(omitted))
            {
                batch.Entities.Add(entity);
                return;
            }
        }

        FlushShape shape = mapper.Shape;
        int[] compared = kind switch
        {
            FlushBatchKind.Insert => [],
            FlushBatchKind.Clear => shape.Key,
            _ => shape.Compared,
        };
        int[] readBack = [];
        if (kind == FlushBatchKind.Insert)
        {
            ColumnSet known = columns;
            known.AddAll(omitted);
            readBack = shape.ReadBack(known);
        }
        else if (kind == FlushBatchKind.Update)
            readBack = shape.Computed;

        var added = new EntityBatch(kind, mapper, columns.ToArray(), compared, readBack) { Form = new BatchForm(columns, omitted), WritesAgain = again };
        added.Entities.Add(entity);
        _batches.Add(added);
    }

    // Not every database was made with cascading association tables, so the rows are deleted here unless the user knows better:
    // right before those that they refer to, when a mapped association's own rows were deleted already.
    private void PlanUnlinksOf(List<IEntity> deletes)
    {
        int start = _batches.Count;
        foreach (IEntity entity in deletes)
        {
            foreach (RelationshipInfo relationship in entity.Mapper.Shape.Associations)
            {
                LinkBatch? batch = LinksOf(relationship, start);
                if (batch is null)
                    _batches.Add(batch = new LinkBatch(relationship));
                batch.Links.Add((entity, entity));
            }
        }
    }

    private void PlanLinks(List<LinkChange> changes, FlushBatchKind kind)
    {
        int start = _batches.Count;
        foreach (LinkChange change in changes)
        {
            LinkBatch? batch = LinksOf(change.Relationship, start);
            if (batch is null)
                _batches.Add(batch = new LinkBatch(kind, change.Relationship, change.Relationship.Association!, change.Relationship.LinkColumns));
            batch.Links.Add((change.Source, change.Target));
        }
    }

    private LinkBatch? LinksOf(RelationshipInfo relationship, int start)
    {
        for (int i = start; i < _batches.Count; i++)
        {
            if (_batches[i] is LinkBatch known && ReferenceEquals(known.Relationship, relationship))
                return known;
        }

        return null;
    }
}
