using Orm.Dialects;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.PostgreSql;

internal sealed partial class PostgreSqlSchemaWriter
{
    protected override IEnumerable<string> CommentsOf(TableSchema table)
    {
        ArgumentNullException.ThrowIfNull(table);
        IEnumerable<string> columns = table.Columns.Where(static c => c.Comment is not null).Select(c => CommentColumn(table.Name, c));
        return table.Comment is null ? columns : CommentTable(table.Name, table.Comment).Concat(columns);
    }

    protected override IEnumerable<string> CommentTable(ObjectName table, string? comment) => [$"COMMENT ON TABLE {Quoted(table)} IS {LiteralOrNull(comment)}"];

    protected override IEnumerable<string> RenameTable(ObjectName table, ObjectName newName)
    {
        if (table.Name != newName.Name)
            yield return $"ALTER TABLE {Quoted(table)} RENAME TO {Quoted(newName.Name)}";
        if (table.Schema == newName.Schema)
            yield break;
        if (newName.Schema is not { } schema)
            throw Cannot($"move table {table} into the connection's default schema, which has no name here", "Name the schema.");
        yield return $"CREATE SCHEMA IF NOT EXISTS {Quoted(schema)}";
        yield return $"ALTER TABLE {Quoted(table with { Name = newName.Name })} SET SCHEMA {Quoted(schema)}";
    }

    protected override IEnumerable<string> AddColumn(TableSchema table, ColumnSchema column, string? backfillSql)
    {
        ArgumentNullException.ThrowIfNull(column);
        IEnumerable<string> statements = [.. BeforeTable(table), .. base.AddColumn(table, column, backfillSql)];
        return column.Comment is null ? statements : statements.Append(CommentColumn(table.Name, column));
    }

