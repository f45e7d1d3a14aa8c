using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>What flushes need to know of a class again and again, worked out once from its metadata.</summary>
internal sealed class FlushShape
{
    private readonly EntityMapper _mapper;
    private readonly ColumnSet _always;
    private InsertForm? _lastInsert;
    private TableInfo[]? _deletedWith;

    public FlushShape(EntityMapper mapper)
    {
        _mapper = mapper;
        List<int> optional = [];
        List<int> computed = [];
        List<int> tokens = [];
        ColumnInfo[] columns = mapper.Table.Columns;
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i].ComputedSql is not null)
                computed.Add(i);
            else if (columns[i].HasDatabaseDefault)
                optional.Add(i);
            else
                _always.Add(i);
            if (columns[i].IsVersion || columns[i].IsConcurrencyToken)
                tokens.Add(i);
        }

        Optional = [.. optional];
        Computed = [.. computed];
        int[] key = mapper.Table.PrimaryKey?.Columns ?? [];
        Compared = [.. key, .. tokens.Except(key)];
        Key = key;
        HasTokens = tokens.Count > 0;
        References = [.. mapper.Relationships.Where(static r => r.HoldsForeignKey)];
        Associations = [.. mapper.Relationships.Where(static r => r.Association is not null && (r.Cascade & Cascade.PassiveDeletes) == 0)];
        UniqueColumns = [.. mapper.Table.Indexes.Where(static i => i.IsUnique && i.Filter is null).Select(static i => i.Columns)];
    }

    /// <summary>The columns that an INSERT leaves to the database while nobody assigned them.</summary>
    public int[] Optional { get; }

    /// <summary>The columns that only the database writes.</summary>
    public int[] Computed { get; }

    /// <summary>The key's columns.</summary>
    public int[] Key { get; }

    /// <summary>The key's columns, then the concurrency tokens.</summary>
    public int[] Compared { get; }

    public bool HasTokens { get; }

    /// <summary>The references whose foreign key the class holds.</summary>
    public RelationshipInfo[] References { get; }

    /// <summary>The many-to-many relationships whose association rows go with the entity.</summary>
    public RelationshipInfo[] Associations { get; }

    /// <summary>The columns of each unique constraint but the key.</summary>
    public int[][] UniqueColumns { get; }

    /// <summary>The tables whose rows a deletion may change: the own one, association tables, and those of dependents, however far the cascades go.</summary>
    public TableInfo[] DeletedWith
    {
        get
        {
            if (Volatile.Read(ref _deletedWith) is not { } known)
                Volatile.Write(ref _deletedWith, known = FindDeletedWith());
            return known;
        }
    }

    /// <summary>The columns that the INSERT of an entity names.</summary>
    public ColumnSet InsertColumns(EntityMapper mapper, IEntity entity)
    {
        ColumnSet set = _always;
        foreach (int column in Optional)
        {
            if (mapper.IsAssigned(entity, column))
                set.Add(column);
        }

        return set;
    }

    /// <summary>The batch of one new entity; the arrays of the last one are used again, since rows mostly assign the same columns.</summary>
    public EntityBatch Insert(EntityMapper mapper, IEntity entity, List<IEntity> entities)
    {
        ColumnSet columns = InsertColumns(mapper, entity);
        if (Volatile.Read(ref _lastInsert) is not { } form || !form.Set.Equals(columns))
        {
            form = new InsertForm(columns, columns.ToArray(), ReadBack(columns));
            Volatile.Write(ref _lastInsert, form);
        }

        return new EntityBatch(FlushBatchKind.Insert, mapper, form.Columns, [], form.ReadBack, entities) { Text = form.Text };
    }

    /// <summary>The columns that the database makes when the INSERT names the given ones.</summary>
    public int[] ReadBack(in ColumnSet inserted)
    {
        ColumnSet set = default;
        foreach (int column in Optional)
        {
            if (!inserted.Contains(column))
                set.Add(column);
        }

        foreach (int column in Computed)
            set.Add(column);
        return set.ToArray();
    }

    /// <summary>The columns that the UPDATE of an entity writes.</summary>
    public ColumnSet UpdateColumns(EntityMapper mapper, IEntity entity)
    {
        ColumnSet set = default;
        ref EntityTracking tracking = ref entity.Tracking;
        for (int column = 0; column < mapper.Table.Columns.Length; column++)
        {
            if (tracking.IsChanged(column))
                set.Add(column);
        }

        foreach (int column in Computed)
            set.Remove(column);
        return set;
    }

    private TableInfo[] FindDeletedWith()
    {
        List<TableInfo> tables = [];
        List<EntityMapper> deleted = [_mapper];
        for (int i = 0; i < deleted.Count; i++)
        {
            Add(deleted[i].Table);
            foreach (RelationshipInfo relationship in deleted[i].Relationships)
            {
                ReferentialAction rule = relationship.TargetForeignKey?.OnDelete ?? ReferentialAction.NoAction;
                bool cascades = (relationship.Cascade & Cascade.Delete) != 0 || rule == ReferentialAction.Cascade;
                if (relationship.Association is { } association)
                    Add(association);
                if (cascades && !deleted.Contains(relationship.Target()))
                    deleted.Add(relationship.Target());
                else if (rule > ReferentialAction.Restrict)
                    Add(relationship.Target().Table);
            }
        }

        // Rules of the database hold also where the principal has no property for its dependents.
        for (int i = 0; i < tables.Count; i++)
        {
            foreach (EntityMapper mapper in ModelRegistry.Models.SelectMany(static m => m.Entities))
            {
                if (mapper.Table.ForeignKeys().Any(k => k.OnDelete > ReferentialAction.Restrict && ReferenceEquals(k.Principal(), tables[i])))
                    Add(mapper.Table);
            }
        }

        return [.. tables];

        void Add(TableInfo table)
        {
            if (!tables.Contains(table))
                tables.Add(table);
        }
    }

    private sealed record InsertForm(ColumnSet Set, int[] Columns, int[] ReadBack)
    {
        public StatementText Text { get; } = new();
    }
}
