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
            _ => base.TypeName(type, maxLength, precision, scale),
        };
    }

    public override string DropTable(TableInfo table) => base.DropTable(table) + " CASCADE";

    protected override IEnumerable<string> BeforeTable(TableInfo table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Schema is not null)
            yield return $"CREATE SCHEMA IF NOT EXISTS {Quote(table.Schema)}";
        foreach (ColumnInfo column in table.Columns)
        {
            if (column is { Generation: ValueGeneration.Sequence, Sequence: not null })
                yield return $"CREATE SEQUENCE IF NOT EXISTS {Quote(column.Sequence)}";
        }
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

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
