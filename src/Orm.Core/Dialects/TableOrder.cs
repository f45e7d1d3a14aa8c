using Orm.Mapping;
using Orm.Schema;

namespace Orm.Dialects;

/// <summary>Orders the tables of models so that a table follows those it refers to; inside a cycle the order of the model holds.</summary>
internal static class TableOrder
{
    public static List<TableInfo> PrincipalsFirst(IEnumerable<ModelInfo> models)
    {
        var all = new List<TableInfo>();
        foreach (ModelInfo model in models)
        {
            foreach (EntityMapper mapper in model.Entities)
            {
                if (!mapper.Table.IsView && !all.Contains(mapper.Table))
                    all.Add(mapper.Table);
            }

            all.AddRange(model.AssociationTables.Where(table => !all.Contains(table)));
        }

        return PrincipalsFirst(all, static table => table.ForeignKeys().Select(static key => key.Principal()));
    }

    public static List<TableSchema> PrincipalsFirst(IReadOnlyList<TableSchema> tables)
    {
        Dictionary<ObjectName, TableSchema> names = tables.ToDictionary(static t => t.Name);
        return PrincipalsFirst(tables, table => table.ForeignKeys.Select(key => names.GetValueOrDefault(key.Principal)).OfType<TableSchema>());
    }

    private static List<T> PrincipalsFirst<T>(IReadOnlyCollection<T> all, Func<T, IEnumerable<T>> principals)
        where T : class
    {
        var ordered = new List<T>(all.Count);
        var known = new HashSet<T>(all, ReferenceEqualityComparer.Instance);
        var visited = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (T table in all)
            Visit(table);
        return ordered;

        void Visit(T table)
        {
            if (!known.Contains(table) || !visited.Add(table))
                return;
            foreach (T principal in principals(table))
                Visit(principal);
            ordered.Add(table);
        }
    }
}
