using Orm.Execution;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.Dialects;

public partial class SchemaWriter
{
    /// <summary>How the server rewrites the expressions that it keeps.</summary>
    protected virtual SqlComparison Comparison { get; } = new();

    /// <summary>Whether a view's text stays as it was given; otherwise views are compared by their names.</summary>
    public virtual bool KeepsViewTexts => true;

    /// <summary>
    /// The form in which schemas of this database are compared: what the database cannot tell apart is equal. Types are the words that are
    /// written for them, expressions have one spelling. For comparing only: what a change is to do is taken from the schemas themselves.
    /// </summary>
    public DatabaseSchema Canonical(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new DatabaseSchema
        {
            Tables = [.. schema.Tables.Select(Canonical)],
            Views = [.. schema.Views.Select(v => new ViewSchema(CanonicalName(v.Name), KeepsViewTexts ? CanonicalExpression(v.Sql.TrimEnd(';', ' ', '\r', '\n')) : ""))],
            Sequences = Dialect.Features.Sequences ? [.. schema.Sequences.Select(s => s with { Name = CanonicalName(s.Name) })] : [],
            Enums = Dialect.Features.EnumTypes ? [.. schema.Enums.Select(e => e with { Name = CanonicalName(e.Name) })] : [],
        }.Ordered();
    }

    /// <summary>The form in which tables are compared.</summary>
    protected virtual TableSchema Canonical(TableSchema table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new TableSchema(CanonicalName(table.Name))
        {
            Columns = [.. table.Columns.Select(c => Canonical(table, c))],
            PrimaryKey = table.PrimaryKey is { } key ? new KeySchema(CanonicalName(key.Name), Names(key.Columns)) : null,
            Indexes = [.. table.Indexes.Select(Canonical)],
            ForeignKeys = [.. table.ForeignKeys.Select(Canonical)],
            Checks = [.. table.Checks.Select(c => new CheckSchema(CanonicalName(c.Name), CanonicalExpression(c.Sql)))],
            Comment = CanonicalComment(table.Comment),
        };
    }

    /// <summary>The form in which columns are compared.</summary>
    protected virtual ColumnSchema Canonical(TableSchema table, ColumnSchema column)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(column);
        bool isKey = table.PrimaryKey is { } key && key.Columns.Contains(column.Name);
        return new ColumnSchema(CanonicalName(column.Name), new ColumnTypeSchema(StoredKind.Named) { DatabaseType = CanonicalType(WrittenType(table, column)) })
        {
            IsNullable = column.ComputedSql is not null || (column.IsNullable && !isKey),
            Default = column.ComputedSql is null ? CanonicalDefault(column) : null,
            ComputedSql = column.ComputedSql is { } sql ? CanonicalExpression(sql) : null,
            IsStored = column.IsStored && column.ComputedSql is not null,
            Generation = column.Generation == ValueGeneration.ClientGuid ? ValueGeneration.None : column.Generation,
            Sequence = column.Generation == ValueGeneration.Sequence ? column.Sequence : null,
            Collation = column.Collation is { } collation ? Dialect.CollationName(collation) : null,
            Comment = CanonicalComment(column.Comment),
        };
    }

    /// <summary>The form in which indexes are compared.</summary>
    protected virtual IndexSchema Canonical(IndexSchema index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return new IndexSchema(CanonicalName(index.Name), [.. index.Columns.Select(c => c with { Name = CanonicalName(c.Name) })])
        {
            IsUnique = index.IsUnique,
            Filter = index.Filter is { } filter ? CanonicalExpression(filter) : null,
        };
    }

    /// <summary>The form in which foreign keys are compared.</summary>
    protected virtual ForeignKeySchema Canonical(ForeignKeySchema key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key with { Name = CanonicalName(key.Name), Columns = Names(key.Columns), Principal = CanonicalName(key.Principal), PrincipalColumns = Names(key.PrincipalColumns) };
    }

    /// <summary>A name as the database keeps it.</summary>
    protected virtual string CanonicalName(string name) => name;

    /// <summary>The form in which expressions are compared.</summary>
    protected internal string CanonicalExpression(string sql) => CanonicalSql.Of(sql, Comparison);

    /// <summary>The form in which the words of a type are compared.</summary>
    protected internal string CanonicalType(string words)
    {
        TypeWords type = TypeWords.Of(words);
        string name = CanonicalType(type);
        return type.IsArray ? name + "[]" : name;
    }

    /// <summary>The form in which a type without its brackets of an array is compared.</summary>
    protected virtual string CanonicalType(TypeWords type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.ToString();
    }

    /// <summary>The form in which a constant is compared that stands as a text in quotes.</summary>
    protected virtual string CanonicalText(StoredKind kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return kind switch
        {
            StoredKind.Guid => text.ToLowerInvariant(),
            StoredKind.DateTime or StoredKind.DateTimeOffset or StoredKind.DateOnly or StoredKind.TimeOnly or StoredKind.TimeSpan => TemporalText.Canonical(kind, text),
            _ => text,
        };
    }

    private string WrittenType(TableSchema table, ColumnSchema column)
    {
        var writer = new SqlWriter(Dialect);
        WriteType(writer, table, column);
        return writer.ToString();
    }

    private DefaultSchema? CanonicalDefault(ColumnSchema column)
    {
        if (DefaultText(column) is not { } written)
            return null;
        string text = CanonicalExpression(written);
        if (text == "null")
            return null;
        if (SqlTokenizer.Split(text) is [{ Kind: SqlTokenKind.String } token])
            text = SqlLiteral.Of(CanonicalText(column.Type.Kind, token.Text), Dialect.Features.BooleanLiterals);
        return new DefaultSchema { Sql = text };
    }

    private ObjectName CanonicalName(ObjectName name) => name with { Name = CanonicalName(name.Name) };

    private SchemaList<string> Names(SchemaList<string> names) => [.. names.Select(CanonicalName)];

    private string? CanonicalComment(string? comment) => Dialect.Features.Comments && !string.IsNullOrEmpty(comment) ? comment : null;
}
