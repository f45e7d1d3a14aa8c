using System.Globalization;
using Orm.Dialects;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.Specs.Schema;

/// <summary>Makes schemas of up to 15 tables with whatever a database has: every type, defaults, composite keys, cycles, indexes, checks, computed columns, comments.</summary>
internal sealed class RandomSchema(Random random, Dialect dialect)
{
    private static readonly StoredKind[] Kinds = [.. Enum.GetValues<StoredKind>().Where(static k => k != StoredKind.Named)];

    private readonly DialectFeatures _features = dialect.Features;
    private readonly List<EnumSchema> _enums = [];
    private readonly List<SequenceSchema> _sequences = [];

    /// <summary>The next schema.</summary>
    public DatabaseSchema Next()
    {
        for (int i = random.Next(3); i > 0; i--)
            _enums.Add(new EnumSchema($"mood_{i}", [.. Enumerable.Range(0, random.Next(1, 5)).Select(n => n == 0 ? "it's fine" : $"label_{n}")]));
        List<TableSchema> tables = [.. Enumerable.Range(0, random.Next(1, 16)).Select(Table)];
        for (int i = 0; i < tables.Count; i++)
            tables[i] = WithForeignKeys(tables[i], tables);
        return new DatabaseSchema { Tables = [.. tables], Enums = [.. _enums], Sequences = [.. _sequences] }.Ordered();
    }

    /// <summary>Any column that is no key.</summary>
    public ColumnSchema Column(string name, string? beside = null)
    {
        ColumnTypeSchema type = Type();
        var column = new ColumnSchema(name, type)
        {
            IsNullable = random.Next(2) == 0,
            Comment = random.Next(6) == 0 ? "what it's for" : null,
            Collation = type is { Kind: StoredKind.String, IsArray: false } && random.Next(5) == 0 ? (random.Next(2) == 0 ? Collation.Ordinal : Collation.IgnoreCase) : null,
        };
        if (beside is not null && random.Next(8) == 0)
            return column with { Type = new(StoredKind.Int32), IsNullable = true, Collation = null, ComputedSql = $"{Quoted(beside)} * 2 + 1", IsStored = true };
        return random.Next(3) == 0 ? column with { Default = Default(type) } : column;
    }

    private TableSchema Table(int number)
    {
        string name = $"table_{number}";
        var columns = new List<ColumnSchema>();
        KeySchema? key = null;
        switch (random.Next(5))
        {
            case 0:
                columns.Add(new ColumnSchema("a", new(StoredKind.String) { MaxLength = 30 }));
                columns.Add(new ColumnSchema("b", new(StoredKind.Int64)));
                key = new KeySchema($"pk_{name}", ["b", "a"]);
                break;
            case 1:
                columns.Add(new ColumnSchema("id", new(StoredKind.Guid)));
                key = new KeySchema($"pk_{name}", ["id"]);
                break;
            case 2 when _features.Sequences:
                var sequence = new SequenceSchema($"{name}_numbers");
                _sequences.Add(sequence);
                columns.Add(new ColumnSchema("id", new(StoredKind.Int64)) { Generation = ValueGeneration.Sequence, Sequence = sequence.Name });
                key = new KeySchema($"pk_{name}", ["id"]);
                break;
            default:
                columns.Add(new ColumnSchema("id", new(random.Next(2) == 0 ? StoredKind.Int32 : StoredKind.Int64)) { Generation = ValueGeneration.Identity });
                key = new KeySchema($"pk_{name}", ["id"]);
                break;
        }

        columns.Add(new ColumnSchema("number", new(StoredKind.Int32)) { IsNullable = random.Next(2) == 0 });
        columns.Add(new ColumnSchema("word", new(StoredKind.String) { MaxLength = 40 }) { IsNullable = random.Next(2) == 0 });
        int more = random.Next(8);
        for (int i = 0; i < more; i++)
            columns.Add(Column(i == 0 ? "group \"x\"" : $"column_{i}", "number"));
        return new TableSchema(name)
        {
            Columns = [.. columns],
            PrimaryKey = key,
            Indexes = [.. Indexes(name)],
            Checks = [.. Checks(name)],
            Comment = random.Next(4) == 0 ? $"the table's \"comment\" {number}" : null,
        };
    }

    private IEnumerable<IndexSchema> Indexes(string table)
    {
        if (random.Next(2) == 0)
            yield return new IndexSchema($"uq_{table}_word", [new("word")]) { IsUnique = true };
        if (random.Next(2) == 0)
            yield return new IndexSchema($"ix_{table}_number_word", [new("number", IsDescending: random.Next(2) == 0), new("word")]);
        if (_features.PartialIndexes && random.Next(2) == 0)
            yield return new IndexSchema($"ix_{table}_part", [new("number")]) { Filter = $"{Quoted("number")} > 5 AND {Quoted("word")} IS NOT NULL", IsUnique = random.Next(2) == 0 };
    }

