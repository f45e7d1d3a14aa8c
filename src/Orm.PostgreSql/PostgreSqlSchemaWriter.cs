using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.PostgreSql;

/// <summary>PostgreSQL's DDL.</summary>
internal sealed partial class PostgreSqlSchemaWriter(PostgreSqlDialect dialect) : SchemaWriter(dialect)
{
    // Tables of a model that refer to each other go together; a revision drops what stands in the way by itself.
    public override string DropTable(ObjectName table, bool ifExists) => base.DropTable(table, ifExists) + (ifExists ? " CASCADE" : "");

    protected override string TypeName(StoredKind kind, int? maxLength, int? precision, int? scale) => kind switch
    {
        StoredKind.Bytes => "bytea",
        StoredKind.Json => "jsonb",
        _ => base.TypeName(kind, maxLength, precision, scale),
    };

    protected override string EnumTypeName(ObjectName name, IEnumerable<string> labels) => Quoted(name);

    protected override IEnumerable<string> BeforeTable(TableSchema table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Name.Schema is { } schema)
            yield return $"CREATE SCHEMA IF NOT EXISTS {Quoted(schema)}";
        if (table.Columns.Any(static c => c.Collation == Collation.IgnoreCase))
            yield return PostgreSqlDialect.CreateIgnoreCase;
    }

    // The server leaves out a constraint over the very columns of another one of the same statement, without a word.
    protected override bool StandsInside(TableSchema table, IndexSchema index)
    {
        ArgumentNullException.ThrowIfNull(table);
        return base.StandsInside(table, index)
            && (table.PrimaryKey is not { } key || !index.Columns.Select(static c => c.Name).SequenceEqual(key.Columns))
            && !table.Indexes.TakeWhile(other => other != index).Any(other => base.StandsInside(table, other) && other.Columns == index.Columns);
    }

    protected override IEnumerable<string> CreateTypes(TableSchema table)
    {
        ArgumentNullException.ThrowIfNull(table);
        foreach (ColumnSchema column in table.Columns)
        {
            if (column is { Generation: ValueGeneration.Sequence, Sequence: { } sequence })
                yield return $"CREATE SEQUENCE IF NOT EXISTS {Quoted(sequence)}";
            // There is no CREATE TYPE IF NOT EXISTS.
            if (column.Type.Enum is { } name)
                yield return $"DO $orm$ BEGIN {CreateType(new EnumSchema(name, column.Type.Labels))}; EXCEPTION WHEN duplicate_object THEN NULL; END $orm$";
        }
    }

    // Types and sequences that something else still uses stay.
    protected override IEnumerable<string> AfterDrop(IReadOnlyList<TableSchema> tables)
    {
        List<ColumnSchema> columns = [.. tables.SelectMany(static t => t.Columns)];
        IEnumerable<string> types = columns.Where(static c => c.Type.Enum is not null).Select(c => $"TYPE IF EXISTS {Quoted(c.Type.Enum!.Value)}");
        IEnumerable<string> sequences = columns.Where(static c => c is { Generation: ValueGeneration.Sequence, Sequence: not null }).Select(c => $"SEQUENCE IF EXISTS {Quoted(c.Sequence!.Value)}");
        return types.Concat(sequences).Distinct().Select(static what => $"DO $orm$ BEGIN DROP {what}; EXCEPTION WHEN dependent_objects_still_exist THEN NULL; END $orm$");
    }

    // There is no ADD CONSTRAINT IF NOT EXISTS.
    protected override string AddForeignKey(ObjectName table, ForeignKeySchema key, bool ifNotExists)
    {
        string sql = base.AddForeignKey(table, key, ifNotExists);
        return ifNotExists ? $"DO $orm$ BEGIN {sql}; EXCEPTION WHEN duplicate_object THEN NULL; END $orm$" : sql;
    }

    protected override void WriteGeneration(SqlWriter writer, ColumnSchema column)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(column);
        base.WriteGeneration(writer, column);
        if (column is { Generation: ValueGeneration.Sequence, Sequence: { } sequence })
        {
            writer.Write(" DEFAULT ");
            writer.Write(NextValue(sequence));
        }
    }

    private string NextValue(ObjectName sequence) => $"nextval({Literal(Quoted(sequence))})";

    private string CreateType(EnumSchema type) => $"CREATE TYPE {Quoted(type.Name)} AS ENUM ({string.Join(", ", type.Labels.Select(Literal))})";
}
