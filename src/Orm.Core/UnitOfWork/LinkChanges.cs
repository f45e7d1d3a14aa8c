using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>Turns the differences of many-to-many collections into association rows; both sides tell of the same row, which counts once.</summary>
internal static class LinkChanges
{
    public static void Collect(List<IEntityCollection> collections, ChangeTracker tracker, FlushChanges changes)
    {
        HashSet<(TableInfo, IEntity, IEntity)>? seen = null;
        foreach (IEntityCollection collection in collections)
        {
            if (!collection.HasLinkChanges)
                continue;
            seen ??= new HashSet<(TableInfo, IEntity, IEntity)>(PairComparer.Instance);
            foreach (IEntity item in collection.Added)
                Add(collection, item, changes.Links);
            foreach (IEntity item in collection.Removed)
                Add(collection, item, changes.Unlinks);
        }

        void Add(IEntityCollection collection, IEntity item, List<LinkChange> list)
        {
            IEntity owner = collection.Owner;
            // The row of an entity that goes away takes its association rows along; one that never came had none.
            bool isInsert = ReferenceEquals(list, changes.Links);
            if (!IsAlive(owner, tracker, isInsert, collection.Relationship) || !IsAlive(item, tracker, isInsert, collection.Relationship))
            {
                changes.Settled.Add((collection, item, isInsert));
                return;
            }

            LinkChange change = Normalise(collection.Relationship, owner, item);
            if (seen!.Add((change.Relationship.Association!, change.Source, change.Target)))
                list.Add(change);
        }
    }

    private static bool IsAlive(IEntity entity, ChangeTracker tracker, bool isInsert, RelationshipInfo relationship)
    {
        ref EntityTracking tracking = ref entity.Tracking;
        if (ReferenceEquals(tracking.Owner, tracker))
            return isInsert ? tracking.State is EntityState.Pending or EntityState.Persistent : tracking.HasRow && tracking.State != EntityState.Deleted;
        if (isInsert && !tracking.HasRow)
            throw new OrmException($"{relationship} holds a new {entity.Mapper.EntityName} that is not in the session. Add it: session.Add(entity), or let the relationship cascade.");
        return tracking.HasRow;
    }

    // One side speaks for both: the one whose columns stand first in the association table.
    private static LinkChange Normalise(RelationshipInfo relationship, IEntity source, IEntity target)
    {
        if (!relationship.IsLinkSecond || relationship.Inverse?.Invoke() is not { } inverse)
            return new LinkChange(relationship, source, target);
        return new LinkChange(inverse, target, source);
    }

    private sealed class PairComparer : IEqualityComparer<(TableInfo Table, IEntity Source, IEntity Target)>
    {
        public static PairComparer Instance { get; } = new();

        public bool Equals((TableInfo Table, IEntity Source, IEntity Target) x, (TableInfo Table, IEntity Source, IEntity Target) y) =>
            ReferenceEquals(x.Table, y.Table) && ReferenceEquals(x.Source, y.Source) && ReferenceEquals(x.Target, y.Target);

        public int GetHashCode((TableInfo Table, IEntity Source, IEntity Target) pair) => HashCode.Combine(
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Source),
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Target));
    }
}
