using Orm.Schema;

namespace Orm.Sqlite;

internal sealed partial class SqliteSchemaWriter
{
    private const string Kept = "temp.\"orm_kept\"";
    private const string Problems = "temp.\"orm_problems\"";

    private List<SchemaStatement> Rebuild(PendingChange change)
    {
        TableSchema after = change.After;
        string name = Quoted(after.Name);
        ObjectName aside = "orm_new_" + after.Name.Name;
        string literal = Literal(after.Name.Name);
        bool keepsSequence = IsInlineKey(change.Before) && IsInlineKey(after);
        // What no schema knows of: triggers, and indexes over expressions.
        var keep = new SchemaStatement(
            $"CREATE TEMP TABLE \"orm_kept\" AS SELECT type, sql FROM main.sqlite_master WHERE type IN ('index', 'trigger') AND tbl_name = {literal} COLLATE NOCASE AND sql IS NOT NULL{ExceptKnown(change.Before)}");
        var create = new SchemaStatement(CreateTable(after with { Name = aside }, ifNotExists: false))
        {
            SuffixQuery = $"SELECT rtrim(iif(wr, ' WITHOUT ROWID,', '') || iif(strict, ' STRICT', ''), ',') FROM pragma_table_list WHERE schema = 'main' AND name = {literal} COLLATE NOCASE",
        };
        string[] statements =
        [
            .. Copy(change, aside),
            .. change.Steps.SelectMany(s => Checked(s, aside)),
            .. keepsSequence ? SequenceOf(aside, literal) : [],
            $"DROP TABLE {name}",
            "PRAGMA legacy_alter_table = ON",
            $"ALTER TABLE {Quoted(aside)} RENAME TO {name}",
            "PRAGMA legacy_alter_table = OFF",
            .. after.Indexes.Where(IsSeparate).Select(index => CreateIndex(after.Name, index, ifNotExists: false)),
        ];
        return
        [
            keep,
            create,
            .. statements.Select(static sql => new SchemaStatement(sql)),
            new SchemaStatement($"SELECT sql FROM {Kept} ORDER BY type") { RowsAreStatements = true },
            new SchemaStatement($"DROP TABLE {Kept}"),
        ];
    }

    private string[] Copy(PendingChange change, ObjectName aside)
    {
        List<(string Column, string Source)> columns =
        [
            .. from column in change.After.Columns
               where column.ComputedSql is null
               let source = change.Expressions.TryGetValue(column.Name, out string? sql) ? $"({sql})" : change.Kept.Contains(column.Name) ? Quoted(column.Name) : null
               where source is not null
               select (Quoted(column.Name), source),
        ];
        string from = Quoted(change.Before.Name);
        return columns.Count == 0
            ? [$"INSERT INTO {Quoted(aside)} ({Quoted(change.After.Columns[0].Name)}) SELECT NULL FROM {from}"]
            : [$"INSERT INTO {Quoted(aside)} ({string.Join(", ", columns.Select(static c => c.Column))}) SELECT {string.Join(", ", columns.Select(static c => c.Source))} FROM {from}"];
    }

    // Values that a column's new affinity cannot convert would stay what they are, without a word.
    private string[] Checked((SchemaOperation Operation, TableSchema Before, TableSchema After) step, ObjectName aside)
    {
        if (step.Operation is not AlterColumnOperation { NewColumn.ComputedSql: null } o || TypeName(step.Before.FindColumn(o.Column)!.Type) == TypeName(o.NewColumn.Type))
            return [];
        string kind = TypeName(o.NewColumn.Type);
        string? allowed = kind == "INTEGER" ? "'integer', 'null'" : kind == "REAL" || kind.StartsWith("NUMERIC", StringComparison.Ordinal) ? "'integer', 'real', 'null'" : null;
        return allowed is null ? [] : Proven(
            $"the values of {o.Table}.{o.Column} are convertible, or UsingSql says how",
            $"SELECT 1 FROM {Quoted(aside)} WHERE typeof({Quoted(o.Column)}) NOT IN ({allowed}) LIMIT 1");
    }

    // Keys that were given once are not given again.
    private string[] SequenceOf(ObjectName aside, string table) =>
    [
        $"DELETE FROM sqlite_sequence WHERE name = {Literal(aside.Name)}",
        $"INSERT INTO sqlite_sequence (name, seq) SELECT {Literal(aside.Name)}, seq FROM sqlite_sequence WHERE name = {table}",
    ];

    // The database's own error says what the constraint's name says.
    private string[] Proven(string rule, string violations) =>
    [
        $"CREATE TEMP TABLE \"orm_problems\" (problem, CONSTRAINT {Quoted(rule)} CHECK (problem IS NULL))",
        $"INSERT INTO {Problems} {violations}",
        $"DROP TABLE {Problems}",
    ];

    private List<SchemaStatement> Guarded(List<SchemaStatement> statements, List<string> rebuilt)
    {
        string tables = string.Join(", ", rebuilt.Distinct().Select(Literal));
        return
        [
            new SchemaStatement("PRAGMA foreign_keys = OFF") { OutsideTransaction = true },
            .. statements,
            .. Proven("every row finds those that it refers to", $"SELECT 1 FROM pragma_foreign_key_check WHERE \"table\" COLLATE NOCASE IN ({tables}) OR parent COLLATE NOCASE IN ({tables}) LIMIT 1")
                .Select(static sql => new SchemaStatement(sql)),
            new SchemaStatement("PRAGMA legacy_alter_table = OFF") { OutsideTransaction = true },
            new SchemaStatement("PRAGMA foreign_keys = ON") { OutsideTransaction = true },
        ];
    }

    private string ExceptKnown(TableSchema table) => table.Indexes.Count == 0 ? "" : $" AND name COLLATE NOCASE NOT IN ({string.Join(", ", table.Indexes.Select(i => Literal(i.Name)))})";
}
