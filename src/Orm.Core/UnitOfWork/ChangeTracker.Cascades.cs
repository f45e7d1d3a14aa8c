using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>Cascades that need the database.</summary>
internal sealed partial class ChangeTracker
{
    /// <summary>Reads the children of removed entities that nobody loaded, and removes them too, down to the last generation.</summary>
    private async ValueTask RemoveUnloadedChildrenAsync(DriverConnection connection, CancellationToken cancellationToken)
    {
        RemoveOrphans();
        if (_removed.Count == 0)
            return;
        List<IEntity> generation = [.. _removed];
        while (generation.Count > 0)
        {
            int known = _removed.Count;
            foreach (IGrouping<EntityMapper, IEntity> parents in generation.GroupBy(static e => e.Mapper))
            {
                foreach (RelationshipInfo relationship in parents.Key.Relationships)
                {
                    if ((relationship.Cascade & (Cascade.Delete | Cascade.PassiveDeletes)) != Cascade.Delete)
                        continue;
                    foreach (IEntity child in await Loading.ChildLoader.LoadAsync(relationship, [.. parents], this, connection, cancellationToken).ConfigureAwait(false))
                        Remove(child);
                }
            }

            generation = _removed.Items.GetRange(known, _removed.Count - known);
        }
    }
}
