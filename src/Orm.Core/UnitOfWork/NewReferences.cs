using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>Tells which foreign keys of a row name rows that are yet to be inserted, by reference or by the key that they were given.</summary>
internal sealed class NewReferences(List<IEntity> inserts)
{
    private readonly HashSet<IEntity> _inserts = new(inserts, ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(TableInfo Table, int[] Columns), Dictionary<ValueKey, IEntity>> _byKey = [];

    /// <summary>The changed columns of a row whose values are known, or allowed, only after the inserts.</summary>
    public ColumnSet ColumnsOf(IEntity entity)
    {
        ColumnSet columns = default;
        foreach ((ForeignKeyInfo key, IEntity _) in Find(entity))
        {
            foreach (int column in key.Columns)
            {
                if (entity.Tracking.IsChanged(column))
                    columns.Add(column);
            }
        }

        return columns;
    }

    /// <summary>Adds the new rows that a row refers to, and those that they refer to in turn.</summary>
    public void AddRequired(IEntity entity, HashSet<IEntity> required)
    {
        List<IEntity> reached = [entity];
        for (int i = 0; i < reached.Count; i++)
        {
            foreach ((ForeignKeyInfo _, IEntity principal) in Find(reached[i]))
            {
                if (required.Add(principal))
                    reached.Add(principal);
            }
        }
    }

    private IEnumerable<(ForeignKeyInfo Key, IEntity Principal)> Find(IEntity entity)
    {
        foreach (RelationshipInfo reference in entity.Mapper.Shape.References)
        {
            if (reference.ReferenceOf(entity) is { } target && _inserts.Contains(target))
                yield return (reference.ForeignKeyInfo!, target);
        }

        foreach (EntityExtra.ParentLink link in entity.Tracking.Extra?.Parents ?? [])
        {
            if (link.Parent is { } parent && _inserts.Contains(parent))
                yield return (link.Relationship.ForeignKeyInfo!, parent);
        }

        foreach (ForeignKeyInfo key in entity.Mapper.Table.ForeignKeys())
        {
            TableInfo principal = key.Principal();
            Dictionary<ValueKey, IEntity> index = IndexOf(principal, key.PrincipalColumns);
            if (index.Count > 0 && ValueKey.TryRead(entity, key.Columns, original: false, principal, key.PrincipalColumns, out ValueKey value)
                && index.TryGetValue(value, out IEntity? target))
                yield return (key, target);
        }
    }

    private Dictionary<ValueKey, IEntity> IndexOf(TableInfo table, int[] columns)
    {
        if (_byKey.TryGetValue((table, columns), out Dictionary<ValueKey, IEntity>? index))
            return index;
        index = [];
        foreach (IEntity entity in _inserts)
        {
            if (ReferenceEquals(entity.Mapper.Table, table) && RelationshipInfo.IsKeyKnown(entity, columns)
                && ValueKey.TryRead(entity, columns, original: false, table, columns, out ValueKey value))
                index.TryAdd(value, entity);
        }

        _byKey.Add((table, columns), index);
        return index;
    }
}
