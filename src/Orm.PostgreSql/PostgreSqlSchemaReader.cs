using Orm.Dialects;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.PostgreSql;

/// <summary>
/// Reads pg_catalog. What a schema cannot say is told beside it: see <see cref="UnsupportedAsync"/>. What belongs to extensions is left out.
/// </summary>
internal sealed partial class PostgreSqlSchemaReader(PostgreSqlDialect dialect) : SchemaReader(dialect)
{
    public override async ValueTask<DatabaseSchema> ReadAsync(Session session, IReadOnlyCollection<string> schemas, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        string[] names = [.. schemas];
        List<(ObjectName Name, string? Comment)> tables = await TablesAsync(session, names, cancellationToken).ConfigureAwait(false);
        Dictionary<ObjectName, EnumSchema> enums = await EnumsAsync(session, names, cancellationToken).ConfigureAwait(false);
        ILookup<ObjectName, ColumnRow> columns = (await ColumnsAsync(session, names, cancellationToken).ConfigureAwait(false)).ToLookup(static c => c.Table);
        ILookup<ObjectName, ConstraintRow> constraints = (await ConstraintsAsync(session, names, cancellationToken).ConfigureAwait(false)).ToLookup(static c => c.Table);
        ILookup<ObjectName, IndexRow> indexes = (await IndexesAsync(session, names, cancellationToken).ConfigureAwait(false)).ToLookup(static i => i.Table);
        return new DatabaseSchema
        {
            Tables = [.. tables.Select(t => TableOf(t.Name, t.Comment, columns[t.Name], constraints[t.Name], indexes[t.Name], enums))],
            Views = [.. await ViewsAsync(session, names, cancellationToken).ConfigureAwait(false)],
            Sequences = [.. await SequencesAsync(session, names, cancellationToken).ConfigureAwait(false)],
            Enums = [.. enums.Values],
            Unsupported = [.. await UnsupportedAsync(session, names, cancellationToken).ConfigureAwait(false)],
        }.Ordered();
    }

