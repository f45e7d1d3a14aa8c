using Orm.Dialects;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.Sqlite;

/// <summary>Reads sqlite_schema. What a schema cannot say is told beside it: see <see cref="UnsupportedOf"/>.</summary>
internal sealed partial class SqliteSchemaReader(SqliteDialect dialect) : SchemaReader(dialect)
{
    public override async ValueTask<DatabaseSchema> ReadAsync(Session session, IReadOnlyCollection<string> schemas, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        List<CatalogueRow> all = await RowsAsync(session, cancellationToken).ConfigureAwait(false);
        CatalogueRow[] rows = [.. all.Where(static r => !r.IsVirtual)];
        ILookup<string, IndexSchema> indexes = rows.Where(static r => r.Type == "index").Select(static r => (r.Table, Index: IndexOf(r.Name, r.Sql)))
            .Where(static i => i.Index is not null).ToLookup(static i => i.Table, static i => i.Index!, StringComparer.OrdinalIgnoreCase);
        List<(TableSchema Table, List<ParsedConstraint> Constraints)> tables = [.. rows.Where(static r => r.Type == "table").Select(r => TableOf(r.Name, r.Sql, indexes[r.Name]))];
        return new DatabaseSchema
        {
            Tables = [.. tables.Select(t => t.Table with { ForeignKeys = ForeignKeysOf(t.Table, t.Constraints, tables) })],
            Views = [.. rows.Where(static r => r.Type == "view").Select(static r => new ViewSchema(r.Name, SqliteTableParser.ParseView(r.Sql)))],
            Unsupported = [.. all.SelectMany(UnsupportedOf)],
        }.Ordered();
    }

    private (TableSchema Table, List<ParsedConstraint> Constraints) TableOf(string name, string sql, IEnumerable<IndexSchema> indexes)
    {
        (List<ParsedColumn> columns, List<ParsedConstraint> constraints) = SqliteTableParser.Parse(sql);
        ParsedConstraint? key = constraints.Find(static c => c.Kind == 'p');
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return (new TableSchema(name)
        {
            Columns = [.. columns.Select(ColumnOf)],
            PrimaryKey = key is null ? null : new KeySchema(key.Name ?? $"pk_{name}", Names(columns, key.Columns)),
            Indexes =
            [
                .. indexes.Select(i => i with { Columns = [.. i.Columns.Select(c => c with { Name = NameOf(columns, c.Name) })] }),
                .. constraints.Where(static c => c.Kind == 'u').Select(c => new IndexSchema(
                    Free(taken, c.Name ?? ConventionalName("uq", name, c.Columns)), [.. Names(columns, c.Columns).Select(static n => new IndexColumnSchema(n))]) { IsUnique = true }),
            ],
            Checks = [.. constraints.Where(static c => c.Kind == 'c').Select(c => new CheckSchema(Free(taken, c.Name ?? ConventionalName("ck", name, c.Columns)), c.Sql))],
        }, constraints);
    }

    private ColumnSchema ColumnOf(ParsedColumn parsed)
    {
        var column = new ColumnSchema(parsed.Name, TypeOf(parsed.Type))
        {
            IsNullable = !parsed.IsNotNull,
            ComputedSql = parsed.ComputedSql,
            IsStored = parsed.IsStored,
            Generation = parsed.IsAutoIncrement ? ValueGeneration.Identity : ValueGeneration.None,
            Collation = parsed.Collation?.ToUpperInvariant() switch
            {
                null or "BINARY" => null,
                "NOCASE" => Collation.IgnoreCase,
                _ => parsed.Collation,
            },
        };
        return column with { Default = DefaultOf(column, parsed.Default) };
    }

    private ColumnTypeSchema TypeOf(string words)
    {
        TypeWords type = TypeWords.Of(words);
        ColumnTypeSchema candidate = type.Name switch
        {
            "integer" => new(StoredKind.Int64),
            "real" => new(StoredKind.Double),
            "numeric" => new(StoredKind.Decimal) { Precision = type.First, Scale = type.Second },
            "varchar" => new(StoredKind.String) { MaxLength = type.First },
            "text" => new(StoredKind.String),
            "blob" => new(StoredKind.Bytes),
            var other => new(KindOf(other)),
        };
        return Portable(candidate, words);
    }

    // The affinity of a type by its name (sqlite.org/datatype3.html, 3.1), and what people mean by it.
    private static StoredKind KindOf(string name) =>
        name.Contains("int", StringComparison.Ordinal) ? StoredKind.Int64
        : name.Contains("char", StringComparison.Ordinal) || name.Contains("clob", StringComparison.Ordinal) || name.Contains("text", StringComparison.Ordinal) ? StoredKind.String
        : name.Contains("blob", StringComparison.Ordinal) || name.Length == 0 ? StoredKind.Bytes
        : name.Contains("real", StringComparison.Ordinal) || name.Contains("floa", StringComparison.Ordinal) || name.Contains("doub", StringComparison.Ordinal) ? StoredKind.Double
        : name.StartsWith("bool", StringComparison.Ordinal) ? StoredKind.Boolean
        : name.StartsWith("date", StringComparison.Ordinal) || name.StartsWith("time", StringComparison.Ordinal) ? StoredKind.DateTime
        : StoredKind.Decimal;

    private static IndexSchema? IndexOf(string name, string sql) => SqliteTableParser.ParseIndex(sql) is var (isUnique, columns, filter)
        ? new IndexSchema(name, [.. columns.Select(static c => new IndexColumnSchema(c.Name, c.IsDescending))]) { IsUnique = isUnique, Filter = filter }
        : null;

    // A reference without columns is to the primary key; names are those of the principal, however the reference spells them.
    private static SchemaList<ForeignKeySchema> ForeignKeysOf(TableSchema table, List<ParsedConstraint> constraints, List<(TableSchema Table, List<ParsedConstraint> Constraints)> tables)
    {
        var keys = new List<ForeignKeySchema>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ParsedConstraint key in constraints.Where(static c => c.Kind == 'f'))
        {
            TableSchema? principal = tables.Select(static t => t.Table).FirstOrDefault(t => t.Name.Name.Equals(key.Principal, StringComparison.OrdinalIgnoreCase));
            string principalName = principal?.Name.Name ?? key.Principal;
            string[] own = [.. key.Columns.Select(c => table.Columns.FirstOrDefault(o => o.Name.Equals(c, StringComparison.OrdinalIgnoreCase))?.Name ?? c)];
            string[] referred = key.PrincipalColumns is { } given
                ? [.. given.Select(c => principal?.Columns.FirstOrDefault(o => o.Name.Equals(c, StringComparison.OrdinalIgnoreCase))?.Name ?? c)]
                : [.. principal?.PrimaryKey?.Columns ?? []];
            keys.Add(new ForeignKeySchema(Free(taken, key.Name ?? ConventionalName("fk", table.Name.Name, own, principalName)), [.. own], principalName, [.. referred])
            {
                OnDelete = ActionOf(key.OnDelete),
                OnUpdate = ActionOf(key.OnUpdate),
            });
        }

        return [.. keys];
    }

    private static string Free(HashSet<string> taken, string name)
    {
        string free = name;
        for (int number = 2; !taken.Add(free); number++)
            free = $"{name}_{number}";
        return free;
    }

    private static SchemaList<string> Names(List<ParsedColumn> columns, string[] names) => [.. names.Select(n => NameOf(columns, n))];

    private static string NameOf(List<ParsedColumn> columns, string name) => columns.Find(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name ?? name;
}
