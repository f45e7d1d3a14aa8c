using Orm.Dialects;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.MySql;

/// <summary>
/// Reads information_schema. What a schema cannot say is told beside it: see <see cref="UnsupportedAsync"/>.
/// </summary>
internal sealed partial class MySqlSchemaReader(MySqlDialect dialect) : SchemaReader(dialect)
{
    public override async ValueTask<DatabaseSchema> ReadAsync(Session session, IReadOnlyCollection<string> schemas, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        string[] names = ["", .. schemas];
        ILookup<ObjectName, ColumnRow> columns = (await ColumnsAsync(session, names, cancellationToken).ConfigureAwait(false)).ToLookup(static c => c.Table);
        ILookup<ObjectName, IndexRow> indexes = (await IndexesAsync(session, names, cancellationToken).ConfigureAwait(false)).ToLookup(static i => i.Table);
        ILookup<ObjectName, KeyRow> keys = (await KeysAsync(session, names, cancellationToken).ConfigureAwait(false)).ToLookup(static k => k.Table);
        ILookup<ObjectName, CheckRow> checks = (await ChecksAsync(session, names, cancellationToken).ConfigureAwait(false)).ToLookup(static c => c.Table);
        List<(ObjectName Name, string Comment, string? Collation)> tables = await TablesAsync(session, names, cancellationToken).ConfigureAwait(false);
        return new DatabaseSchema
        {
            Tables = [.. tables.Select(t => TableOf(t, [.. columns[t.Name]], [.. indexes[t.Name]], keys[t.Name], [.. checks[t.Name]]))],
            Views = [.. await ViewsAsync(session, names, cancellationToken).ConfigureAwait(false)],
            Unsupported = [.. await UnsupportedAsync(session, names, cancellationToken).ConfigureAwait(false)],
        }.Ordered();
    }

    private TableSchema TableOf((ObjectName Name, string Comment, string? Collation) table, ColumnRow[] columns, IndexRow[] indexes, IEnumerable<KeyRow> keys, CheckRow[] checks)
    {
        ForeignKeySchema[] foreignKeys = [.. keys.GroupBy(static k => k.Name).Select(static g => ForeignKeyOf(g.Key, [.. g]))];
        // JSON is another name of a text with a check that bears the column's name.
        HashSet<string> documents = [.. checks.Where(IsJson).Select(static c => c.Name)];
        IndexRow[] key = [.. indexes.Where(static i => i.Name == "PRIMARY")];
        return new TableSchema(table.Name)
        {
            Columns = [.. columns.Select(c => ColumnOf(c, documents.Contains(c.Name), table.Collation))],
            PrimaryKey = key.Length == 0 ? null : new KeySchema($"pk_{table.Name.Name}", [.. key.Select(static i => i.Column!)]),
            Indexes =
            [
                .. indexes.Where(static i => i.Name != "PRIMARY").GroupBy(static i => i.Name).Where(static g => g.All(static i => i.IsPlain))
                    .Select(static g => IndexOf(g.Key, [.. g])).Where(i => !foreignKeys.Any(f => Serves(i, f))),
            ],
            ForeignKeys = [.. foreignKeys],
            Checks = [.. checks.Where(c => !(IsJson(c) && documents.Contains(c.Name))).Select(c => new CheckSchema(c.Name, WithoutParentheses(Expression(c.Sql))))],
            Comment = table.Comment.Length == 0 ? null : table.Comment,
        };
    }

    private ColumnSchema ColumnOf(ColumnRow row, bool isDocument, string? tableCollation)
    {
        ColumnTypeSchema type = isDocument && row.Type == "longtext" ? new ColumnTypeSchema(StoredKind.Json) : TypeOf(row.Type);
        var column = new ColumnSchema(row.Name, type)
        {
            IsNullable = row.IsNullable,
            Comment = row.Comment.Length == 0 ? null : row.Comment,
            Collation = row.Collation is null || row.Collation == tableCollation || type.Kind == StoredKind.Json ? null : PortableCollation(row.Collation),
            Generation = row.Has("auto_increment") ? ValueGeneration.Identity : ValueGeneration.None,
        };
        if (!string.IsNullOrEmpty(row.Expression))
            return column with { ComputedSql = WithoutParentheses(Expression(row.Expression)), IsStored = row.Has("STORED") || row.Has("PERSISTENT") };
        if (row.Default is null)
            return column;
        string sql = dialect.IsMariaDb ? row.Default : row.Has("DEFAULT_GENERATED") ? MySqlCatalogue.Expression(row.Default) : MySqlCatalogue.Constant(row.Default, type.Kind);
        return column with { Default = type.Kind == StoredKind.Guid && BinaryGuid(sql) is { } guid ? new DefaultSchema { Value = guid } : DefaultOf(column, sql) };
    }

