using Orm.Execution;
using Orm.Loading;
using Orm.UnitOfWork;

namespace Orm.Mapping;

/// <summary>The side of a relationship that holds the foreign key (many-to-one, or the dependent side of one-to-one).</summary>
public sealed class ManyToOne<TSource, TTarget, TKey> : ReferenceInfo<TSource, TTarget>
    where TSource : class, IEntity
    where TTarget : class, IEntity
    where TKey : notnull
{
    // The principal's mapper where the foreign key names its key, else the relationship itself; one field, because sessions of many threads read it.
    private volatile object? _principalByKey;

    /// <summary>The foreign key, which lives in the source's table.</summary>
    public required ForeignKey<TSource, TTarget, TKey> ForeignKey { get; init; }

    internal override ForeignKeyInfo? SourceForeignKey => ForeignKey;

    /// <inheritdoc/>
    public override TTarget? Resolve(TSource source)
    {
        ref EntityTracking tracking = ref source.Tracking;
        if (tracking.IsLoaded(Index) || !TryReadKey(source, out TKey? key))
            return null;
        if (FindHeld(source, key!) is not { } held)
            throw new NotLoadedException(Source().EntityName, Name);
        SetField(source, held);
        return held;
    }

    /// <inheritdoc/>
    public override void Assign(TSource source, TTarget? target) => Assign(source, target, tellInverse: true);

    /// <summary>Called by the generated setter of a foreign key column after it changed: the reference is resolved anew.</summary>
    public void ForeignKeyChanged(TSource source)
    {
        TTarget? old = GetField(source);
        bool hasKey = ForeignKey.Read(source, out TKey key);
        if (old is not null && hasKey && IsKeyKnown(old, ForeignKey.PrincipalColumns)
            && EqualityComparer<TKey>.Default.Equals(ForeignKey.PrincipalKey(old), key))
            return;
        TTarget? now = hasKey ? FindHeld(source, key) : null;
        SetField(source, now);
        source.Tracking.MarkUnloaded(Index);
        RelationshipInfo? inverse = Inverse?.Invoke();
        if (inverse is null)
            return;
        if (old is not null)
            inverse.Drop(old, source);
        if (now is not null)
            inverse.Receive(now, source);
    }

    /// <summary>Assigns; <paramref name="tellInverse"/> is false when the change comes from the other side.</summary>
    internal void Assign(TSource source, TTarget? target, bool tellInverse)
    {
        TTarget? old = GetField(source);
        if (old is null && TryReadKey(source, out TKey? key) && !source.Tracking.IsLoaded(Index))
            old = FindHeld(source, key!);
        if (target is not null)
            RefuseStrangers(source, target);
        SetField(source, target);
        source.Tracking.MarkLoaded(Index);
        if (target is null)
            ForeignKey.Clear?.Invoke(source);
        else if (IsKeyKnown(target, ForeignKey.PrincipalColumns))
            ForeignKey.Write(source, ForeignKey.PrincipalKey(target));
        else
            ForeignKey.Clear?.Invoke(source);
        source.Tracking.Owner?.Touch(source);

        if (Inverse?.Invoke() is { } inverse)
        {
            if (old is not null && !ReferenceEquals(old, target))
                inverse.Drop(old, source);
            if (target is not null && tellInverse)
                inverse.Receive(target, source);
        }

        if (target is not null)
            JoinSessions(this, source, target);
    }

    internal override async ValueTask LoadAsync(IReadOnlyList<IEntity> sources, Include? include, LoadContext context, CancellationToken cancellationToken)
    {
        Dictionary<TKey, TTarget?> found = [];
        List<TSource> waiting = [];
        List<TSource> wanted = [];
        foreach (TSource source in SelectIn.Distinct<TSource>(sources))
        {
            if (GetField(source) is { } known ? !known.Tracking.HasRow || known.Tracking.Epoch >= context.Epoch : source.Tracking.IsLoaded(Index))
                continue;
            if (!TryReadKey(source, out TKey? key))
            {
                Fill(source, null);
                continue;
            }

            waiting.Add(source);
            // One that the session read in this epoch needs no statement; an older one is refreshed along.
            if (FindHeld(source, key!) is { } held && held.Tracking.Epoch >= context.Epoch)
                found.TryAdd(key!, held);
            else if (!found.ContainsKey(key!))
            {
                found.Add(key!, null);
                wanted.Add(source);
            }
        }

        if (wanted.Count > 0)
        {
            var target = (EntityMapper<TTarget>)Target();
            await SelectIn.RunAsync(
                context,
                wanted.Count,
                ForeignKey.Columns.Length,
                one: false,
                writer => RowSelect.WriteByKeys(writer, target.Table, ForeignKey.PrincipalColumns),
                (binder, ordinal, index) => BindForeignKey(binder, ordinal, wanted[index]),
                (in RowContext row) =>
                {
                    TTarget item = row.Materialize(target, 0);
                    found[ForeignKey.PrincipalKey(item)] = item;
                },
                cancellationToken).ConfigureAwait(false);
        }

        foreach (TSource source in waiting)
        {
            if (TryReadKey(source, out TKey? key))
                Fill(source, found.GetValueOrDefault(key!));
        }

        if (include is not null)
            await include.LoadNestedAsync(TargetsOf(sources), hasRun: false, context, cancellationToken).ConfigureAwait(false);
    }

    internal override void FillJoined(TSource source, TTarget? target)
    {
        if (GetField(source) is not null || source.Tracking.IsLoaded(Index))
            return;
        bool hasKey = TryReadKey(source, out TKey? key);
        if (target is null)
        {
            // A key that the database no longer (or not yet) finds is left to the getter where the session changed it.
            if (!hasKey || !Array.Exists(ForeignKey.Columns, c => source.Tracking.IsChanged(c)))
                Fill(source, null);
        }
        else if (hasKey && EqualityComparer<TKey>.Default.Equals(ForeignKey.PrincipalKey(target), key))
            Fill(source, target);
    }

    internal override bool IsCut(IEntity source) =>
        source.Tracking.IsLoaded(Index) && GetField((TSource)source) is null && ForeignKey.Clear is null;

    internal override bool IsReadable(IEntity source) =>
        IsLoaded(source) || !TryReadKey((TSource)source, out TKey? key) || FindHeld((TSource)source, key!) is not null;

    internal override void SyncForeignKey(IEntity source)
    {
        var dependent = (TSource)source;
        if (GetField(dependent) is { } target && IsKeyKnown(target, ForeignKey.PrincipalColumns))
            ForeignKey.Write(dependent, ForeignKey.PrincipalKey(target));
    }

    internal override void KeysRead(IEntity source)
    {
        var dependent = (TSource)source;
        if (GetField(dependent) is { } target && ForeignKey.Read(dependent, out TKey key)
            && EqualityComparer<TKey>.Default.Equals(ForeignKey.PrincipalKey(target), key))
            return;
        Forget(source);
    }

    internal override bool? RefersTo(IEntity item, IEntity source)
    {
        var dependent = (TSource)item;
        if (GetField(dependent) is { } target)
        {
            if (ReferenceEquals(target, source))
                return true;
            // Without an identity map one row may be two instances.
            return item.Tracking.Owner is null && target.Tracking.HasRow && source.Tracking.HasRow
                && EqualityComparer<TKey>.Default.Equals(ForeignKey.PrincipalKey(target), ForeignKey.PrincipalKey((TTarget)source));
        }

        if (source.Tracking.HasRow && TryReadKey(dependent, out TKey? key) && !dependent.Tracking.IsLoaded(Index))
            return EqualityComparer<TKey>.Default.Equals(ForeignKey.PrincipalKey((TTarget)source), key);
        return false;
    }

    internal override void PrincipalsDeleted(IReadOnlyList<IEntity> principals, IReadOnlyList<IEntity> dependents, bool isUnlinked, ChangeTracker tracker)
    {
        HashSet<TKey> gone = [];
        foreach (IEntity principal in principals)
            gone.Add(ForeignKey.PrincipalKey((TTarget)principal));
        int[] columns = ForeignKey.Columns;
        foreach (IEntity entity in dependents)
        {
            var dependent = (TSource)entity;
            if (entity.Tracking.State != EntityState.Persistent || !ForeignKey.Read(dependent, out TKey key) || !gone.Contains(key)
                || Array.Exists(columns, c => entity.Tracking.IsChanged(c)))
                continue;
            if (isUnlinked || ForeignKey.OnDelete == ReferentialAction.Cascade)
                tracker.DeletedByDatabase(entity);
            else if (ForeignKey.OnDelete == ReferentialAction.SetNull && ForeignKey.Clear is not null)
                tracker.SetByDatabase(entity, columns, () =>
                {
                    ForeignKey.Clear(dependent);
                    SetField(dependent, null);
                });
        }
    }

    internal TTarget? FindHeld(TSource source, TKey key)
    {
        if (source.Tracking.Owner is not { } owner)
            return null;
        return (_principalByKey ??= PrincipalByKey()) is EntityMapper<TTarget, TKey> principal ? owner.Find(principal, key) : null;
    }

    private object PrincipalByKey() =>
        Target() is EntityMapper<TTarget, TKey> target && target.Table.PrimaryKey is { } primary && primary.Columns.AsSpan().SequenceEqual(ForeignKey.PrincipalColumns)
            ? target
            : this;

    /// <summary>The foreign key's value; none while it is null or, on a new entity, was never assigned.</summary>
    internal bool TryReadKey(TSource source, out TKey? key)
    {
        if (!ForeignKey.Read(source, out TKey read))
        {
            key = default;
            return false;
        }

        key = read;
        return source.Tracking.HasRow || Array.TrueForAll(ForeignKey.Columns, c => source.Mapper.IsAssigned(source, c));
    }

    private void RefuseStrangers(TSource source, TTarget target)
    {
        if (source.Tracking.Owner is { } left && target.Tracking.Owner is { } right && !ReferenceEquals(left, right))
            throw new OrmException($"{this} cannot relate entities of two sessions. Merge one of them: await session.MergeAsync(entity).");
    }

    private void BindForeignKey(ParameterBinder binder, int ordinal, TSource source)
    {
        for (int i = 0; i < ForeignKey.Columns.Length; i++)
            source.Mapper.BindColumn(binder, ordinal + i, source, ForeignKey.Columns[i]);
    }
}
