using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>The entities of one chunk in batches of the same class and columns. Used again for every chunk.</summary>
internal sealed class BulkChunk(BulkConflict? conflict, bool readsGenerated)
{
    private readonly List<Group> _groups = [];
    private int _used;

    /// <summary>Puts checked entities into batches; those of a table that refers to itself keep their order.</summary>
    public void Add(List<IEntity> entities)
    {
        foreach (IEntity entity in entities)
        {
            ColumnSet columns = ColumnsOf(entity);
            GroupOf(entity.Mapper, columns).Entities.Add(entity);
        }
    }

    public IEnumerable<EntityBatch> Batches()
    {
        for (int i = 0; i < _used; i++)
            yield return _groups[i].Batch();
    }

    public void Clear()
    {
        for (int i = 0; i < _used; i++)
            _groups[i].Entities.Clear();
        _used = 0;
    }

    // An entity that was read from a database is written with all that it has, its key included.
    private static ColumnSet ColumnsOf(IEntity entity)
    {
        EntityMapper mapper = entity.Mapper;
        if (!entity.Tracking.HasRow)
            return mapper.Shape.InsertColumns(mapper, entity);
        ColumnSet all = default;
        for (int column = 0; column < mapper.Table.Columns.Length; column++)
        {
            if (mapper.Table.Columns[column].ComputedSql is null)
                all.Add(column);
        }

        return all;
    }

    private Group GroupOf(EntityMapper mapper, ColumnSet columns)
    {
        for (int i = _used - 1; i >= 0; i--)
        {
            if (_groups[i].Serves(mapper, columns))
                return _groups[i];
            if (RefersToItself(mapper))
                break;
        }

        // Where the forms of a few chunks are the same, so are their places.
        int place = _groups.FindIndex(_used, g => g.Entities.Count == 0 && g.Serves(mapper, columns));
        if (place < 0)
        {
            place = _groups.Count;
            _groups.Add(new Group(mapper, columns, conflict, readsGenerated));
        }

        (_groups[_used], _groups[place]) = (_groups[place], _groups[_used]);
        return _groups[_used++];
    }

    private static bool RefersToItself(EntityMapper mapper) => Array.Exists(mapper.Table.ForeignKeys(), k => ReferenceEquals(k.Principal(), mapper.Table));

    private sealed class Group(EntityMapper mapper, ColumnSet columns, BulkConflict? conflict, bool readsGenerated)
    {
        private readonly int[] _columns = columns.ToArray();
        private readonly int[] _readBack = readsGenerated ? mapper.Shape.ReadBack(columns) : [];
        private readonly StatementText _text = new();

        public List<IEntity> Entities { get; } = [];

        public bool Serves(EntityMapper other, ColumnSet otherColumns) => ReferenceEquals(mapper, other) && columns.Equals(otherColumns);

        public EntityBatch Batch() => conflict is null
            ? new EntityBatch(FlushBatchKind.Insert, mapper, _columns, [], _readBack, Entities) { Text = _text }
            : new EntityBatch(FlushBatchKind.Upsert, mapper, _columns, [], [], Entities)
            {
                Text = _text,
                Conflict = conflict.Columns,
                ConflictUpdates = conflict.UpdatesOf(mapper, _columns),
            };
    }
}
