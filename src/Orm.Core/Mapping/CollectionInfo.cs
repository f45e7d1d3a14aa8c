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

    /// <summary>Reads the backing field; null until the property is first used.</summary>
    public required Func<TSource, EntityCollection<TTarget>?> GetField { get; init; }

    /// <summary>Writes the backing field.</summary>
    public required Action<TSource, EntityCollection<TTarget>> SetField { get; init; }

    /// <summary>The collection of an entity: the backing field's, made on first use.</summary>
    public abstract EntityCollection<TTarget> CollectionOf(TSource source);
}
