namespace Orm.Mapping;

/// <summary>A many-to-many relationship through an association table that no class maps.</summary>
public sealed class ManyToMany<TSource, TTarget, TSourceKey, TTargetKey> : CollectionInfo<TSource, TTarget>
    where TSource : class, IEntity
    where TTarget : class, IEntity
    where TSourceKey : notnull
    where TTargetKey : notnull
{
    /// <summary>The association table; shared by both sides.</summary>
    public required Func<TableInfo> Through { get; init; }

    /// <summary>The association table's columns that refer to the source, by ordinal, in the order of the source's key.</summary>
    public required int[] SourceColumns { get; init; }

    /// <summary>The association table's columns that refer to the target, by ordinal, in the order of the target's key.</summary>
    public required int[] TargetColumns { get; init; }

    internal override TableInfo? Association => Through();

    internal override int[] AssociationSourceColumns => SourceColumns;

    internal override int[] AssociationTargetColumns => TargetColumns;

    /// <inheritdoc/>
    public override EntityCollection<TTarget> CollectionOf(TSource source) => throw new NotSupportedException();
}
