namespace Orm.Mapping;

/// <summary>One side of a relationship, as declared by a property. Immutable.</summary>
public abstract class RelationshipInfo
{
    private protected RelationshipInfo()
    {
    }

    /// <summary>The property's name.</summary>
    public required string Name { get; init; }

    /// <summary>The relationship's index in its class, which is its bit in <see cref="EntityTracking.IsLoaded"/>.</summary>
    public required int Index { get; init; }

    /// <summary>The mapper of the class that declares the property; a delegate, because mappers refer to each other.</summary>
    public required Func<EntityMapper> Source { get; init; }

    /// <summary>The mapper of the class on the other side.</summary>
    public required Func<EntityMapper> Target { get; init; }

    /// <summary>The property on the other side that mirrors this one, or null when there is none.</summary>
    public Func<RelationshipInfo>? Inverse { get; init; }

    /// <summary>What operations on the source do to the targets.</summary>
    public Cascade Cascade { get; init; } = Cascade.Default;

    /// <summary>True for a collection, false for a reference.</summary>
    public abstract bool IsCollection { get; }

    /// <summary>The foreign key in the source's table, where that side holds it.</summary>
    internal virtual ForeignKeyInfo? SourceForeignKey => null;

    /// <summary>The foreign key in the target's table, where that side holds it.</summary>
    internal virtual ForeignKeyInfo? TargetForeignKey => null;

    /// <summary>The association table of a many-to-many relationship.</summary>
    internal virtual TableInfo? Association => null;

    /// <summary>The association table's columns that refer to the source.</summary>
    internal virtual int[] AssociationSourceColumns => [];

    /// <summary>The association table's columns that refer to the target.</summary>
    internal virtual int[] AssociationTargetColumns => [];

    /// <inheritdoc/>
    public override string ToString() => $"{Source().EntityName}.{Name}";
}
