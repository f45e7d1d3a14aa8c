using Orm.Mapping;
using Orm.Schema;

namespace Orm.Migrations.Tests.Diffing;

/// <summary>A schema that changes in random steps, each of which a server with rows in the tables can follow, and the renames among them.</summary>
internal sealed class RandomSchema(Random random, bool everything)
{
    private const int MaxTables = 15;

    private readonly Dictionary<string, string> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Column), string> _columns = [];
    private readonly HashSet<string> _principals = new(StringComparer.Ordinal);
    private int _names;

    public DatabaseSchema Schema { get; private set; } = DatabaseSchema.Empty;

    /// <summary>Begins counting renames anew.</summary>
    public void Mark()
    {
        _tables.Clear();
        _columns.Clear();
        foreach (TableSchema table in Schema.Tables)
        {
            _tables[table.Name.Name] = table.Name.Name;
            foreach (ColumnSchema column in table.Columns)
                _columns[(table.Name.Name, column.Name)] = column.Name;
        }
    }

    /// <summary>The renames since the mark.</summary>
    public RenameChoices Renames()
    {
        var choices = new RenameChoices();
        foreach ((string old, string name) in _tables.Where(static t => t.Key != t.Value))
            choices.Table(old, name);
        foreach (((string table, string column), string name) in _columns.Where(static c => c.Key.Column != c.Value))
            choices.Column(table, column, name);
        return choices;
    }

    public void Step()
    {
        Func<DatabaseSchema?>[] steps =
        [
            AddTable, AddTable, AddTable, DropTable, RenameTable, AddColumn, AddColumn, DropColumn, RenameColumn, RenameColumn, Widen, Widen, Default,
            Nullable, AddIndex, AddIndex, DropIndex, RenameIndex, AddForeignKey, AddForeignKey, DropForeignKey, AddCheck, DropCheck, AddView, DropView,
            .. everything ? new Func<DatabaseSchema?>[] { Comment, ChangeKey, ChangeKey, Retype, AddEnum, AlterEnum, AddSequence, AddComputed, RenameConstraint } : [],
        ];
        DatabaseSchema? next = null;
        while (next is null)
            next = Pick(steps)();
        Schema = next.Ordered();
    }

    private DatabaseSchema? AddTable()
    {
        if (Schema.Tables.Count >= MaxTables)
            return null;
        string name = Name("t");
        var columns = new List<ColumnSchema> { new("id", new(StoredKind.Int32)) { Generation = ValueGeneration.Identity } };
        // One that is there from the beginning to the end, so that it never holds null.
        columns.Add(new ColumnSchema(Name("k"), new(StoredKind.Int32)) { IsNullable = random.Next(2) == 0 });
        for (int i = random.Next(1, 5); i > 0; i--)
            columns.Add(NewColumn());
        return Schema with
        {
            Tables = [.. Schema.Tables, new TableSchema(name) { Columns = [.. columns], PrimaryKey = new KeySchema($"pk_{name}", ["id"]) }],
        };
    }

    // A table that rows once referred to stays: taken back, it would be empty, and they would refer to nothing.
    private DatabaseSchema? DropTable() => Table(t => everything || !_principals.Contains(t.Name.Name)) is not { } table || Schema.Tables.Count < 4 ? null : Forget(table) with
    {
        Views = [.. Schema.Views.Where(v => !v.Sql.Contains($" {table.Name} ", StringComparison.Ordinal))],
        Tables = [.. Schema.Tables.Where(t => t != table).Select(t => t with { ForeignKeys = [.. t.ForeignKeys.Where(f => f.Principal != table.Name)] })],
    };

    private DatabaseSchema? RenameTable()
    {
        if (Table() is not { } table)
            return null;
        string name = Name("t");
        if (_principals.Contains(table.Name.Name))
            _principals.Add(name);
        foreach ((string old, string now) in _tables.Where(t => t.Value == table.Name.Name).ToArray())
            _tables[old] = name;
        DatabaseSchema renamed = new RenameTableOperation(table.Name, name).Apply(WithoutViews(table));
        TableSchema moved = renamed.FindTable(name)!;
        // By convention the names of keys hold the table's.
        return random.Next(2) == 0 || moved.PrimaryKey is null ? renamed : Replace(renamed, moved, moved with { PrimaryKey = moved.PrimaryKey with { Name = $"pk_{name}" } });
    }

    private DatabaseSchema? AddColumn() => Table() is { } table && table.Columns.Count < 9
        ? Replace(table, table with { Columns = [.. table.Columns.Take(1), NewColumn(), .. table.Columns.Skip(1)] })
        : null;

    private DatabaseSchema? DropColumn()
    {
        if (Free(static c => !c.Name.StartsWith('k')) is not { } found)
            return null;
        (TableSchema table, ColumnSchema column) = found;
        ForgetColumn(table, column);
        return Replace(table, Without(table, column) with { Columns = [.. table.Columns.Where(c => c != column)] });
    }

    private DatabaseSchema? RenameColumn()
    {
        if (Table() is not { } table)
            return null;
        ColumnSchema column = Pick(table.Columns);
        // A name tells what values a column may hold.
        string name = Name(column.Name[..1] is "k" or "r" ? column.Name[..1] : "c");
        foreach ((string Table, string Column) key in _columns.Where(c => _tables.GetValueOrDefault(c.Key.Table) == table.Name.Name && c.Value == column.Name).Select(static c => c.Key).ToArray())
            _columns[key] = name;
        DatabaseSchema renamed = new RenameColumnOperation(table.Name, column.Name, name).Apply(WithoutViews(table));
        TableSchema moved = renamed.FindTable(table.Name)!;
        return Replace(renamed, moved, moved with
        {
            Checks = [.. moved.Checks.Select(c => c with { Sql = c.Sql.Replace(column.Name + " ", name + " ", StringComparison.Ordinal) })],
            Columns = [.. moved.Columns.Select(c => c with { ComputedSql = c.ComputedSql?.Replace(column.Name + " ", name + " ", StringComparison.Ordinal) })],
        });
    }

    private DatabaseSchema? Widen() => Change(static c => c.Generation == ValueGeneration.None && c.Type.Enum is null, c => c.Type.Kind switch
    {
        StoredKind.Int32 => c with { Type = new(StoredKind.Int64) },
        StoredKind.Int64 when c.Default is null => c with { Type = new(StoredKind.Int32) },
        StoredKind.String when c.Type.MaxLength is { } length => c with { Type = c.Type with { MaxLength = length + 10 } },
        _ => null,
    });

    private DatabaseSchema? Retype() => Change(static c => c.Generation == ValueGeneration.None, static c => c with { Type = new(StoredKind.Decimal) { Precision = 10, Scale = 2 }, Default = null });

    private DatabaseSchema? Default() => Change(static c => c.Generation == ValueGeneration.None && c.ComputedSql is null, c => c with { Default = c.Default is null ? DefaultOf(c.Type.Kind) : null });

    private DatabaseSchema? Nullable() => Change(
        c => c.Generation == ValueGeneration.None && c.ComputedSql is null && (everything || c.Name.StartsWith('k')),
        c => Schema.Tables.Any(t => t.PrimaryKey?.Columns.Contains(c.Name) == true) ? null : c with { IsNullable = !c.IsNullable });

    private DatabaseSchema? AddIndex()
    {
        if (Table() is not { } table)
            return null;
        ColumnSchema[] columns = [.. table.Columns.Where(static c => c.Type.MaxLength is not null || c.Type.Kind is not (StoredKind.String or StoredKind.Bytes)).OrderBy(_ => random.Next()).Take(random.Next(1, 3))];
        return Replace(table, table with
        {
            Indexes = [.. table.Indexes, new IndexSchema(Name("ix"), [.. columns.Select(c => new IndexColumnSchema(c.Name, random.Next(4) == 0))])
            {
                // Only where rows cannot meet; over the key's columns alone PostgreSQL leaves it out of a new table.
                IsUnique = columns.Length == 2 && columns.Any(static c => c.Name == "id"),
                Filter = everything && random.Next(3) == 0 ? $"{columns[0].Name} IS NOT NULL" : null,
            }],
        });
    }

    private DatabaseSchema? DropIndex() => Table(static t => t.Indexes.Count > 0) is { } table
        ? Replace(table, table with { Indexes = [.. table.Indexes.Except([Pick(table.Indexes)])] })
        : null;

    private DatabaseSchema? RenameIndex()
    {
        if (Table(static t => t.Indexes.Count > 0) is not { } table)
            return null;
        IndexSchema index = Pick(table.Indexes);
        return new RenameIndexOperation(table.Name, index.Name, Name("ix")).Apply(Schema);
    }

    private DatabaseSchema? AddForeignKey()
    {
        if (Table() is not { } table || Table(static t => t.PrimaryKey is { Columns: ["id"] }) is not { } principal || principal.FindColumn("id")?.Type.Kind != StoredKind.Int32)
            return null;
        string column = Name("r");
        _principals.Add(principal.Name.Name);
        return Replace(table, table with
        {
            Columns = [.. table.Columns, new ColumnSchema(column, new(StoredKind.Int32)) { IsNullable = true }],
            ForeignKeys = [.. table.ForeignKeys, new ForeignKeySchema(Name("fk"), [column], principal.Name, ["id"])
            {
                OnDelete = Pick([ReferentialAction.NoAction, ReferentialAction.Cascade, ReferentialAction.SetNull]),
            }],
            Indexes = random.Next(2) == 0 ? table.Indexes : [.. table.Indexes, new IndexSchema(Name("ix"), [new(column)])],
        });
    }

    private DatabaseSchema? DropForeignKey() => Table(static t => t.ForeignKeys.Count > 0) is { } table
        ? Replace(table, table with { ForeignKeys = [.. table.ForeignKeys.Except([Pick(table.ForeignKeys)])] })
        : null;

    private DatabaseSchema? AddCheck()
    {
        if (Free(static c => c.Type.Kind is StoredKind.Int32 or StoredKind.Int64 && c.ComputedSql is null) is not { } found)
            return null;
        return Replace(found.Table, found.Table with { Checks = [.. found.Table.Checks, new CheckSchema(Name("ck"), $"{found.Column.Name} >= -{random.Next(5, 9)}")] });
    }

    private DatabaseSchema? DropCheck() => Table(static t => t.Checks.Count > 0) is { } table
        ? Replace(table, table with { Checks = [.. table.Checks.Except([Pick(table.Checks)])] })
        : null;

    private DatabaseSchema? RenameConstraint()
    {
        if (Table(static t => t.Checks.Count + t.ForeignKeys.Count > 0) is not { } table)
            return null;
        string name = Pick([.. table.Checks.Select(static c => c.Name), .. table.ForeignKeys.Select(static f => f.Name)]);
        return new RenameConstraintOperation(table.Name, name, Name("k")).Apply(Schema);
    }

    private DatabaseSchema? AddView() => Table() is { } table && Schema.Views.Count < 4
        ? Schema with { Views = [.. Schema.Views, new ViewSchema(Name("v"), $"SELECT {table.Columns[0].Name} AS a FROM {table.Name} WHERE {table.Columns[0].Name} IS NOT NULL")] }
        : null;

    private DatabaseSchema? DropView() => Schema.Views.Count == 0 ? null : Schema with { Views = [.. Schema.Views.Except([Pick(Schema.Views)])] };

    private DatabaseSchema? Comment() => Table() is { } table ? Replace(table, table with { Comment = random.Next(2) == 0 ? null : Name("says ") }) : null;

    private DatabaseSchema? ChangeKey()
    {
        if (Table(t => Schema.Tables.All(o => o.ForeignKeys.All(f => f.Principal != t.Name))) is not { } table)
            return null;
        ColumnSchema key = Pick(table.Columns);
        return random.Next(3) == 0 || key.ComputedSql is not null
            ? Replace(table, table with { PrimaryKey = null, Columns = [.. table.Columns.Select(static c => c with { Generation = ValueGeneration.None, Sequence = null })] })
            : Replace(table, table with
            {
                PrimaryKey = new KeySchema($"pk_{table.Name}", [key.Name]),
                Columns = [.. table.Columns.Select(c => c with { Generation = c == key && c.Type.Kind == StoredKind.Int32 ? ValueGeneration.Identity : ValueGeneration.None, IsNullable = c != key && c.IsNullable, Sequence = null })],
            });
    }

    private DatabaseSchema? AddComputed() => Free(static c => c.Type.Kind is StoredKind.Int32 && c.ComputedSql is null) is { } found
        ? Replace(found.Table, found.Table with { Columns = [.. found.Table.Columns, new ColumnSchema(Name("c"), new(StoredKind.Int64)) { ComputedSql = $"{found.Column.Name} + {random.Next(9)}", IsStored = random.Next(2) == 0 }] })
        : null;

    private DatabaseSchema? AddEnum()
    {
        if (Table() is not { } table || Schema.Enums.Count > 3)
            return null;
        ObjectName name = Name("e");
        SchemaList<string> labels = ["a", "b"];
        return Replace(Schema with { Enums = [.. Schema.Enums, new EnumSchema(name, labels)] }, table, table with
        {
            Columns = [.. table.Columns, new ColumnSchema(Name("c"), new(StoredKind.Named) { Enum = name, Labels = labels }) { IsNullable = true }],
        });
    }

    private DatabaseSchema? AlterEnum() => Schema.Enums.Count == 0 ? null : new AlterEnumOperation(Pick(Schema.Enums).Name, ["a", "b", Name("l")]).Apply(Schema);

    private DatabaseSchema? AddSequence() => Table() is { } table && Name("s") is var name
        ? Replace(Schema with { Sequences = [.. Schema.Sequences, new SequenceSchema(name)] }, table, table with
        {
            Columns = [.. table.Columns, new ColumnSchema(Name("c"), new(StoredKind.Int64)) { Generation = ValueGeneration.Sequence, Sequence = name }],
        })
        : null;

    private DatabaseSchema? Change(Func<ColumnSchema, bool> fits, Func<ColumnSchema, ColumnSchema?> change) =>
        Free(fits) is { } found && change(found.Column) is { } changed
            ? Replace(found.Table, found.Table with { Columns = [.. found.Table.Columns.Select(c => c == found.Column ? changed : c)] })
            : null;

    private ColumnSchema NewColumn()
    {
        ColumnTypeSchema type = random.Next(9) switch
        {
            0 or 1 => new(StoredKind.Int32),
            2 => new(StoredKind.Int64),
            3 or 4 => new(StoredKind.String) { MaxLength = random.Next(1, 5) * 10 },
            5 => new(StoredKind.String),
            6 => new(StoredKind.Boolean),
            7 => new(StoredKind.Double),
            _ => new(StoredKind.Decimal) { Precision = 10, Scale = 2 },
        };
        return new ColumnSchema(Name("c"), type) { IsNullable = random.Next(2) == 0, Default = random.Next(3) == 0 ? DefaultOf(type.Kind) : null };
    }

    private static DefaultSchema? DefaultOf(StoredKind kind) => kind switch
    {
        StoredKind.Int32 => new DefaultSchema { Value = 7 },
        StoredKind.Int64 => new DefaultSchema { Value = 7L },
        StoredKind.Boolean => new DefaultSchema { Value = true },
        _ => null,
    };

    /// <summary>A column that no key, index, constraint or computed column is over.</summary>
    private (TableSchema Table, ColumnSchema Column)? Free(Func<ColumnSchema, bool>? fits = null)
    {
        if (Table() is not { } table)
            return null;
        ColumnSchema[] free = [.. table.Columns.Where(c => table.Columns.Count > 2 && (fits?.Invoke(c) ?? true)
            && table.PrimaryKey?.Columns.Contains(c.Name) != true
            && !table.ForeignKeys.Any(f => f.Columns.Contains(c.Name))
            && !Schema.Tables.Any(t => t.ForeignKeys.Any(f => f.Principal == table.Name && f.PrincipalColumns.Contains(c.Name)))
            && !table.Columns.Any(o => o.ComputedSql?.Contains(c.Name + " ", StringComparison.Ordinal) == true)
            && !Schema.Views.Any(v => v.Sql.Contains($" {c.Name} ", StringComparison.Ordinal)))];
        return free.Length == 0 ? null : (table, Pick(free));
    }

    private static TableSchema Without(TableSchema table, ColumnSchema column) => table with
    {
        Indexes = [.. table.Indexes.Where(i => i.Columns.All(c => c.Name != column.Name) && i.Filter?.Contains(column.Name + " ", StringComparison.Ordinal) != true)],
        Checks = [.. table.Checks.Where(c => !c.Sql.Contains(column.Name + " ", StringComparison.Ordinal))],
    };

    private DatabaseSchema WithoutViews(TableSchema table) => Schema with { Views = [.. Schema.Views.Where(v => !v.Sql.Contains($" {table.Name} ", StringComparison.Ordinal))] };

    private DatabaseSchema Forget(TableSchema table)
    {
        foreach ((string old, string now) in _tables.Where(t => t.Value == table.Name.Name).ToArray())
        {
            _tables.Remove(old);
            foreach ((string Table, string Column) key in _columns.Keys.Where(k => k.Table == old).ToArray())
                _columns.Remove(key);
        }

        return Schema;
    }

    private void ForgetColumn(TableSchema table, ColumnSchema column)
    {
        foreach ((string Table, string Column) key in _columns.Where(c => _tables.GetValueOrDefault(c.Key.Table) == table.Name.Name && c.Value == column.Name).Select(static c => c.Key).ToArray())
            _columns.Remove(key);
    }

    private DatabaseSchema Replace(TableSchema table, TableSchema changed) => Replace(Schema, table, changed);

    private static DatabaseSchema Replace(DatabaseSchema schema, TableSchema table, TableSchema changed) =>
        schema with { Tables = [.. schema.Tables.Select(t => t == table ? changed : t)] };

    private TableSchema? Table(Func<TableSchema, bool>? fits = null)
    {
        TableSchema[] tables = [.. Schema.Tables.Where(t => fits?.Invoke(t) ?? true)];
        return tables.Length == 0 ? null : Pick(tables);
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private string Name(string prefix) => $"{prefix}{++_names}";
}