    private string PortableCollation(string name) =>
        name == dialect.CollationName(Collation.Ordinal) ? Collation.Ordinal : name == dialect.CollationName(Collation.IgnoreCase) ? Collation.IgnoreCase : name;

    // MariaDB gives SQL.
    private string Expression(string text) => dialect.IsMariaDb ? text : MySqlCatalogue.Expression(text);

    // unhex('…'), as the writer writes it.
    private static Guid? BinaryGuid(string sql) =>
        SqlTokenizer.Split(WithoutParentheses(sql)) is [var function, _, { Kind: SqlTokenKind.String, Text.Length: 32 } text, _] && function.IsWord("unhex") && Guid.TryParseExact(text.Text, "N", out Guid guid) ? guid : null;

    // The server writes the database's name before each table's, and elsewhere the view would go on reading here.
    private static string WithoutDatabase(string view, string database)
    {
        List<SqlToken> tokens = SqlTokenizer.Split(view, backslashEscapes: true);
        int[] names = [.. Enumerable.Range(0, tokens.Count).Where(i => tokens[i].Kind == SqlTokenKind.Name && tokens[i].Text == database && (i == 0 || !tokens[i - 1].IsSymbol(".")))];
        // One that stands alone is an alias, from which a prefix cannot be told.
        if (names.Any(i => i + 1 == tokens.Count || !tokens[i + 1].IsSymbol(".")))
            return view;
        foreach (int i in names.Reverse())
            view = view.Remove(tokens[i].Start, tokens[i + 1].End - tokens[i].Start);
        return view;
    }

    private ColumnTypeSchema TypeOf(string words)
    {
        TypeWords type = TypeWords.Of(words);
        string name = type.Name.Replace(" zerofill", "", StringComparison.Ordinal);
        ColumnTypeSchema candidate = (name, type.First) switch
        {
            ("tinyint", 1) => new(StoredKind.Boolean),
            ("tinyint" or "tinyint unsigned" or "smallint" or "year", _) => new(StoredKind.Int16),
            ("int" or "mediumint" or "mediumint unsigned" or "smallint unsigned", _) => new(StoredKind.Int32),
            ("bigint" or "int unsigned", _) => new(StoredKind.Int64),
            ("bigint unsigned" or "bit", _) => new(StoredKind.UInt64),
            ("float" or "float unsigned", _) => new(StoredKind.Single),
            ("double" or "double unsigned", _) => new(StoredKind.Double),
            ("decimal", 57) => new(StoredKind.Decimal),
            ("decimal" or "decimal unsigned", _) => new(StoredKind.Decimal) { Precision = type.First, Scale = type.Second },
            ("varchar", _) => new(StoredKind.String) { MaxLength = type.First },
            ("binary", 16) or ("char", 36) => new(StoredKind.Guid),
            ("varbinary", _) => new(StoredKind.Bytes) { MaxLength = type.First },
            ("longblob" or "binary" or "blob" or "mediumblob" or "tinyblob", _) => new(StoredKind.Bytes),
            ("datetime" or "timestamp", _) => new(StoredKind.DateTime) { Precision = Digits(type) },
            ("date", _) => new(StoredKind.DateOnly),
            ("time", _) => new(StoredKind.TimeOnly) { Precision = Digits(type) },
            ("json", _) => new(StoredKind.Json),
            _ => new(StoredKind.String),
        };
        return Portable(candidate, words);
    }

    private static int? Digits(TypeWords type) => type.First switch
    {
        null => 0,
        6 => null,
        var digits => digits,
    };

    private static bool IsJson(CheckRow check) => check.Sql.Contains("json_valid", StringComparison.OrdinalIgnoreCase) && check.IsOfColumn;

    // The server makes an index of its own for a foreign key that none serves, under the key's name.
    private static bool Serves(IndexSchema index, ForeignKeySchema key) =>
        !index.IsUnique && index.Name == key.Name && index.Columns.Select(static c => c.Name).SequenceEqual(key.Columns);

    private static ForeignKeySchema ForeignKeyOf(string name, KeyRow[] rows) =>
        new(name, [.. rows.Select(static r => r.Column)], rows[0].Principal, [.. rows.Select(static r => r.PrincipalColumn)])
        {
            // The same to this server, which says RESTRICT for both.
            OnDelete = ActionOf(rows[0].OnDelete) is var onDelete && onDelete == ReferentialAction.Restrict ? ReferentialAction.NoAction : onDelete,
            OnUpdate = ActionOf(rows[0].OnUpdate) is var onUpdate && onUpdate == ReferentialAction.Restrict ? ReferentialAction.NoAction : onUpdate,
        };

    private static IndexSchema IndexOf(string name, IndexRow[] rows) =>
        new(name, [.. rows.Select(static r => new IndexColumnSchema(r.Column!, r.IsDescending))]) { IsUnique = rows[0].IsUnique };
}
