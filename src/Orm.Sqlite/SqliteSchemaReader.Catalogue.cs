using Orm.Dialects;
using Orm.Schema;

namespace Orm.Sqlite;

internal sealed partial class SqliteSchemaReader
{
    // The tables in which a virtual table keeps its content belong to it.
    private static async ValueTask<List<CatalogueRow>> RowsAsync(Session session, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            WITH listed AS MATERIALIZED (SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main')
            SELECT m.type, m.name, m.tbl_name, m.sql, coalesce(t.type = 'virtual', 0), coalesce(t.wr, 0), coalesce(t.strict, 0)
            FROM sqlite_master m LEFT JOIN listed t ON t.name = m.name AND m.type = 'table'
            WHERE m.sql IS NOT NULL AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND m.tbl_name NOT IN (SELECT name FROM listed WHERE type = 'shadow')
            ORDER BY m.rowid
            """)
            .As(static r => new CatalogueRow(r.Get<string>(0), r.Get<string>(1), r.Get<string>(2), r.Get<string>(3), r.Get<bool>(4), r.Get<bool>(5), r.Get<bool>(6)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private static IEnumerable<UnsupportedObject> UnsupportedOf(CatalogueRow row)
    {
        switch (row.Type)
        {
            case "trigger":
                return [new($"trigger {row.Name} of {row.Table}", row.Sql)];
            case "index" when IndexOf(row.Name, row.Sql) is null:
                return [new($"index {row.Name} of table {row.Table}, over an expression or with a collation of its own", row.Sql)];
            case "table" when row.IsVirtual:
                return [new($"virtual table {row.Name}", row.Sql)];
            case "table":
                List<SqlToken> tokens = SqlTokenizer.Split(row.Sql);
                bool hasConflicts = tokens.Index().Any(t => t.Item.IsWord("CONFLICT") && tokens[t.Index - 1].IsWord("ON"));
                bool isDeferrable = tokens.Index().Any(t => t.Item.IsWord("DEFERRABLE") && !tokens[t.Index - 1].IsWord("NOT"));
                return
                [
                    .. When(row.IsWithoutRowId, "is WITHOUT ROWID, and taken over as a table with one (a rebuild keeps it)"),
                    .. When(row.IsStrict, "is STRICT, and taken over as one that is not (a rebuild keeps it)"),
                    .. When(hasConflicts, "has ON CONFLICT clauses, and is taken over without (as a rebuild does)"),
                    .. When(isDeferrable, "has DEFERRABLE foreign keys, which are taken over as immediate ones (as a rebuild does)"),
                ];
            default:
                return [];
        }

        IEnumerable<UnsupportedObject> When(bool holds, string what) => holds ? [new($"table {row.Name} {what}")] : [];
    }

    private sealed record CatalogueRow(string Type, string Name, string Table, string Sql, bool IsVirtual, bool IsWithoutRowId, bool IsStrict);
}
