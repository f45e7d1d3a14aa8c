namespace Orm.Mapping;

/// <summary>The side of a relationship that holds many entities which refer back by their foreign key.</summary>
public sealed class OneToMany<TSource, TTarget, TKey> : CollectionInfo<TSource, TTarget>
    where TSource : class, IEntity
    where TTarget : class, IEntity
    where TKey : notnull
{
    /// <summary>The foreign key, which lives in the target's table.</summary>
    public required Func<ForeignKey<TTarget, TSource, TKey>> ForeignKey { get; init; }

    internal override ForeignKeyInfo? TargetForeignKey => ForeignKey();

    internal override void ItemAdded(IEntity source, IEntity item)
    {
        var parent = (TSource)source;
        var child = (TTarget)item;
        if (Inverse?.Invoke() is ManyToOne<TTarget, TSource, TKey> inverse)
            inverse.Assign(child, parent, tellInverse: false);
        else
            ParentLinks.Set(this, ForeignKey(), child, parent);
        JoinSessions(this, source, item);
    }

    internal override void ItemRemoved(IEntity source, IEntity item)
    {
        var child = (TTarget)item;
        if (Inverse?.Invoke() is ManyToOne<TTarget, TSource, TKey> inverse)
            inverse.Assign(child, null, tellInverse: false);
        else
            ParentLinks.Set(this, ForeignKey(), child, null);
        item.Tracking.Owner?.Orphaned(this, item);
    }

    internal override bool? RefersTo(IEntity item, IEntity source) =>
        Inverse?.Invoke() is ManyToOne<TTarget, TSource, TKey> inverse
            ? inverse.RefersTo(item, source)
            : ParentLinks.Refers(this, ForeignKey(), (TTarget)item, (TSource)source);

    internal override bool IsParentless(IEntity item) =>
        Inverse?.Invoke() is { } inverse
            ? inverse.ReferenceOf(item) is null && item.Tracking.IsLoaded(inverse.Index)
            : item.Tracking.Extra is { } extra && extra.TryGetParent(this, out IEntity? parent) && parent is null;

    internal override void SyncLink(IEntity child, IEntity? parent) => ParentLinks.Sync(ForeignKey(), (TTarget)child, (TSource?)parent);
}
