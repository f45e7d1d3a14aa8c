using Orm.Execution;
using Orm.Loading;
using Orm.UnitOfWork;

namespace Orm.Mapping;

/// <summary>One side of a relationship, as declared by a property. Immutable.</summary>
public abstract class RelationshipInfo
{
    private protected RelationshipInfo()
    {
    }

    /// <summary>The property's name.</summary>
    public required string Name { get; init; }

    /// <summary>The relationship's index in its class, which is its bit in <see cref="EntityTracking.IsLoaded"/>.</summary>
    public required int Index { get; init; }

    /// <summary>The mapper of the class that declares the property; a delegate, because mappers refer to each other.</summary>
    public required Func<EntityMapper> Source { get; init; }

    /// <summary>The mapper of the class on the other side.</summary>
    public required Func<EntityMapper> Target { get; init; }

    /// <summary>The property on the other side that mirrors this one, or null when there is none.</summary>
    public Func<RelationshipInfo>? Inverse { get; init; }

    /// <summary>What operations on the source do to the targets.</summary>
    public Cascade Cascade { get; init; } = Cascade.Default;

    /// <summary>True for a collection, false for a reference.</summary>
    public abstract bool IsCollection { get; }

    /// <summary>The foreign key in the source's table, where that side holds it.</summary>
    internal virtual ForeignKeyInfo? SourceForeignKey => null;

    /// <summary>The foreign key in the target's table, where that side holds it.</summary>
    internal virtual ForeignKeyInfo? TargetForeignKey => null;

    /// <summary>The association table of a many-to-many relationship.</summary>
    internal virtual TableInfo? Association => null;

    /// <summary>The association table's columns that refer to the source.</summary>
    internal virtual int[] AssociationSourceColumns => [];

    /// <summary>The association table's columns that refer to the target.</summary>
    internal virtual int[] AssociationTargetColumns => [];

    /// <summary>The foreign key behind the relationship, in whichever table it lives; null for many-to-many.</summary>
    internal ForeignKeyInfo? ForeignKeyInfo => SourceForeignKey ?? TargetForeignKey;

    /// <summary>Whether the source's table holds the foreign key.</summary>
    internal bool HoldsForeignKey => SourceForeignKey is not null;

    /// <summary>The association table's columns, both sides', in ordinal order.</summary>
    internal virtual int[] LinkColumns => [];

    /// <summary>Whether the other side's columns stand first in the association table.</summary>
    internal virtual bool IsLinkSecond => false;

    /// <summary>Whether an element that left the relationship still has no other parent in it.</summary>
    internal virtual bool IsParentless(IEntity item) => false;

    /// <summary>Whether a property of this type can be the one that declares the relationship.</summary>
    internal abstract bool IsPropertyType(Type type);

    /// <summary>Whether the property can be read without loading.</summary>
    internal abstract bool IsLoaded(IEntity source);

    /// <summary>The same, counting what the getter would find in the session's identity map.</summary>
    internal virtual bool IsReadable(IEntity source) => IsLoaded(source);

    /// <summary>Whether memory holds every target: loaded, and not by a filter.</summary>
    internal virtual bool IsCompletelyLoaded(IEntity source) => IsLoaded(source);

    /// <summary>Whether memory never holds more than what was put in and taken out since the last flush.</summary>
    internal virtual bool HoldsOnlyDifferences => false;

    /// <summary>Loads the relationship of the sources that do not have it; those given a filter are always loaded.</summary>
    internal abstract ValueTask LoadAsync(IReadOnlyList<IEntity> sources, Include? include, LoadContext context, CancellationToken cancellationToken);

    /// <summary>Adds the targets that memory holds.</summary>
    internal abstract void CollectTargets(IEntity source, List<IEntity> targets);

    /// <summary>Makes the targets those given; without <paramref name="isComplete"/> nothing is taken out.</summary>
    internal abstract void Replace(IEntity source, List<IEntity> targets, bool isComplete);

    /// <summary>Called when a tracker took the source.</summary>
    internal virtual void SourceAttached(IEntity source, ChangeTracker tracker)
    {
    }

    /// <summary>Called after all columns of the source were read anew: what its keys no longer say is forgotten.</summary>
    internal virtual void KeysRead(IEntity source)
    {
    }

