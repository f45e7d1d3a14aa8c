using Orm.Mapping;
using Orm.Schema;

namespace Orm.Migrations.Tests.Diffing;

/// <content>Tables and their columns.</content>
internal sealed partial class RandomSchema
{
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
    private DatabaseSchema? DropTable() => Table(t => IsOnPaper || !_principals.Contains(t.Name.Name)) is not { } table || Schema.Tables.Count < 4 ? null : Forget(table) with
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
        string name = Name(column.Name[..1]);
        foreach ((string Table, string Column) key in _columns.Where(c => _tables.GetValueOrDefault(c.Key.Table) == table.Name.Name && c.Value == column.Name).Select(static c => c.Key).ToArray())
            _columns[key] = name;
        DatabaseSchema renamed = new RenameColumnOperation(table.Name, column.Name, name).Apply(WithoutViews(table));
        TableSchema moved = renamed.FindTable(table.Name)!;
        return Replace(renamed, moved, moved with
        {
            Checks = [.. moved.Checks.Select(c => c with { Sql = c.Sql.Replace(column.Name + " ", name + " ", StringComparison.Ordinal) })],
            Indexes = [.. moved.Indexes.Select(i => i with { Filter = i.Filter?.Replace(column.Name + " ", name + " ", StringComparison.Ordinal) })],
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

    // Texts in rows are no numbers.
    private DatabaseSchema? Retype() => Change(
        c => c.Generation == ValueGeneration.None && (IsOnPaper || (c.ComputedSql is null && c.Type.Kind is StoredKind.Int32 or StoredKind.Int64 or StoredKind.Double or StoredKind.Boolean)),
        static c => c with { Type = new(StoredKind.Decimal) { Precision = 10, Scale = 2 }, Default = null });

    // A column that once referred to rows must stay null: dropped and taken back, it is filled with its default.
    private DatabaseSchema? Default() => Change(c => c.Generation == ValueGeneration.None && c.ComputedSql is null && (IsOnPaper || !c.Name.StartsWith('r')), c => c with { Default = c.Default is null ? DefaultOf(c.Type.Kind) : null });

    private DatabaseSchema? Nullable() => Change(
        c => c.Generation == ValueGeneration.None && c.ComputedSql is null && (IsOnPaper || c.Name.StartsWith('k')),
        c => Schema.Tables.Any(t => t.PrimaryKey?.Columns.Contains(c.Name) == true) ? null : c with { IsNullable = !c.IsNullable });

    private DatabaseSchema? AddComputed() => Free(static c => c.Type.Kind is StoredKind.Int32 && c.ComputedSql is null) is { } found
        ? Replace(found.Table, found.Table with { Columns = [.. found.Table.Columns, new ColumnSchema(Name("c"), new(StoredKind.Int64)) { ComputedSql = $"{found.Column.Name} + {random.Next(9)}", IsStored = random.Next(2) == 0 }] })
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
}
