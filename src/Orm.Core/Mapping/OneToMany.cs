using Orm.Execution;
using Orm.Loading;
using Orm.Statements;
using Orm.UnitOfWork;

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

    internal override async ValueTask LoadAsync(IReadOnlyList<IEntity> sources, Include? include, LoadContext context, CancellationToken cancellationToken)
    {
        ForeignKey<TTarget, TSource, TKey> key = ForeignKey();
        List<TSource> parents = SourcesToLoad(sources, include, context);
        Dictionary<TKey, List<TTarget>> byKey = new(parents.Count);
        if (parents.Count > 0)
        {
            bool ranked = parents.Count > 1 && include?.CanRank(context.Connection.Dialect) == true;
            await SelectIn.RunAsync(
                context,
                parents.Count,
                key.Columns.Length,
                one: include is { IsLimited: true } && !ranked,
                ranked ? writer => RankedRenderer.Write(writer, include!.Query!, this) : WriterOf(include, key.Columns, Target().Table),
                (binder, ordinal, index) => RowSelect.BindOriginal(binder, ordinal, parents[index], key.PrincipalColumns),
                Read,
                cancellationToken).ConfigureAwait(false);
        }

        var inverse = Inverse?.Invoke() as ManyToOne<TTarget, TSource, TKey>;
        foreach (TSource parent in parents)
        {
            List<TTarget> own = byKey.GetValueOrDefault(key.PrincipalKey(parent)) ?? [];
            FillCollection(parent, own, include, context);
            if (inverse is null)
                continue;
            foreach (TTarget child in GetField(parent)!)
            {
                if (inverse.GetField(child) is null && inverse.RefersTo(child, parent) == true)
                    inverse.Fill(child, parent);
            }
        }

        if (include is not null)
            await include.LoadNestedAsync(TargetsOf(sources), hasRun: parents.Count == sources.Count, context, cancellationToken).ConfigureAwait(false);

        void Read(in RowContext row)
        {
            TTarget child = include?.Query is null ? row.Materialize((EntityMapper<TTarget>)Target(), 0) : (TTarget)include.Read(in row);
            if (!key.Read(child, out TKey value))
                return;
            if (!byKey.TryGetValue(value, out List<TTarget>? own))
                byKey.Add(value, own = []);
            own.Add(child);
        }
    }

    internal override bool IsParentless(IEntity item) =>
        Inverse?.Invoke() is { } inverse
            ? inverse.ReferenceOf(item) is null && item.Tracking.IsLoaded(inverse.Index)
            : item.Tracking.Extra is { } extra && extra.TryGetParent(this, out IEntity? parent) && parent is null;

    internal override void SyncLink(IEntity child, IEntity? parent) => ParentLinks.Sync(ForeignKey(), (TTarget)child, (TSource?)parent);
}