    /// <summary>Makes the property unloaded.</summary>
    internal abstract void Forget(IEntity source);

    /// <summary>The entity in a reference's backing field.</summary>
    internal virtual IEntity? ReferenceOf(IEntity source) => null;

    /// <summary>Whether a reference was cut although its foreign key still has a value, because it accepts no null.</summary>
    internal virtual bool IsCut(IEntity source) => false;

    /// <summary>Writes the key of the entity referred to into the foreign key, once it is known.</summary>
    internal virtual void SyncForeignKey(IEntity source)
    {
    }

    /// <summary>Writes the key of the parent that a one-sided collection gave to the child.</summary>
    internal virtual void SyncLink(IEntity child, IEntity? parent)
    {
    }

    /// <summary>The other side changed: the target refers to this source now.</summary>
    internal virtual void Receive(IEntity source, IEntity target)
    {
    }

    /// <summary>The other side changed: the target no longer refers to this source.</summary>
    internal virtual void Drop(IEntity source, IEntity target)
    {
    }

    /// <summary>Cuts a target that the database still links to the source, unless memory knows better.</summary>
    internal virtual void LetGo(IEntity source, IEntity target)
    {
    }

    /// <summary>Stops showing a target whose row is gone; gives what shows it again, or null when it was not shown.</summary>
    internal virtual Action? Hide(IEntity source, IEntity target) => null;

    /// <summary>An element was put into the source's collection.</summary>
    internal virtual void ItemAdded(IEntity source, IEntity item)
    {
    }

    /// <summary>An element was taken out of the source's collection.</summary>
    internal virtual void ItemRemoved(IEntity source, IEntity item)
    {
    }

    /// <summary>Whether an entity is in the source's collection, as far as its own side tells; null when that side does not.</summary>
    internal virtual bool? RefersTo(IEntity item, IEntity source) => null;

    /// <summary>Binds a column of an association row.</summary>
    internal virtual void BindLink(ParameterBinder binder, int ordinal, IEntity source, IEntity target, int column) =>
        throw new InvalidOperationException($"{this} has no association table.");

    /// <summary>The source's collection, made if there is none yet; null for references.</summary>
    internal virtual IEntityCollection? Collection(IEntity source) => null;

    /// <summary>The source's collection if it exists; null for references.</summary>
    internal virtual IEntityCollection? ExistingCollection(IEntity source) => null;

    /// <summary>After principals were deleted: what the database did to dependents is done to those in memory.</summary>
    internal virtual void PrincipalsDeleted(IReadOnlyList<IEntity> principals, IReadOnlyList<IEntity> dependents, bool isUnlinked, ChangeTracker tracker)
    {
    }

    /// <summary>Whether the columns have values that others may refer to: the entity has a row, or they were assigned.</summary>
    internal static bool IsKeyKnown(IEntity entity, int[] columns)
    {
        ref EntityTracking tracking = ref entity.Tracking;
        if (tracking.HasRow)
            return true;
        EntityMapper mapper = entity.Mapper;
        foreach (int column in columns)
        {
            if (mapper.IsAssigned(entity, column))
                continue;
            if (mapper.Table.Columns[column].Generation != ValueGeneration.ClientGuid || tracking.Owner is null)
                return false;
        }

        return true;
    }

    /// <summary>Relating two entities joins them in one session: the one that has none follows the other, where the cascade says so.</summary>
    internal static void JoinSessions(RelationshipInfo relationship, IEntity source, IEntity target)
    {
        ChangeTracker? left = source.Tracking.Owner;
        ChangeTracker? right = target.Tracking.Owner;
        if (ReferenceEquals(left, right))
            return;
        if (left is not null && right is not null)
            throw new OrmException($"{relationship} cannot relate entities of two sessions. Merge one of them: await session.MergeAsync(entity).");
        if (left is not null)
        {
            if ((relationship.Cascade & Cascade.SaveUpdate) != 0)
                left.Add(target);
        }
        else if (relationship.Inverse?.Invoke() is { } inverse && (inverse.Cascade & Cascade.SaveUpdate) != 0)
            right!.Add(source);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Source().EntityName}.{Name}";
}