    private IEnumerable<CheckSchema> Checks(string table)
    {
        string number = Quoted("number");
        string word = Quoted("word");
        string[] conditions =
        [
            $"{number} BETWEEN 1 AND 10", $"{number} >= -5 and {number} <> 7", $"{word} IN ('a', 'b', 'it''s')", $"{number} IN (1, 2, 3) OR {word} LIKE 'a%'",
            $"length({word}) > 2", $"{number} IS NULL OR NOT ({number} = 3)", $"({number} + 1) * 2 < 100", $"case when {number} > 1 then 1 else 0 end = 1", $"{word} <> '' AND lower({word}) = {word}",
        ];
        for (int i = random.Next(3); i > 0; i--)
            yield return new CheckSchema($"ck_{table}_{i}", conditions[random.Next(conditions.Length)]);
    }

    // To other tables, to itself, and in cycles.
    private TableSchema WithForeignKeys(TableSchema table, List<TableSchema> tables)
    {
        for (int i = random.Next(4); i > 0; i--)
        {
            TableSchema principal = tables[random.Next(tables.Count)];
            if (table.ForeignKeys.Any(f => f.Principal == principal.Name))
                continue;
            string[] columns = [.. principal.PrimaryKey!.Columns.Select(c => $"{principal.Name}_{c}")];
            ReferentialAction action = random.Next(3) switch { 0 => ReferentialAction.Cascade, 1 => ReferentialAction.SetNull, _ => ReferentialAction.NoAction };
            table = table with
            {
                Columns = [.. table.Columns, .. principal.PrimaryKey.Columns.Select((c, n) => new ColumnSchema(columns[n], principal.FindColumn(c)!.Type) { IsNullable = true })],
                ForeignKeys = [.. table.ForeignKeys, new ForeignKeySchema($"fk_{table.Name}_{principal.Name}", [.. columns], principal.Name, principal.PrimaryKey.Columns) { OnDelete = action }],
                Indexes = random.Next(2) == 0 ? table.Indexes : [.. table.Indexes, new IndexSchema($"ix_{table.Name}_{principal.Name}", [.. columns.Select(static c => new IndexColumnSchema(c))])],
            };
        }

        return table;
    }

    private ColumnTypeSchema Type()
    {
        if (_enums.Count > 0 && random.Next(8) == 0)
        {
            EnumSchema type = _enums[random.Next(_enums.Count)];
            return new(StoredKind.Named) { Enum = type.Name, Labels = type.Labels };
        }

        StoredKind kind = Kinds[random.Next(Kinds.Length)];
        return new(kind)
        {
            IsArray = kind != StoredKind.Json && random.Next(10) == 0,
            MaxLength = kind is StoredKind.String or StoredKind.Bytes && random.Next(2) == 0 ? random.Next(1, 300) : null,
            Precision = kind == StoredKind.Decimal ? random.Next(3) == 0 ? null : 12 : kind is StoredKind.DateTime or StoredKind.DateTimeOffset or StoredKind.TimeOnly && random.Next(2) == 0 ? random.Next(0, 7) : null,
            Scale = kind == StoredKind.Decimal ? 4 : null,
        };
    }

    private DefaultSchema? Default(ColumnTypeSchema type)
    {
        if (type.IsArray)
            return null;
        if (type.Kind is StoredKind.DateTime or StoredKind.DateTimeOffset or StoredKind.DateOnly or StoredKind.TimeOnly && random.Next(2) == 0)
            return new DefaultSchema { IsNow = true };
        object? value = type.Kind switch
        {
            StoredKind.Boolean => random.Next(2) == 0,
            StoredKind.Int16 or StoredKind.Int32 => random.Next(-100, 100),
            StoredKind.Int64 => random.NextInt64(),
            StoredKind.UInt64 => 7,
            StoredKind.Single or StoredKind.Double => random.Next(-8, 8) / 4.0,
            StoredKind.Decimal => random.Next(-1000, 1000) / 100m,
            // Long texts and documents take no constants on some servers.
            StoredKind.String when type.MaxLength > 5 => random.Next(2) == 0 ? "it's" : "",
            StoredKind.Guid => Guid.NewGuid(),
            StoredKind.DateTime => DateTime.Parse("2024-02-29 12:30:15", CultureInfo.InvariantCulture),
            StoredKind.DateTimeOffset => DateTimeOffset.Parse("2024-02-29 12:30:15+02:00", CultureInfo.InvariantCulture),
            StoredKind.DateOnly => new DateOnly(2024, 2, 29),
            StoredKind.TimeOnly => new TimeOnly(12, 30, 15),
            StoredKind.Named => type.Labels[0],
            _ => null,
        };
        return value is null ? null : type.Kind == StoredKind.Int32 && random.Next(2) == 0 ? new DefaultSchema { Sql = "40 + 2" } : new DefaultSchema { Value = value };
    }

    private string Quoted(string name)
    {
        var writer = new Execution.SqlWriter(dialect);
        writer.WriteIdentifier(name);
        return writer.ToString();
    }
}
