using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>
/// Orders rows that wait for each other (Kahn's algorithm, in levels so that batches stay large). A cycle is broken at
/// a column that accepts null, which is then written apart.
/// </summary>
internal sealed class RowOrder
{
    private readonly List<IEntity> _rows;
    private readonly Dictionary<IEntity, int> _places;
    private readonly List<Edge>[] _outgoing;
    private readonly List<Edge>[] _incoming;
    private readonly Dictionary<IEntity, ColumnSet> _broken = new(ReferenceEqualityComparer.Instance);
    private readonly string _because;

    private RowOrder(List<IEntity> rows, string because)
    {
        _rows = rows;
        _because = because;
        _places = new Dictionary<IEntity, int>(rows.Count, ReferenceEqualityComparer.Instance);
        _outgoing = new List<Edge>[rows.Count];
        _incoming = new List<Edge>[rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            _places.Add(rows[i], i);
            _outgoing[i] = [];
            _incoming[i] = [];
        }
    }

    /// <summary>Rows of one level depend on rows of earlier levels only.</summary>
    public List<List<IEntity>> Levels { get; } = [];

    /// <summary>The rows whose columns are written apart, in the order of the cycles found.</summary>
    public List<IEntity> Broken { get; } = [];

    /// <summary>The columns of a row that are written apart.</summary>
    public ColumnSet BrokenColumns(IEntity entity) => _broken.GetValueOrDefault(entity);

    /// <summary>Parents before children, by the references that the rows hold and by the keys they were given.</summary>
    public static RowOrder ForInserts(List<IEntity> rows)
    {
        var order = new RowOrder(rows, "their required references form a cycle, so none can be inserted first. Make one of the foreign keys nullable.");
        Dictionary<ValueKey, IEntity>? byKey = null;
        foreach (IEntity row in rows)
        {
            foreach (RelationshipInfo reference in row.Mapper.Shape.References)
                order.AddReference(row, reference.ForeignKeyInfo!, reference.ReferenceOf(row));
            foreach (EntityExtra.ParentLink link in row.Tracking.Extra?.Parents ?? [])
                order.AddReference(row, link.Relationship.ForeignKeyInfo!, link.Parent);
            byKey ??= ByAssignedKey(rows);
            if (byKey.Count == 0)
                continue;
            foreach (ForeignKeyInfo key in row.Mapper.Table.ForeignKeys())
            {
                if (ValueKey.TryRead(row, key.Columns, original: false, key.Principal(), key.PrincipalColumns, out ValueKey value)
                    && byKey.TryGetValue(value, out IEntity? principal))
                    order.AddReference(row, key, principal);
            }
        }

        order.Sort();
        return order;
    }

    /// <summary>Children before parents, by the foreign keys that the database holds.</summary>
    public static RowOrder ForDeletes(List<IEntity> rows)
    {
        var order = new RowOrder(rows, "their rows refer to each other in a cycle by keys that accept no null, so none can be deleted first.");
        var byKey = new ByOriginalKey(rows);
        foreach (IEntity row in rows)
        {
            foreach (ForeignKeyInfo key in row.Mapper.Table.ForeignKeys())
            {
                if (byKey.Find(row, key) is { } principal && !ReferenceEquals(principal, row))
                    order.Add(row, principal, row, key.Columns, key.IsNullable);
            }
        }

        order.Sort();
        return order;
    }

    /// <summary>Rows that give up a unique value before those that take it.</summary>
    public static RowOrder ForUniqueValues(List<IEntity> rows, IEnumerable<(IEntity Releases, IEntity Takes, int[] Columns)> conflicts)
    {
        var order = new RowOrder(rows, "they exchange values of a unique constraint that accepts no null, so none can be updated first. Flush once with a value in between.");
        foreach ((IEntity releases, IEntity takes, int[] columns) in conflicts)
        {
            if (order._places.ContainsKey(releases) && order._places.ContainsKey(takes))
            {
                int[] nullable = Array.FindAll(columns, c => releases.Mapper.Table.Columns[c].IsNullable);
                order.Add(releases, takes, releases, nullable, nullable.Length > 0);
            }
        }

        order.Sort();
        return order;
    }

