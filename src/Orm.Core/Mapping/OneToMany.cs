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

    /// <inheritdoc/>
    public override EntityCollection<TTarget> CollectionOf(TSource source) => throw new NotSupportedException();
}
