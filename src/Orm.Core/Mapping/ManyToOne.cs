namespace Orm.Mapping;

/// <summary>The side of a relationship that holds the foreign key (many-to-one, or the dependent side of one-to-one).</summary>
public sealed class ManyToOne<TSource, TTarget, TKey> : ReferenceInfo<TSource, TTarget>
    where TSource : class, IEntity
    where TTarget : class, IEntity
    where TKey : notnull
{
    /// <summary>The foreign key, which lives in the source's table.</summary>
    public required ForeignKey<TSource, TTarget, TKey> ForeignKey { get; init; }

    internal override ForeignKeyInfo? SourceForeignKey => ForeignKey;

    /// <inheritdoc/>
    public override TTarget? Resolve(TSource source) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Assign(TSource source, TTarget? target) => throw new NotSupportedException();

    /// <summary>Called by the generated setter of a foreign key column after it changed: the reference is resolved anew.</summary>
    public void ForeignKeyChanged(TSource source) => throw new NotSupportedException();
}
