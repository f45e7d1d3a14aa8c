using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>Cascades that need the database.</summary>
internal sealed partial class ChangeTracker
{
    /// <summary>Whether removed entities have children that nobody loaded, and that go with them: they are read before the flush is planned.</summary>
    public bool MustReadChildren()
    {
        RemoveOrphans();
        foreach (IEntity entity in _removed)
        {
            if (Array.Exists(entity.Mapper.Relationships, r => IsReadToCascade(r) && entity.Tracking.HasRow && !r.IsCompletelyLoaded(entity)))
                return true;
        }

        return false;
    }

    /// <summary>Reads the children of removed entities that nobody loaded, and removes them too, down to the last generation.</summary>
    public async ValueTask RemoveUnloadedChildrenAsync(DriverConnection connection, CancellationToken cancellationToken)
    {
        List<IEntity> generation = [.. _removed];
        while (generation.Count > 0)
        {
            int known = _removed.Count;
            foreach (IGrouping<EntityMapper, IEntity> parents in generation.GroupBy(static e => e.Mapper))
            {
                foreach (RelationshipInfo relationship in parents.Key.Relationships)
                {
                    if (!IsReadToCascade(relationship))
                        continue;
                    foreach (IEntity child in await Loading.ChildLoader.LoadAsync(relationship, [.. parents], this, connection, cancellationToken).ConfigureAwait(false))
                        Remove(child);
                }
            }

            generation = _removed.Items.GetRange(known, _removed.Count - known);
        }
    }

    private static bool IsReadToCascade(RelationshipInfo relationship) =>
        (relationship.Cascade & (Cascade.Delete | Cascade.PassiveDeletes)) == Cascade.Delete && relationship.TargetForeignKey is not null;
}
