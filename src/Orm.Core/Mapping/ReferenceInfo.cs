using System.ComponentModel;

namespace Orm.Mapping;

/// <summary>A relationship whose property holds one entity. Generated getters and setters go through it.</summary>
/// <typeparam name="TSource">The class that declares the property.</typeparam>
/// <typeparam name="TTarget">The class it refers to.</typeparam>
public abstract class ReferenceInfo<TSource, TTarget> : RelationshipInfo
    where TSource : class, IEntity
    where TTarget : class, IEntity
{
    private protected ReferenceInfo()
    {
    }

    /// <inheritdoc/>
    public sealed override bool IsCollection => false;

    /// <summary>Reads the backing field.</summary>
    public required Func<TSource, TTarget?> GetField { get; init; }

    /// <summary>Writes the backing field, and nothing else.</summary>
    public required Action<TSource, TTarget?> SetField { get; init; }

    /// <summary>The value of the property while its backing field is null: null when the key is, the identity map's instance when it has one.</summary>
    /// <exception cref="NotLoadedException">The reference is neither loaded nor known.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract TTarget? Resolve(TSource source);

    /// <summary>Assigns the property: foreign key, other side and cascades follow at once.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract void Assign(TSource source, TTarget? target);

    internal sealed override bool IsPropertyType(Type type) => type == typeof(TTarget);

    internal sealed override bool IsLoaded(IEntity source) =>
        GetField((TSource)source) is not null || source.Tracking.IsLoaded(Index) || !source.Tracking.HasRow;

    internal sealed override IEntity? ReferenceOf(IEntity source) => GetField((TSource)source);

    internal sealed override void CollectTargets(IEntity source, List<IEntity> targets)
    {
        if (GetField((TSource)source) is { } target)
            targets.Add(target);
    }

    // A reference without a target in memory says nothing that its foreign key does not say.
    internal sealed override void Replace(IEntity source, List<IEntity> targets, bool isComplete)
    {
        if (targets.Count > 0)
            Assign((TSource)source, (TTarget)targets[0]);
    }

    internal sealed override void Forget(IEntity source)
    {
        SetField((TSource)source, null);
        source.Tracking.MarkUnloaded(Index);
    }

    /// <summary>Takes the entity that a join found, unless memory knows better: an assignment that was not flushed stays.</summary>
    internal abstract void FillJoined(TSource source, TTarget? target);

    /// <summary>Fills the field from loading: nothing counts as changed.</summary>
    internal void Fill(TSource source, TTarget? target)
    {
        SetField(source, target);
        source.Tracking.MarkLoaded(Index);
    }

    private protected List<TTarget> TargetsOf(IReadOnlyList<IEntity> sources)
    {
        var seen = new HashSet<TTarget>(ReferenceEqualityComparer.Instance);
        List<TTarget> targets = [];
        foreach (IEntity source in sources)
        {
            if (source is not null && GetField((TSource)source) is { } target && seen.Add(target))
                targets.Add(target);
        }

        return targets;
    }
}
