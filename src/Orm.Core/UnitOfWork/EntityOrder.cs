using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>Entities of one class, or of several whose tables refer to each other in a cycle.</summary>
internal sealed class TableGroup
{
    public List<IEntity> Entities { get; } = [];

    /// <summary>True when rows of the group may refer to rows of the group, so that they are ordered one by one.</summary>
    public bool IsCyclic { get; set; }
}

/// <summary>Orders entities by the foreign keys of their tables, principals first; ties by the name of the table, so that the order is always the same.</summary>
internal static class EntityOrder
{
    public static List<TableGroup> Sort(List<IEntity> entities)
    {
        List<EntityMapper> mappers = [];
        EntityMapper? last = null;
        foreach (IEntity entity in entities)
        {
            if (ReferenceEquals(entity.Mapper, last))
                continue;
            last = entity.Mapper;
            if (!mappers.Contains(last))
                mappers.Add(last);
        }

        mappers.Sort(static (a, b) => string.CompareOrdinal(a.Table.ToString(), b.Table.ToString()));
        bool[,] reaches = Closure(mappers);
        int[] place = Place(mappers, reaches, out List<TableGroup> groups);
        last = null;
        int index = 0;
        foreach (IEntity entity in entities)
        {
            if (!ReferenceEquals(entity.Mapper, last))
            {
                last = entity.Mapper;
                index = mappers.IndexOf(last);
            }

            groups[place[index]].Entities.Add(entity);
        }

        return groups;
    }

    private static bool[,] Closure(List<EntityMapper> mappers)
    {
        int count = mappers.Count;
        bool[,] reaches = new bool[count, count];
        for (int i = 0; i < count; i++)
        {
            foreach (ForeignKeyInfo key in mappers[i].Table.ForeignKeys())
            {
                TableInfo principal = key.Principal();
                int j = mappers.FindIndex(m => ReferenceEquals(m.Table, principal));
                if (j >= 0)
                    reaches[i, j] = true;
            }
        }

        for (int k = 0; k < count; k++)
        {
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < count; j++)
                    reaches[i, j] |= reaches[i, k] && reaches[k, j];
            }
        }

        return reaches;
    }

    private static int[] Place(List<EntityMapper> mappers, bool[,] reaches, out List<TableGroup> groups)
    {
        groups = [];
        int count = mappers.Count;
        int[] place = new int[count];
        Array.Fill(place, -1);
        for (int placed = 0; placed < count;)
        {
            for (int i = 0; i < count; i++)
            {
                if (place[i] >= 0 || !IsReady(i))
                    continue;
                var group = new TableGroup { IsCyclic = reaches[i, i] };
                for (int j = i; j < count; j++)
                {
                    if (j != i && !(reaches[i, j] && reaches[j, i]))
                        continue;
                    place[j] = groups.Count;
                    placed++;
                }

                groups.Add(group);
                break;
            }
        }

        return place;

        bool IsReady(int i)
        {
            for (int j = 0; j < count; j++)
            {
                if (place[j] < 0 && i != j && reaches[i, j] && !reaches[j, i])
                    return false;
            }

            return true;
        }
    }
}
