using Orm.Execution;

namespace Orm.Mapping;

/// <summary>A many-to-many relationship through an association table that no class maps.</summary>
public sealed class ManyToMany<TSource, TTarget, TSourceKey, TTargetKey> : CollectionInfo<TSource, TTarget>
    where TSource : class, IEntity
    where TTarget : class, IEntity
    where TSourceKey : notnull
    where TTargetKey : notnull
{
    private int[]? _linkColumns;

    /// <summary>The association table; shared by both sides.</summary>
    public required Func<TableInfo> Through { get; init; }

    /// <summary>The association table's columns that refer to the source, by ordinal, in the order of the source's key.</summary>
    public required int[] SourceColumns { get; init; }

    /// <summary>The association table's columns that refer to the target, by ordinal, in the order of the target's key.</summary>
    public required int[] TargetColumns { get; init; }

    internal override TableInfo? Association => Through();

    internal override int[] AssociationSourceColumns => SourceColumns;

    internal override int[] AssociationTargetColumns => TargetColumns;

    internal override bool IsLinkSecond => SourceColumns[0] > TargetColumns[0];

    internal override int[] LinkColumns
    {
        get
        {
            if (_linkColumns is null)
            {
                int[] columns = [.. SourceColumns, .. TargetColumns];
                Array.Sort(columns);
                _linkColumns = columns;
            }

            return _linkColumns;
        }
    }

    internal override void ItemAdded(IEntity source, IEntity item)
    {
        Inverse?.Invoke().Receive(item, source);
        JoinSessions(this, source, item);
    }

    internal override void ItemRemoved(IEntity source, IEntity item) => Inverse?.Invoke().Drop(item, source);

    internal override void BindLink(ParameterBinder binder, int ordinal, IEntity source, IEntity target, int column)
    {
        int place = Array.IndexOf(SourceColumns, column);
        if (place >= 0)
        {
            EntityMapper mapper = source.Mapper;
            mapper.BindOriginal(binder, ordinal, source, mapper.Shape.Key[place]);
        }
        else
        {
            EntityMapper mapper = target.Mapper;
            mapper.BindOriginal(binder, ordinal, target, mapper.Shape.Key[Array.IndexOf(TargetColumns, column)]);
        }
    }
}