    // A temporary view of the same text, which nobody else sees, and which goes with its transaction.
    public override async ValueTask<IReadOnlyList<ViewSchema>> AsKeptAsync(Session session, IReadOnlyList<ViewSchema> views, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(views);
        var kept = new List<ViewSchema>();
        foreach (ViewSchema view in views.Where(static v => !SelectsAll(v.Sql)))
        {
            await session.BeginAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            try
            {
                var create = new RawSqlHandler(0, 0);
                create.AppendLiteral($"CREATE TEMPORARY VIEW orm_view AS {view.Sql}");
                await session.Sql(create).ExecuteAsync(cancellationToken).ConfigureAwait(false);
                string? text = await session.Sql($"SELECT pg_get_viewdef('pg_temp.orm_view'::regclass)").ScalarAsync<string>(cancellationToken).ConfigureAwait(false);
                kept.Add(view with { Sql = Trimmed(text!) });
            }
            catch (DatabaseException exception) when (exception is not ConnectionLostException)
            {
                // A server that only reads, an account without temporary objects, or a text that does not fit: by its name then.
            }
            finally
            {
                await session.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }

        return kept;
    }

    // The columns behind an asterisk are those of the day when the view was made.
    private static bool SelectsAll(string view)
    {
        List<SqlToken> tokens = SqlTokenizer.Split(view);
        return tokens.Index().Any(t => t.Index > 0 && t.Item.IsSymbol("*")
            && tokens[t.Index - 1] is var before && (before.IsSymbol(",") || before.IsSymbol(".") || before.IsWord("SELECT") || before.IsWord("DISTINCT") || before.IsWord("ALL")));
    }

    private static string Trimmed(string view) => view.Trim().TrimEnd(';');

    private TableSchema TableOf(ObjectName name, string? comment, IEnumerable<ColumnRow> columns, IEnumerable<ConstraintRow> constraints, IEnumerable<IndexRow> indexes, Dictionary<ObjectName, EnumSchema> enums)
    {
        List<IGrouping<(string Name, string Kind), ConstraintRow>> groups = [.. constraints.GroupBy(static c => (c.Name, c.Kind))];
        return new TableSchema(name)
        {
            Columns = [.. columns.Select(c => ColumnOf(c, enums))],
            PrimaryKey = groups.Where(static g => g.Key.Kind == "p").Select(static g => new KeySchema(g.Key.Name, [.. g.Select(static c => c.Column!)])).FirstOrDefault(),
            ForeignKeys = [.. groups.Where(static g => g.Key.Kind == "f").Select(static g => ForeignKeyOf(g.Key.Name, [.. g]))],
            Checks = [.. groups.Where(static g => g.Key.Kind == "c").Select(static g => new CheckSchema(g.Key.Name, WithoutParentheses(g.First().Check!)))],
            Indexes = [.. indexes.GroupBy(static i => i.Name).Select(static g => IndexOf(g.Key, [.. g]))],
            Comment = comment,
        };
    }

    private ColumnSchema ColumnOf(ColumnRow row, Dictionary<ObjectName, EnumSchema> enums)
    {
        var column = new ColumnSchema(row.Name, row.Enum is { } name && enums.TryGetValue(name, out EnumSchema? type) ? EnumTypeOf(type, row.Type) : TypeOf(row.Type))
        {
            IsNullable = !row.NotNull,
            Collation = row.Collation switch
            {
                "C" or "POSIX" => Collation.Ordinal,
                PostgreSqlDialect.IgnoreCase => Collation.IgnoreCase,
                var other => other,
            },
            Comment = row.Comment,
            Generation = row.Identity.Length > 0 ? ValueGeneration.Identity : ValueGeneration.None,
        };
        if (row.Generated.Length > 0)
            return column with { ComputedSql = WithoutParentheses(row.Default!), IsStored = row.Generated == "s" };
        if (SequenceOf(row.Default) is { } sequence)
            return column with { Generation = ValueGeneration.Sequence, Sequence = sequence };
        return column with { Default = DefaultOf(column, row.Default) };
    }

    private static ColumnTypeSchema EnumTypeOf(EnumSchema type, string words) => new(StoredKind.Named)
    {
        Enum = type.Name,
        Labels = type.Labels,
        IsArray = words.EndsWith("[]", StringComparison.Ordinal),
    };

    private ColumnTypeSchema TypeOf(string words)
    {
        TypeWords type = TypeWords.Of(words);
        ColumnTypeSchema item = type.Name switch
        {
            "boolean" => new(StoredKind.Boolean),
            "smallint" => new(StoredKind.Int16),
            "integer" => new(StoredKind.Int32),
            "bigint" => new(StoredKind.Int64),
            "real" => new(StoredKind.Single),
            "double precision" => new(StoredKind.Double),
            "numeric" => new(StoredKind.Decimal) { Precision = type.First, Scale = type.Second },
            "character varying" => new(StoredKind.String) { MaxLength = type.First },
            "uuid" => new(StoredKind.Guid),
            "timestamp without time zone" => new(StoredKind.DateTime) { Precision = type.First },
            "timestamp with time zone" => new(StoredKind.DateTimeOffset) { Precision = type.First },
            "date" => new(StoredKind.DateOnly),
            "time without time zone" => new(StoredKind.TimeOnly) { Precision = type.First },
            "interval" => new(StoredKind.TimeSpan),
            "bytea" => new(StoredKind.Bytes),
            "jsonb" or "json" => new(StoredKind.Json),
            _ => new(StoredKind.String),
        };
        return Portable(item with { IsArray = type.IsArray }, words);
    }

    // nextval('books_id'::regclass)
    private static ObjectName? SequenceOf(string? expression)
    {
        if (expression is null || SqlTokenizer.Split(expression) is not [var function, _, { Kind: SqlTokenKind.String } name, ..] || !function.IsWord("nextval"))
            return null;
        SqlToken[] parts = [.. SqlTokenizer.Split(name.Text).Where(static t => t.IsName)];
        return parts.Length == 2 ? new ObjectName(parts[1].Text, parts[0].Text) : new ObjectName(parts[0].Text);
    }

    private static ForeignKeySchema ForeignKeyOf(string name, ConstraintRow[] rows) =>
        new(name, [.. rows.Select(static r => r.Column!)], rows[0].Principal!.Value, [.. rows.Select(static r => r.PrincipalColumn!)])
        {
            OnDelete = ActionOf(rows[0].OnDelete),
            OnUpdate = ActionOf(rows[0].OnUpdate),
        };

    private static IndexSchema IndexOf(string name, IndexRow[] rows) =>
        new(name, [.. rows.Select(static r => new IndexColumnSchema(r.Column, r.IsDescending))])
        {
            IsUnique = rows[0].IsUnique,
            Filter = rows[0].Filter is { } filter ? WithoutParentheses(filter) : null,
        };
}
