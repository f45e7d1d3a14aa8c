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
    public override TTarget? Resolve(TSource source) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Assign(TSource source, TTarget? target) => throw new NotSupportedException();
}
