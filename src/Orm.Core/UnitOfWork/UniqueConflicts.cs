using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>Who must go first because another row takes the unique value that it gives up.</summary>
internal sealed class UniqueConflicts
{
    private static readonly UniqueConflicts s_none = new();

    private readonly HashSet<IEntity> _early = new(ReferenceEqualityComparer.Instance);
    private readonly List<Conflict> _conflicts = [];
    private RowOrder? _order;

    public bool IsEmpty => _conflicts.Count == 0;

    /// <summary>The rows whose unique value is set to null before the updates, because they exchange values.</summary>
    public IReadOnlyList<IEntity> ClearedFirst => _order?.Broken ?? (IReadOnlyList<IEntity>)[];

    public static UniqueConflicts Find(FlushChanges changes)
    {
        if (changes.Inserts.Count + changes.Updates.Count == 0 || changes.Deletes.Count + changes.Updates.Count == 0)
            return s_none;
        Dictionary<ValueKey, IEntity> released = [];
        foreach (IEntity entity in changes.Deletes)
            ForEachUnique(entity, static (_, _) => true, original: true, (key, e, _) => released.TryAdd(key, e));
        foreach (IEntity entity in changes.Updates)
            ForEachUnique(entity, IsChanged, original: true, (key, e, _) => released.TryAdd(key, e));
        if (released.Count == 0)
            return s_none;

        var found = new UniqueConflicts();
        foreach (IEntity entity in changes.Inserts)
            ForEachUnique(entity, IsKnown, original: false, Claim);
        int byInserts = found._conflicts.Count;
        foreach (IEntity entity in changes.Updates)
            ForEachUnique(entity, IsChanged, original: false, Claim);
        if (found.IsEmpty)
            return s_none;
        found.Settle(changes, byInserts);
        return found;

        void Claim(ValueKey key, IEntity claimant, int[] columns)
        {
            if (released.TryGetValue(key, out IEntity? holder) && !ReferenceEquals(holder, claimant))
                found._conflicts.Add(new Conflict(holder, claimant, columns));
        }
    }

    public bool IsEarly(IEntity entity) => _early.Contains(entity);

    public ColumnSet ClearedColumns(IEntity entity) => _order?.BrokenColumns(entity) ?? default;

    /// <summary>The columns whose values another row takes from this one.</summary>
    public ColumnSet ReleasedColumns(IEntity entity)
    {
        ColumnSet columns = default;
        foreach (Conflict conflict in _conflicts)
        {
            if (!ReferenceEquals(conflict.Releases, entity))
                continue;
            foreach (int column in conflict.Columns)
                columns.Add(column);
        }

        return columns;
    }

    /// <summary>The given updates in levels, each after those whose values it takes.</summary>
    public IEnumerable<List<IEntity>> Levels(List<IEntity> updates)
    {
        if (_order is null)
            return [updates];
        var wanted = new HashSet<IEntity>(updates, ReferenceEqualityComparer.Instance);
        return _order.Levels.Select(level => level.FindAll(wanted.Contains)).Where(static level => level.Count > 0);
    }

    private static bool IsChanged(IEntity entity, int[] columns) => Array.Exists(columns, c => entity.Tracking.IsChanged(c));

    private static bool IsKnown(IEntity entity, int[] columns) => Array.Exists(columns, c => entity.Mapper.IsAssigned(entity, c));

    private static void ForEachUnique(IEntity entity, Func<IEntity, int[], bool> concerns, bool original, Action<ValueKey, IEntity, int[]> action)
    {
        FlushShape shape = entity.Mapper.Shape;
        TableInfo table = entity.Mapper.Table;
        if (concerns(entity, shape.Key) && ValueKey.TryRead(entity, shape.Key, original, table, shape.Key, out ValueKey key))
            action(key, entity, shape.Key);
        foreach (int[] columns in shape.UniqueColumns)
        {
            if (concerns(entity, columns) && ValueKey.TryRead(entity, columns, original, table, columns, out key))
                action(key, entity, columns);
        }
    }

    private void Settle(FlushChanges changes, int byInserts)
    {
        var deletes = new HashSet<IEntity>(changes.Deletes, ReferenceEqualityComparer.Instance);
        for (int i = 0; i < _conflicts.Count; i++)
        {
            if (i < byInserts || deletes.Contains(_conflicts[i].Releases))
                _early.Add(_conflicts[i].Releases);
        }

        // An early update may take a value that yet another row gives up; an early delete needs its children gone.
        var byKey = new ByOriginalKey(changes.Deletes);
        for (int before = -1; before != _early.Count;)
        {
            before = _early.Count;
            foreach (Conflict conflict in _conflicts)
            {
                if (_early.Contains(conflict.Takes))
                    _early.Add(conflict.Releases);
            }

            foreach (IEntity entity in changes.Deletes)
            {
                foreach (ForeignKeyInfo key in entity.Mapper.Table.ForeignKeys())
                {
                    if (byKey.Find(entity, key) is { } principal && _early.Contains(principal))
                        _early.Add(entity);
                }
            }
        }

        if (changes.Updates.Count > 1)
            _order = RowOrder.ForUniqueValues(changes.Updates, _conflicts.Select(static c => (c.Releases, c.Takes, c.Columns)));
    }

    private sealed record Conflict(IEntity Releases, IEntity Takes, int[] Columns);
}