    // Columns stay as the key made them.
    protected override IEnumerable<string> DropPrimaryKey(TableSchema before, TableSchema after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. base.DropPrimaryKey(before, after),
            .. after.Columns.Where(c => c.IsNullable && before.PrimaryKey!.Columns.Contains(c.Name)).Select(c => $"ALTER TABLE {Quoted(after.Name)} ALTER COLUMN {Quoted(c.Name)} DROP NOT NULL"),
        ];
    }

    // What stands there may be a constraint, or an index that somebody made.
    protected override IEnumerable<string> DropIndex(TableSchema before, TableSchema after, IndexSchema index)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(index);
        if (IsSeparate(index))
            return base.DropIndex(before, after, index);
        return
        [
            $"ALTER TABLE {Quoted(before.Name)} DROP CONSTRAINT IF EXISTS {Quoted(index.Name)}",
            $"DROP INDEX IF EXISTS {Quoted(before.Name with { Name = index.Name })}",
        ];
    }

    protected override IEnumerable<string> AlterColumn(TableSchema before, TableSchema after, ColumnSchema column, ColumnSchema changed, string? usingSql)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(changed);
        string alter = $"ALTER TABLE {Quoted(after.Name)} ALTER COLUMN {Quoted(column.Name)}";
        ColumnSchema old = Canonical(before, column);
        ColumnSchema wanted = Canonical(after, changed);
        bool isRetyped = usingSql is not null || old.Type != wanted.Type || old.Collation != wanted.Collation;
        bool isDefaultNew = isRetyped || old.Default != wanted.Default;
        bool isGenerationNew = (old.Generation, old.Sequence) != (wanted.Generation, wanted.Sequence);
        if (old.ComputedSql != wanted.ComputedSql)
        {
            if (wanted.ComputedSql is not null)
                throw Cannot($"change the expression of {after.Name}.{column.Name}, or compute a column that holds values", "Drop the column and add it again.");
            yield return $"{alter} DROP EXPRESSION";
        }

        foreach (string statement in BeforeTable(after))
            yield return statement;
        if (isGenerationNew && old.Generation != ValueGeneration.None)
            yield return old.Generation == ValueGeneration.Identity ? $"{alter} DROP IDENTITY" : $"{alter} DROP DEFAULT";
        if (isDefaultNew && old.Default is not null)
            yield return $"{alter} DROP DEFAULT";
        if (isRetyped)
            yield return $"{alter} TYPE {TypeName(changed.Type)}{Collated(wanted)}{Conversion(after, column, changed, old, wanted, usingSql)}";
        if (old.IsNullable != wanted.IsNullable && wanted.ComputedSql is null)
            yield return changed.IsNullable ? $"{alter} DROP NOT NULL" : $"{alter} SET NOT NULL";
        if (isDefaultNew && wanted.Default is not null)
            yield return $"{alter} SET DEFAULT {DefaultText(changed)}";
        if (isGenerationNew)
        {
            foreach (string statement in Generate(after, changed, alter))
                yield return statement;
        }

        if (old.Comment != wanted.Comment)
            yield return CommentColumn(after.Name, changed);
    }

    // Keys go on behind those that are there.
    private IEnumerable<string> Generate(TableSchema table, ColumnSchema column, string alter)
    {
        string next = $"coalesce((SELECT max({Quoted(column.Name)}) FROM {Quoted(table.Name)}), 0) + 1";
        if (column.Generation == ValueGeneration.Identity)
        {
            yield return $"{alter} ADD GENERATED BY DEFAULT AS IDENTITY";
            yield return $"SELECT setval(pg_get_serial_sequence({Literal(Quoted(table.Name))}, {Literal(column.Name)}), {next}, false)";
        }
        else if (column is { Generation: ValueGeneration.Sequence, Sequence: { } sequence })
        {
            yield return $"{alter} SET DEFAULT {NextValue(sequence)}";
        }
    }

    private string Collated(ColumnSchema wanted) => wanted.Collation is { } collation ? $" COLLATE {Quoted(collation)}" : "";

    private string Conversion(TableSchema table, ColumnSchema column, ColumnSchema changed, ColumnSchema old, ColumnSchema wanted, string? usingSql)
    {
        if (usingSql is not null)
            return $" USING ({usingSql})";
        if (old.Type == wanted.Type)
            return "";
        string name = Quoted(column.Name);
        string type = TypeName(changed.Type);
        return column.Type.DatabaseType is not null || changed.Type.DatabaseType is not null || column.Type.IsArray != changed.Type.IsArray
            ? $" USING {name}::{type}"
            : $" USING {Converted(column.Type, changed.Type, name, type) ?? throw Cannot($"convert {table.Name}.{column.Name} from {TypeName(column.Type)} to {type} by itself", "Give the conversion as SQL (UsingSql of the change).")}";
    }

    private static string? Converted(ColumnTypeSchema from, ColumnTypeSchema to, string name, string type) => (GroupOf(from.Kind), GroupOf(to.Kind)) switch
    {
        _ when from.IsArray => $"{name}::text[]::{type}",
        (TypeGroup.Named, _) or (_, TypeGroup.Named) => $"{name}::text::{type}",
        (TypeGroup.Bytes, TypeGroup.Bytes) => $"{name}::{type}",
        (TypeGroup.Bytes, _) or (_, TypeGroup.Bytes) => null,
        (_, TypeGroup.Text) or (TypeGroup.Text, _) => $"{name}::{type}",
        (TypeGroup.Boolean, TypeGroup.Number) => $"{name}::integer::{type}",
        (TypeGroup.Number, TypeGroup.Boolean) => $"({name} <> 0)",
        (TypeGroup.Moment, TypeGroup.Moment) when from.Kind == StoredKind.DateTimeOffset || to.Kind == StoredKind.DateTimeOffset => $"({name} AT TIME ZONE 'UTC')::{type}",
        (TypeGroup.Moment, TypeGroup.TimeOfDay) when from.Kind != StoredKind.DateOnly => $"{name}::{type}",
        (var own, var other) when own == other => $"{name}::{type}",
        _ => null,
    };

    private static TypeGroup GroupOf(StoredKind kind) => kind switch
    {
        StoredKind.Boolean => TypeGroup.Boolean,
        StoredKind.Int16 or StoredKind.Int32 or StoredKind.Int64 or StoredKind.UInt64 or StoredKind.Single or StoredKind.Double or StoredKind.Decimal => TypeGroup.Number,
        StoredKind.String or StoredKind.Json => TypeGroup.Text,
        StoredKind.Guid => TypeGroup.Guid,
        StoredKind.DateTime or StoredKind.DateTimeOffset or StoredKind.DateOnly => TypeGroup.Moment,
        StoredKind.TimeOnly or StoredKind.TimeSpan => TypeGroup.TimeOfDay,
        StoredKind.Bytes => TypeGroup.Bytes,
        _ => TypeGroup.Named,
    };

    private string CommentColumn(ObjectName table, ColumnSchema column) => $"COMMENT ON COLUMN {Quoted(table)}.{Quoted(column.Name)} IS {LiteralOrNull(column.Comment)}";

    private string LiteralOrNull(string? text) => text is null ? "NULL" : Literal(text);

    private enum TypeGroup
    {
        Boolean,
        Number,
        Text,
        Guid,
        Moment,
        TimeOfDay,
        Bytes,
        Named,
    }
}
