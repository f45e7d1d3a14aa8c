using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>Cascades that need the database.</summary>
internal sealed partial class ChangeTracker
{
    private LazyList<(RelationshipInfo Relationship, IEntity Source)> _replaced;

    /// <summary>A one-to-one property was assigned that nobody had loaded: whom it held is read and let go before the next flush.</summary>
    public void Replaced(RelationshipInfo relationship, IEntity source)
    {
        if (_replaced.Exists(r => ReferenceEquals(r.Relationship, relationship) && ReferenceEquals(r.Source, source)))
            return;
        _replaced.Add((relationship, source));
        NoteDeleted(relationship.Target());
    }

    /// <summary>Whether removed entities have children that nobody loaded, and that go with them: they are read before the flush is planned.</summary>
    public bool MustReadChildren()
    {
        RemoveOrphans();
        if (_replaced.Count > 0)
            return true;
        foreach (IEntity entity in _removed)
        {
            if (Array.Exists(entity.Mapper.Relationships, r => IsReadToCascade(r) && entity.Tracking.HasRow && !r.IsCompletelyLoaded(entity)))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Reads whom one-to-one properties held that were assigned unloaded, and lets them go; reads the children of removed entities
    /// that nobody loaded, and removes them too, down to the last generation.
    /// </summary>
    public async ValueTask RemoveUnloadedChildrenAsync(DriverConnection connection, CancellationToken cancellationToken)
    {
        await LetReplacedGoAsync(connection, cancellationToken).ConfigureAwait(false);
        List<IEntity> generation = [.. _removed];
        while (generation.Count > 0)
        {
            int before = _removed.Count;
            foreach (IGrouping<EntityMapper, IEntity> parents in generation.GroupBy(static e => e.Mapper))
            {
                foreach (RelationshipInfo relationship in parents.Key.Relationships)
                {
                    if (!IsReadToCascade(relationship))
                        continue;
                    List<IEntity> known = [.. parents];
                    foreach (IEntity child in await Loading.ChildLoader.LoadAsync(relationship, known, this, connection, cancellationToken).ConfigureAwait(false))
                    {
                        if (!HasLeft(child, known, relationship))
                            Remove(child);
                    }
                }
            }

            generation = _removed.Items.GetRange(before, _removed.Count - before);
        }
    }

    private async ValueTask LetReplacedGoAsync(DriverConnection connection, CancellationToken cancellationToken)
    {
        foreach (IGrouping<RelationshipInfo, IEntity> sources in _replaced.Items.GroupBy(static r => r.Relationship, static r => r.Source).ToList())
        {
            List<IEntity> held = sources.Where(s => ReferenceEquals(s.Tracking.Owner, this) && s.Tracking.HasRow).ToList();
            foreach (IEntity child in await Loading.ChildLoader.ReadAsync(sources.Key, held, this, connection, cancellationToken).ConfigureAwait(false))
            {
                foreach (IEntity source in held)
                    sources.Key.LetGo(source, child);
            }
        }

        foreach ((RelationshipInfo _, IEntity source) in _replaced)
            source.Tracking.Extra!.Replaced = null;
        _replaced.Clear();
        RemoveOrphans();
    }

    // The row still names a parent that goes, but memory has given the child to another one, or to none. Every such change queues the child.
    private static bool HasLeft(IEntity child, List<IEntity> parents, RelationshipInfo relationship) =>
        (child.Tracking.IsQueued || child.Mapper.UsesSnapshots) && parents.TrueForAll(parent => relationship.RefersTo(child, parent) == false);

    private static bool IsReadToCascade(RelationshipInfo relationship) =>
        (relationship.Cascade & (Cascade.Delete | Cascade.PassiveDeletes)) == Cascade.Delete && relationship.TargetForeignKey is not null;
}