    private static Dictionary<ValueKey, IEntity> ByAssignedKey(List<IEntity> rows)
    {
        Dictionary<ValueKey, IEntity> byKey = [];
        foreach (IEntity row in rows)
        {
            int[] key = row.Mapper.Shape.Key;
            if (key.Length > 0 && Array.TrueForAll(key, c => row.Mapper.IsAssigned(row, c))
                && ValueKey.TryRead(row, key, original: false, row.Mapper.Table, key, out ValueKey value))
                byKey.TryAdd(value, row);
        }

        return byKey;
    }

    private void AddReference(IEntity dependent, ForeignKeyInfo key, IEntity? principal)
    {
        if (principal is null || !_places.ContainsKey(principal))
            return;
        // A row may refer to itself in its own INSERT when its key is known before.
        if (ReferenceEquals(dependent, principal) && RelationshipInfo.IsKeyKnown(principal, key.PrincipalColumns))
            return;
        foreach (Edge edge in _incoming[_places[dependent]])
        {
            if (ReferenceEquals(_rows[edge.From], principal) && ReferenceEquals(edge.Columns, key.Columns))
                return;
        }

        Add(principal, dependent, dependent, key.Columns, key.IsNullable);
    }

    private void Add(IEntity first, IEntity second, IEntity holder, int[] columns, bool isBreakable)
    {
        var edge = new Edge(_places[first], _places[second], holder, columns, isBreakable);
        _outgoing[edge.From].Add(edge);
        _incoming[edge.To].Add(edge);
    }

    private void Sort()
    {
        int[] waits = Array.ConvertAll(_incoming, static edges => edges.Count);
        bool[] isPlaced = new bool[_rows.Count];
        List<int> ready = [];
        for (int i = 0; i < waits.Length; i++)
        {
            if (waits[i] == 0)
                ready.Add(i);
        }

        for (int placed = 0; placed < _rows.Count;)
        {
            if (ready.Count == 0)
                BreakCycle(waits, isPlaced, ready);
            ready.Sort();
            List<IEntity> level = [];
            List<int> next = [];
            foreach (int row in ready)
            {
                isPlaced[row] = true;
                placed++;
                level.Add(_rows[row]);
                foreach (Edge edge in _outgoing[row])
                {
                    if (!edge.IsBroken && --waits[edge.To] == 0)
                        next.Add(edge.To);
                }
            }

            if (level.Count > 0)
                Levels.Add(level);
            ready = next;
        }
    }

    private void BreakCycle(int[] waits, bool[] isPlaced, List<int> ready)
    {
        List<Edge> cycle = FindCycle(isPlaced);
        Edge weakest = cycle.Find(static e => e.IsBreakable)
            ?? throw new OrmException($"{string.Join(", ", cycle.Select(e => _rows[e.From].Mapper.EntityName).Distinct())} cannot be flushed: {_because}");
        weakest.IsBroken = true;
        if (!_broken.TryGetValue(weakest.Holder, out ColumnSet columns))
            Broken.Add(weakest.Holder);
        foreach (int column in weakest.Columns)
            columns.Add(column);
        _broken[weakest.Holder] = columns;
        if (--waits[weakest.To] == 0)
            ready.Add(weakest.To);
    }

    private List<Edge> FindCycle(bool[] isPlaced)
    {
        // Every row left waits for another one that is left, so walking backwards must meet itself.
        int row = Array.IndexOf(isPlaced, false);
        Dictionary<int, int> seen = [];
        List<Edge> path = [];
        while (seen.TryAdd(row, path.Count))
        {
            Edge edge = _incoming[row].Find(e => !e.IsBroken && !isPlaced[e.From])!;
            path.Add(edge);
            row = edge.From;
        }

        return path.GetRange(seen[row], path.Count - seen[row]);
    }

    private sealed class Edge(int from, int to, IEntity holder, int[] columns, bool isBreakable)
    {
        public int From { get; } = from;

        public int To { get; } = to;

        /// <summary>The row whose columns would be written apart.</summary>
        public IEntity Holder { get; } = holder;

        public int[] Columns { get; } = columns;

        public bool IsBreakable { get; } = isBreakable;

        public bool IsBroken { get; set; }
    }
}
