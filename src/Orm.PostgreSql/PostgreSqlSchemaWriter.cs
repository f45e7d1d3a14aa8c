using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.PostgreSql;

/// <summary>PostgreSQL's DDL.</summary>
internal sealed class PostgreSqlSchemaWriter(PostgreSqlDialect dialect) : SchemaWriter(dialect)
{
    public override string TypeName(ColumnType type, int? maxLength = null, int? precision = null, int? scale = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Kind switch
        {
            StoredKind.Bytes => "bytea",
            StoredKind.Json => "jsonb",
            StoredKind.Named when type is { Labels: not null, DatabaseTypeName: { } name } => QuotePath(name),
            _ => base.TypeName(type, maxLength, precision, scale),
        };
    }

    public override string DropTable(TableInfo table) => base.DropTable(table) + " CASCADE";

    protected override IEnumerable<string> BeforeTable(TableInfo table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Schema is not null)
            yield return $"CREATE SCHEMA IF NOT EXISTS {Quote(table.Schema)}";
        if (Array.Exists(table.Columns, static c => c.Collation == Collation.IgnoreCase))
            yield return PostgreSqlDialect.CreateIgnoreCase;
        foreach (ColumnInfo column in table.Columns)
        {
            if (column is { Generation: ValueGeneration.Sequence, Sequence: not null })
                yield return $"CREATE SEQUENCE IF NOT EXISTS {Quote(column.Sequence)}";
            if (column.Type is { Labels: { } labels, DatabaseTypeName: { } name })
                yield return CreateEnum(name, labels);
        }
    }

    // Types and sequences that something else still uses stay.
    protected override IEnumerable<string> AfterDrop(IReadOnlyList<TableInfo> tables)
    {
        List<ColumnInfo> columns = [.. tables.SelectMany(static t => t.Columns)];
        IEnumerable<string> types = columns.Where(static c => c.Type.Labels is not null).Select(static c => $"TYPE IF EXISTS {QuotePath(c.Type.DatabaseTypeName!)}");
        IEnumerable<string> sequences = columns.Where(static c => c is { Generation: ValueGeneration.Sequence, Sequence: not null }).Select(static c => $"SEQUENCE IF EXISTS {Quote(c.Sequence!)}");
        return types.Concat(sequences).Distinct().Select(static what => $"DO $orm$ BEGIN DROP {what}; EXCEPTION WHEN dependent_objects_still_exist THEN NULL; END $orm$");
    }

    // There is no ADD CONSTRAINT IF NOT EXISTS.
    protected override string AddForeignKey(TableInfo table, ForeignKeyInfo key) =>
        $"DO $orm$ BEGIN {base.AddForeignKey(table, key)}; EXCEPTION WHEN duplicate_object THEN NULL; END $orm$";

    protected override void WriteGeneration(SqlWriter writer, ColumnInfo column)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(column);
        base.WriteGeneration(writer, column);
        if (column is { Generation: ValueGeneration.Sequence, Sequence: not null })
            writer.Write($" DEFAULT nextval('{Quote(column.Sequence).Replace("'", "''", StringComparison.Ordinal)}')");
    }

    // There is no CREATE TYPE IF NOT EXISTS.
    private static string CreateEnum(string name, IEnumerable<string> labels) =>
        $"DO $orm$ BEGIN CREATE TYPE {QuotePath(name)} AS ENUM ({string.Join(", ", labels.Select(Literal))}); EXCEPTION WHEN duplicate_object THEN NULL; END $orm$";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string QuotePath(string name) => string.Join('.', name.Split('.').Select(Quote));

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
