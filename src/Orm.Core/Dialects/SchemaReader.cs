using System.Globalization;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.Dialects;

/// <summary>Reads the structure of a database from its own catalogues.</summary>
public abstract class SchemaReader
{
    private readonly Dialect _dialect;

    /// <summary>Creates the reader of a dialect.</summary>
    protected SchemaReader(Dialect dialect) => _dialect = dialect;

    /// <summary>Names the types that columns are compared with.</summary>
    protected SchemaWriter Writer => _dialect.Schema;

    /// <summary>Reads the connection's default schema, and those that the models of the session's database name.</summary>
    public ValueTask<DatabaseSchema> ReadAsync(Session session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        string[] schemas =
        [
            .. session.Database.Models
                .SelectMany(static m => m.Entities.Select(static e => e.Table).Concat(m.AssociationTables))
                .Select(static t => t.Schema)
                .OfType<string>()
                .Distinct(),
        ];
        return ReadAsync(session, schemas, cancellationToken);
    }

    /// <summary>Reads the connection's default schema, whose names have no schema in the result, and others by their names.</summary>
    public abstract ValueTask<DatabaseSchema> ReadAsync(Session session, IReadOnlyCollection<string> schemas, CancellationToken cancellationToken);

    /// <summary>
    /// The views with the texts that the server would keep of them, so that they can be compared with those that it has; those that it cannot
    /// tell are left out. None where the server keeps texts as they are, or cannot be asked without leaving something behind.
    /// </summary>
    public virtual ValueTask<IReadOnlyList<ViewSchema>> AsKeptAsync(Session session, IReadOnlyList<ViewSchema> views, CancellationToken cancellationToken) => new([]);

    /// <summary>A portable type where the dialect would write these words for it; else one that holds the words.</summary>
    protected ColumnTypeSchema Portable(ColumnTypeSchema candidate, string words)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return Writer.CanonicalType(Writer.TypeName(candidate)) == Writer.CanonicalType(words) ? candidate : new ColumnTypeSchema(candidate.Kind) { IsArray = candidate.IsArray, DatabaseType = words };
    }

    /// <summary>A default as a constant or the clock where the database's text stands for one; else as SQL.</summary>
    protected DefaultSchema? DefaultOf(ColumnSchema column, string? sql)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (string.IsNullOrWhiteSpace(sql))
            return null;
        string text = Writer.CanonicalExpression(sql);
        if (text == "null")
            return null;
        if (column.Type.Kind is StoredKind.DateTime or StoredKind.DateTimeOffset or StoredKind.DateOnly or StoredKind.TimeOnly && text == Writer.CanonicalExpression(Writer.NowOf(column)))
            return new DefaultSchema { IsNow = true };
        object? constant = SqlTokenizer.Split(text) switch
        {
            [{ Kind: SqlTokenKind.Number } number] => Number(column.Type.Kind, number.Text),
            [{ Text: "-" }, { Kind: SqlTokenKind.Number } number] => Number(column.Type.Kind, "-" + number.Text),
            [{ Kind: SqlTokenKind.String } literal] => column.Type.Kind == StoredKind.Guid && Guid.TryParse(literal.Text, out Guid guid) ? guid : literal.Text,
            [{ Kind: SqlTokenKind.Word } word] when word.Text is "true" or "false" => word.Text == "true",
            _ => null,
        };
        return constant is null ? new DefaultSchema { Sql = WithoutParentheses(sql) } : new DefaultSchema { Value = constant };
    }

    /// <summary>An expression without parentheses around the whole of it.</summary>
    protected static string WithoutParentheses(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        string text = sql.Trim();
        while (text.Length > 1 && text[0] == '(' && text[^1] == ')' && IsOnePair(text))
            text = text[1..^1].Trim();
        return text;
    }

    /// <summary>A constraint's name by convention, where the database has none for it.</summary>
    protected static string ConventionalName(string prefix, string table, IEnumerable<string> columns, string? suffix = null) =>
        string.Join('_', [prefix, table, .. columns, .. suffix is null ? Array.Empty<string>() : [suffix]]);

    /// <summary>What a catalogue's word or letter for a foreign key's action means.</summary>
    protected static ReferentialAction ActionOf(string action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.ToUpperInvariant() switch
        {
            "CASCADE" or "C" => ReferentialAction.Cascade,
            "SET NULL" or "N" => ReferentialAction.SetNull,
            "SET DEFAULT" or "D" => ReferentialAction.SetDefault,
            "RESTRICT" or "R" => ReferentialAction.Restrict,
            _ => ReferentialAction.NoAction,
        };
    }

    private static bool IsOnePair(string text)
    {
        int depth = 0;
        List<SqlToken> tokens = SqlTokenizer.Split(text);
        for (int i = 0; i < tokens.Count; i++)
        {
            depth += tokens[i].IsSymbol("(") ? 1 : tokens[i].IsSymbol(")") ? -1 : 0;
            if (depth == 0 && i < tokens.Count - 1)
                return false;
        }

        return true;
    }

    private static object? Number(StoredKind kind, string text)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        if (kind == StoredKind.Boolean)
            return text is "0" or "1" ? text == "1" : null;
        if (kind is StoredKind.Single or StoredKind.Double)
            return double.Parse(text, culture);
        return long.TryParse(text, culture, out long integer) ? (integer is >= int.MinValue and <= int.MaxValue ? (object)(int)integer : integer)
            : decimal.TryParse(text, NumberStyles.Float, culture, out decimal number) ? number : null;
    }
}
