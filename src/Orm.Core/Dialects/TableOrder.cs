using Orm.Mapping;

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

        var ordered = new List<TableInfo>(all.Count);
        var visited = new HashSet<TableInfo>();
        foreach (TableInfo table in all)
            Visit(table, all, visited, ordered);
        return ordered;
    }

    private static void Visit(TableInfo table, List<TableInfo> all, HashSet<TableInfo> visited, List<TableInfo> ordered)
    {
        if (!visited.Add(table))
            return;
        foreach (ForeignKeyInfo key in table.ForeignKeys())
        {
            TableInfo principal = key.Principal();
            if (all.Contains(principal))
                Visit(principal, all, visited, ordered);
        }

        ordered.Add(table);
    }
}
