using Orm.Execution;
using Orm.Loading;
using Orm.UnitOfWork;

namespace Orm.Mapping;

/// <summary>A relationship whose property holds many entities.</summary>
/// <typeparam name="TSource">The class that declares the property.</typeparam>
/// <typeparam name="TTarget">The class of the elements.</typeparam>
public abstract class CollectionInfo<TSource, TTarget> : RelationshipInfo
    where TSource : class, IEntity
    where TTarget : class, IEntity
{
    private protected CollectionInfo()
    {
    }

    /// <inheritdoc/>
    public sealed override bool IsCollection => true;

    /// <summary>Whether the property is a <see cref="WriteOnly{T}"/>, whose elements never come into memory through it.</summary>
    public bool IsWriteOnly { get; init; }

    /// <summary>Reads the backing field; null until the property is first used.</summary>
    public required Func<TSource, EntityCollection<TTarget>?> GetField { get; init; }

    /// <summary>Writes the backing field.</summary>
    public required Action<TSource, EntityCollection<TTarget>> SetField { get; init; }

    /// <summary>The collection of an entity: the backing field's, made on first use.</summary>
    public EntityCollection<TTarget> CollectionOf(TSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (GetField(source) is { } known)
            return known;
        var collection = new EntityCollection<TTarget>(source, this, isLoaded: IsLoadedFromTheStart(source));
        SetField(source, collection);
        return collection;
    }

    internal sealed override bool IsPropertyType(Type type) =>
        IsWriteOnly ? type == typeof(WriteOnly<TTarget>) : type == typeof(IList<TTarget>) || type == typeof(ICollection<TTarget>);

    internal sealed override bool IsLoaded(IEntity source) => GetField((TSource)source)?.IsLoaded ?? IsLoadedFromTheStart((TSource)source);

    internal sealed override bool IsCompletelyLoaded(IEntity source) => IsLoaded(source) && GetField((TSource)source) is not { IsPartial: true };

    internal sealed override bool HoldsOnlyDifferences => IsWriteOnly;

    internal sealed override IEntityCollection? Collection(IEntity source) => CollectionOf((TSource)source);

    internal sealed override IEntityCollection? ExistingCollection(IEntity source) => GetField((TSource)source);

    internal sealed override void CollectTargets(IEntity source, List<IEntity> targets) => GetField((TSource)source)?.CollectTo(targets);

    internal sealed override void Replace(IEntity source, List<IEntity> targets, bool isComplete)
    {
        EntityCollection<TTarget> collection = CollectionOf((TSource)source);
        if (isComplete && collection.IsLoaded)
        {
            var kept = new HashSet<IEntity>(targets, ReferenceEqualityComparer.Instance);
            for (int i = collection.Count - 1; i >= 0; i--)
            {
                if (!kept.Contains(collection[i]))
                    collection.RemoveAt(i);
            }
        }

        foreach (IEntity target in targets)
            collection.Add((TTarget)target);
    }

    internal sealed override void Forget(IEntity source)
    {
        GetField((TSource)source)?.Unload();
        source.Tracking.MarkUnloaded(Index);
    }

    internal sealed override void SourceAttached(IEntity source, ChangeTracker tracker)
    {
        if (GetField((TSource)source) is { HasDifferences: true } collection)
            tracker.Register(collection);
    }

    internal sealed override void Receive(IEntity source, IEntity target) => CollectionOf((TSource)source).Mirror((TTarget)target, added: true);

    internal sealed override void Drop(IEntity source, IEntity target)
    {
        // Nothing is known of an unloaded collection, so there is nothing to take back in one that was never used.
        if (GetField((TSource)source) is { } collection)
            collection.Mirror((TTarget)target, added: false);
        else if (Association is not null)
            CollectionOf((TSource)source).Mirror((TTarget)target, added: false);
    }

    internal sealed override Action? Hide(IEntity source, IEntity target)
    {
        IEntityCollection? collection = GetField((TSource)source);
        return collection?.DropSilently(target) == true ? () => collection.AddSilently(target) : null;
    }

    // A loaded collection stays as it is within its epoch, unless the user asks for other elements than it holds.
    private protected List<TSource> SourcesToLoad(IReadOnlyList<IEntity> sources, Include? include, LoadContext context)
    {
        List<TSource> wanted = SelectIn.Distinct<TSource>(sources);
        if (include is { IsShaped: true })
            return wanted;
        return wanted.FindAll(s => GetField(s) is not { IsLoaded: true, IsPartial: false } collection || collection.Epoch < context.Epoch);
    }

    private protected void FillCollection(TSource source, List<TTarget> targets, Include? include, LoadContext context)
    {
        CollectionOf(source).Fill(targets, include is { IsPartial: true }, context.Epoch);
        source.Tracking.MarkLoaded(Index);
    }

    // A new entity has no rows on the other side: its collection is complete as it is.
    private bool IsLoadedFromTheStart(TSource source) => !IsWriteOnly && !source.Tracking.HasRow;

    private protected static Action<SqlWriter> WriterOf(Include? include, int[] columns, TableInfo table) =>
        include?.Query is { } query ? query.Write : writer => RowSelect.WriteByKeys(writer, table, columns);

    private protected List<TTarget> TargetsOf(IReadOnlyList<IEntity> sources)
    {
        var seen = new HashSet<TTarget>(ReferenceEqualityComparer.Instance);
        List<TTarget> targets = [];
        foreach (IEntity source in sources)
        {
            if (source is null || GetField((TSource)source) is not { IsLoaded: true } collection)
                continue;
            foreach (TTarget target in collection)
            {
                if (seen.Add(target))
                    targets.Add(target);
            }
        }

        return targets;
    }
}
