using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>Finds, among some rows, the one that another row's foreign key names in the database.</summary>
internal sealed class ByOriginalKey(List<IEntity> rows)
{
    private readonly Dictionary<(TableInfo Table, int[] Columns), Dictionary<ValueKey, IEntity>> _indexes = [];

    public IEntity? Find(IEntity dependent, ForeignKeyInfo key)
    {
        TableInfo principal = key.Principal();
        Dictionary<ValueKey, IEntity> index = IndexOf(principal, key.PrincipalColumns);
        return index.Count > 0 && ValueKey.TryRead(dependent, key.Columns, original: true, principal, key.PrincipalColumns, out ValueKey value)
            ? index.GetValueOrDefault(value)
            : null;
    }

    private Dictionary<ValueKey, IEntity> IndexOf(TableInfo table, int[] columns)
    {
        if (_indexes.TryGetValue((table, columns), out Dictionary<ValueKey, IEntity>? index))
            return index;
        index = [];
        foreach (IEntity row in rows)
        {
            if (ReferenceEquals(row.Mapper.Table, table) && ValueKey.TryRead(row, columns, original: true, table, columns, out ValueKey value))
                index.TryAdd(value, row);
        }

        _indexes.Add((table, columns), index);
        return index;
    }
}
