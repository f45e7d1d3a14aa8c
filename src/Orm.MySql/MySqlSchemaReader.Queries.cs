using Orm.Schema;
using Orm.Statements;

namespace Orm.MySql;

internal sealed partial class MySqlSchemaReader
{
    // The default schema stands in the list as an empty name.
    private static async ValueTask<List<(ObjectName Name, string Comment, string? Collation)>> TablesAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            SELECT TABLE_NAME, NULLIF(TABLE_SCHEMA, DATABASE()), TABLE_COMMENT, TABLE_COLLATION FROM information_schema.TABLES
            WHERE TABLE_TYPE = 'BASE TABLE' AND COALESCE(NULLIF(TABLE_SCHEMA, DATABASE()), '') IN {schemas}
            """)
            .As(static r => (NameOf(r, 0), r.Get<string>(2), r.Get<string?>(3)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private static async ValueTask<List<ColumnRow>> ColumnsAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            SELECT TABLE_NAME, NULLIF(TABLE_SCHEMA, DATABASE()), COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE = 'YES', COLUMN_DEFAULT, EXTRA,
                   GENERATION_EXPRESSION, COLLATION_NAME, COLUMN_COMMENT
            FROM information_schema.COLUMNS
            WHERE COALESCE(NULLIF(TABLE_SCHEMA, DATABASE()), '') IN {schemas}
            ORDER BY TABLE_NAME, ORDINAL_POSITION
            """)
            .As(static r => new ColumnRow(NameOf(r, 0), r.Get<string>(2), r.Get<string>(3), r.Get<long>(4) == 1, r.Get<string?>(5), r.Get<string>(6), r.Get<string?>(7), r.Get<string?>(8), r.Get<string>(9)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private static async ValueTask<List<IndexRow>> IndexesAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            SELECT TABLE_NAME, NULLIF(TABLE_SCHEMA, DATABASE()), INDEX_NAME, COLUMN_NAME, CAST(NON_UNIQUE AS SIGNED), COLLATION, SUB_PART IS NOT NULL, INDEX_TYPE
            FROM information_schema.STATISTICS
            WHERE COALESCE(NULLIF(TABLE_SCHEMA, DATABASE()), '') IN {schemas}
            ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX
            """)
            .As(static r => new IndexRow(NameOf(r, 0), r.Get<string>(2), r.Get<string?>(3), r.Get<long>(4) == 0, r.Get<string?>(5) == "D", r.Get<string?>(3) is not null && r.Get<long>(6) == 0 && r.Get<string>(7) is "BTREE" or "HASH"))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private static async ValueTask<List<KeyRow>> KeysAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            SELECT k.TABLE_NAME, NULLIF(k.TABLE_SCHEMA, DATABASE()), k.CONSTRAINT_NAME, k.COLUMN_NAME, k.REFERENCED_TABLE_NAME,
                   NULLIF(k.REFERENCED_TABLE_SCHEMA, DATABASE()), k.REFERENCED_COLUMN_NAME, r.DELETE_RULE, r.UPDATE_RULE
            FROM information_schema.KEY_COLUMN_USAGE k
            JOIN information_schema.REFERENTIAL_CONSTRAINTS r
              ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.TABLE_NAME = k.TABLE_NAME AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME
            WHERE k.REFERENCED_TABLE_NAME IS NOT NULL AND COALESCE(NULLIF(k.TABLE_SCHEMA, DATABASE()), '') IN {schemas}
            ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION
            """)
            .As(static r => new KeyRow(NameOf(r, 0), r.Get<string>(2), r.Get<string>(3), NameOf(r, 4), r.Get<string>(6), r.Get<string>(7), r.Get<string>(8)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private async ValueTask<List<CheckRow>> ChecksAsync(Session session, string[] schemas, CancellationToken cancellationToken)
    {
        // MariaDB's names are those of their table only; MySQL's catalogue of checks does not tell the table.
        RawSql query = dialect.IsMariaDb
            ? session.Sql(
                $"""
                SELECT TABLE_NAME, NULLIF(CONSTRAINT_SCHEMA, DATABASE()), CONSTRAINT_NAME, CHECK_CLAUSE, `LEVEL` = 'Column'
                FROM information_schema.CHECK_CONSTRAINTS
                WHERE COALESCE(NULLIF(CONSTRAINT_SCHEMA, DATABASE()), '') IN {schemas}
                """)
            : session.Sql(
                $"""
                SELECT t.TABLE_NAME, NULLIF(t.TABLE_SCHEMA, DATABASE()), t.CONSTRAINT_NAME, c.CHECK_CLAUSE, 0
                FROM information_schema.TABLE_CONSTRAINTS t
                JOIN information_schema.CHECK_CONSTRAINTS c ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME
                WHERE t.CONSTRAINT_TYPE = 'CHECK' AND t.ENFORCED = 'YES' AND COALESCE(NULLIF(t.TABLE_SCHEMA, DATABASE()), '') IN {schemas}
                """);
        return await query.As(static r => new CheckRow(NameOf(r, 0), r.Get<string>(2), r.Get<string>(3), r.Get<long>(4) == 1)).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<List<ViewSchema>> ViewsAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            SELECT TABLE_NAME, NULLIF(TABLE_SCHEMA, DATABASE()), VIEW_DEFINITION, DATABASE() FROM information_schema.VIEWS
            WHERE COALESCE(NULLIF(TABLE_SCHEMA, DATABASE()), '') IN {schemas}
            """)
            .As(static r => new ViewSchema(NameOf(r, 0), WithoutDatabase(r.Get<string>(2), r.Get<string>(3))))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private static ObjectName NameOf(RawRow row, int ordinal) => new(row.Get<string>(ordinal), row.Get<string?>(ordinal + 1));

    private sealed record ColumnRow(ObjectName Table, string Name, string Type, bool IsNullable, string? Default, string Extra, string? Expression, string? Collation, string Comment)
    {
        public bool Has(string word) => Extra.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    private sealed record IndexRow(ObjectName Table, string Name, string? Column, bool IsUnique, bool IsDescending, bool IsPlain);

    private sealed record KeyRow(ObjectName Table, string Name, string Column, ObjectName Principal, string PrincipalColumn, string OnDelete, string OnUpdate);

    private sealed record CheckRow(ObjectName Table, string Name, string Sql, bool IsOfColumn);
}
