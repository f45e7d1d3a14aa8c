using Orm.Execution;
using Orm.Loading;
using Orm.UnitOfWork;

namespace Orm.Mapping;

/// <summary>The principal side of a one-to-one relationship: the other side holds the foreign key.</summary>
public sealed class OneToOne<TSource, TTarget, TKey> : ReferenceInfo<TSource, TTarget>
    where TSource : class, IEntity
    where TTarget : class, IEntity
    where TKey : notnull
{
    /// <summary>The foreign key, which lives in the target's table.</summary>
    public required Func<ForeignKey<TTarget, TSource, TKey>> ForeignKey { get; init; }

    internal override ForeignKeyInfo? TargetForeignKey => ForeignKey();

    /// <inheritdoc/>
    public override TTarget? Resolve(TSource source)
    {
        if (!source.Tracking.HasRow || source.Tracking.IsLoaded(Index))
            return null;
        throw new NotLoadedException(Source().EntityName, Name);
    }

    /// <inheritdoc/>
    public override void Assign(TSource source, TTarget? target)
    {
        TTarget? old = GetField(source);
        NoteReplaced(source, old);
        if (ReferenceEquals(old, target))
        {
            source.Tracking.MarkLoaded(Index);
            return;
        }

        SetField(source, target);
        source.Tracking.MarkLoaded(Index);
        if (old is not null)
            Unlink(source, old);
        if (target is null)
            return;
        if (Inverse?.Invoke() is ManyToOne<TTarget, TSource, TKey> inverse)
            inverse.Assign(target, source, tellInverse: false);
        else
            ParentLinks.Set(this, ForeignKey(), target, source);
        JoinSessions(this, source, target);
    }

    internal override async ValueTask LoadAsync(IReadOnlyList<IEntity> sources, Include? include, LoadContext context, CancellationToken cancellationToken)
    {
        ForeignKey<TTarget, TSource, TKey> key = ForeignKey();
        List<TSource> wanted = SelectIn.Distinct<TSource>(sources).FindAll(s => GetField(s) is { } known
            ? known.Tracking.HasRow && known.Tracking.Epoch < context.Epoch
            : !s.Tracking.IsLoaded(Index));
        Dictionary<TKey, TTarget> found = [];
        if (wanted.Count > 0)
        {
            var target = (EntityMapper<TTarget>)Target();
            await SelectIn.RunAsync(
                context,
                wanted.Count,
                key.Columns.Length,
                one: false,
                writer => RowSelect.WriteByKeys(writer, target.Table, key.Columns),
                (binder, ordinal, index) => RowSelect.BindOriginal(binder, ordinal, wanted[index], key.PrincipalColumns),
                (in RowContext row) =>
                {
                    TTarget item = row.Materialize(target, 0);
                    if (key.Read(item, out TKey value))
                        found[value] = item;
                },
                cancellationToken).ConfigureAwait(false);
        }

        var inverse = Inverse?.Invoke() as ManyToOne<TTarget, TSource, TKey>;
        foreach (TSource source in wanted)
        {
            TTarget? item = found.GetValueOrDefault(key.PrincipalKey(source));
            Fill(source, item);
            if (item is not null && inverse is not null && inverse.GetField(item) is null)
                inverse.Fill(item, source);
        }

        if (include is not null)
            await include.LoadNestedAsync(TargetsOf(sources), hasRun: false, context, cancellationToken).ConfigureAwait(false);
    }

    internal override void FillJoined(TSource source, TTarget? target)
    {
        if (GetField(source) is not null || source.Tracking.IsLoaded(Index))
            return;
        var inverse = Inverse?.Invoke() as ManyToOne<TTarget, TSource, TKey>;
        if (target is not null && inverse?.RefersTo(target, source) == false)
            target = null;
        Fill(source, target);
        if (target is not null && inverse is not null && inverse.GetField(target) is null)
            inverse.Fill(target, source);
    }

    internal override void Receive(IEntity source, IEntity target)
    {
        var principal = (TSource)source;
        TTarget? old = GetField(principal);
        NoteReplaced(principal, old);
        Fill(principal, (TTarget)target);
        if (old is not null && !ReferenceEquals(old, target))
            Unlink(principal, old);
    }

    internal override void Drop(IEntity source, IEntity target)
    {
        if (ReferenceEquals(GetField((TSource)source), target))
            Fill((TSource)source, null);
    }

    internal override Action? Hide(IEntity source, IEntity target)
    {
        var principal = (TSource)source;
        if (!ReferenceEquals(GetField(principal), target))
            return null;
        Fill(principal, null);
        return () =>
        {
            if (GetField(principal) is null)
                Fill(principal, (TTarget)target);
        };
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

    internal override void SourceAttached(IEntity source, ChangeTracker tracker)
    {
        if (source.Tracking.Extra?.Replaced?.Contains(this) == true)
            tracker.Replaced(this, source);
    }

    internal override void LetGo(IEntity source, IEntity target)
    {
        if (!ReferenceEquals(GetField((TSource)source), target) && RefersTo(target, source) != false)
            Unlink((TSource)source, (TTarget)target);
    }

    // Nobody knows yet whom the row holds: the next flush asks the database.
    private void NoteReplaced(TSource source, TTarget? old)
    {
        ref EntityTracking tracking = ref source.Tracking;
        if (old is not null || !tracking.HasRow || tracking.IsLoaded(Index))
            return;
        EntityExtra extra = tracking.Extra ??= new EntityExtra();
        if (extra.Replaced?.Contains(this) != true)
            (extra.Replaced ??= []).Add(this);
        tracking.Owner?.Replaced(this, source);
    }

    private void Unlink(TSource source, TTarget old)
    {
        if (Inverse?.Invoke() is ManyToOne<TTarget, TSource, TKey> inverse)
        {
            if (ReferenceEquals(inverse.GetField(old), source) || inverse.RefersTo(old, source) == true)
                inverse.Assign(old, null, tellInverse: false);
        }
        else
            ParentLinks.Set(this, ForeignKey(), old, null);
        old.Tracking.Owner?.Orphaned(this, old);
    }
}
