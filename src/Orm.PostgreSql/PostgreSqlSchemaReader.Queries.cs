using Orm.Schema;

namespace Orm.PostgreSql;

internal sealed partial class PostgreSqlSchemaReader
{
    private static async ValueTask<List<(ObjectName Name, string? Comment)>> TablesAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            SELECT c.relname::text, nullif(n.nspname, current_schema())::text, obj_description(c.oid, 'pg_class')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND (n.nspname = current_schema() OR n.nspname IN {schemas})
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            """)
            .As(static r => (NameOf(r, 0), r.Get<string?>(2)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private static async ValueTask<List<ColumnRow>> ColumnsAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            SELECT c.relname::text, nullif(n.nspname, current_schema())::text, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                   pg_get_expr(d.adbin, d.adrelid), a.attidentity::text, a.attgenerated::text, o.collname::text, col_description(c.oid, a.attnum),
                   e.typname::text, nullif(en.nspname, current_schema())::text
            FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_type e ON e.typtype = 'e' AND e.oid = CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE t.oid END
            LEFT JOIN pg_namespace en ON en.oid = e.typnamespace
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            LEFT JOIN pg_collation o ON o.oid = a.attcollation AND a.attcollation <> t.typcollation
            WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND (n.nspname = current_schema() OR n.nspname IN {schemas})
            ORDER BY c.oid, a.attnum
            """)
            .As(static r => new ColumnRow(NameOf(r, 0), r.Get<string>(2), r.Get<string>(3), r.Get<bool>(4), r.Get<string?>(5), r.Get<string>(6), r.Get<string>(7), r.Get<string?>(8), r.Get<string?>(9))
            {
                Enum = r.Get<string?>(10) is { } name ? new ObjectName(name, r.Get<string?>(11)) : default(ObjectName?),
            })
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private static async ValueTask<List<ConstraintRow>> ConstraintsAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            SELECT c.relname::text, nullif(n.nspname, current_schema())::text, x.conname::text, x.contype::text, a.attname::text,
                   p.relname::text, nullif(pn.nspname, current_schema())::text, pa.attname::text, x.confdeltype::text, x.confupdtype::text,
                   pg_get_expr(x.conbin, x.conrelid)
            FROM pg_constraint x
            JOIN pg_class c ON c.oid = x.conrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN LATERAL unnest(x.conkey, x.confkey) WITH ORDINALITY AS k(own, other, ordinal) ON x.contype IN ('p', 'f')
            LEFT JOIN pg_attribute a ON a.attrelid = x.conrelid AND a.attnum = k.own
            LEFT JOIN pg_class p ON p.oid = x.confrelid
            LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace
            LEFT JOIN pg_attribute pa ON pa.attrelid = x.confrelid AND pa.attnum = k.other
            WHERE x.contype IN ('p', 'f', 'c') AND x.conparentid = 0 AND (n.nspname = current_schema() OR n.nspname IN {schemas})
            ORDER BY c.oid, x.conname, k.ordinal
            """)
            .As(static r => new ConstraintRow(NameOf(r, 0), r.Get<string>(2), r.Get<string>(3), r.Get<string?>(4))
            {
                Principal = r.Get<string?>(5) is { } name ? new ObjectName(name, r.Get<string?>(6)) : default(ObjectName?),
                PrincipalColumn = r.Get<string?>(7),
                OnDelete = r.Get<string>(8),
                OnUpdate = r.Get<string>(9),
                Check = r.Get<string?>(10),
            })
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private static async ValueTask<List<IndexRow>> IndexesAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            SELECT c.relname::text, nullif(n.nspname, current_schema())::text, i.relname::text, a.attname::text, x.indisunique, (k.option & 1) = 1,
                   pg_get_expr(x.indpred, x.indrelid)
            FROM pg_index x
            JOIN pg_class i ON i.oid = x.indexrelid
            JOIN pg_am m ON m.oid = i.relam AND m.amname = 'btree'
            JOIN pg_class c ON c.oid = x.indrelid AND c.relkind IN ('r', 'p')
            JOIN pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL unnest(x.indkey::int2[], x.indoption::int2[]) WITH ORDINALITY AS k(attnum, option, ordinal)
            JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.attnum
            WHERE NOT x.indisprimary AND NOT x.indisexclusion AND x.indexprs IS NULL AND k.ordinal <= x.indnkeyatts
              AND (n.nspname = current_schema() OR n.nspname IN {schemas})
            ORDER BY c.oid, i.relname, k.ordinal
            """)
            .As(static r => new IndexRow(NameOf(r, 0), r.Get<string>(2), r.Get<string>(3), r.Get<bool>(4), r.Get<bool>(5), r.Get<string?>(6)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private static async ValueTask<Dictionary<ObjectName, EnumSchema>> EnumsAsync(Session session, string[] schemas, CancellationToken cancellationToken)
    {
        // Columns may be of types outside of the schemas that are read.
        List<(ObjectName Name, string Label)> labels = await session.Sql(
            $"""
            SELECT t.typname::text, nullif(n.nspname, current_schema())::text, e.enumlabel::text
            FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE n.nspname = current_schema() OR n.nspname IN {schemas}
            ORDER BY t.oid, e.enumsortorder
            """)
            .As(static r => (NameOf(r, 0), r.Get<string>(2)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return labels.GroupBy(static l => l.Name, static l => l.Label).ToDictionary(static g => g.Key, static g => new EnumSchema(g.Key, [.. g]));
    }

    private static async ValueTask<List<ViewSchema>> ViewsAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            SELECT c.relname::text, nullif(n.nspname, current_schema())::text, pg_get_viewdef(c.oid)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'v' AND (n.nspname = current_schema() OR n.nspname IN {schemas})
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            """)
            .As(static r => new ViewSchema(NameOf(r, 0), Trimmed(r.Get<string>(2))))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    // Those of identity columns belong to their columns.
    private static async ValueTask<List<SequenceSchema>> SequencesAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            SELECT c.relname::text, nullif(n.nspname, current_schema())::text
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'S' AND (n.nspname = current_schema() OR n.nspname IN {schemas})
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('i', 'e'))
            """)
            .As(static r => new SequenceSchema(NameOf(r, 0)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private static ObjectName NameOf(RawRow row, int ordinal) => new(row.Get<string>(ordinal), row.Get<string?>(ordinal + 1));

    private sealed record ColumnRow(ObjectName Table, string Name, string Type, bool NotNull, string? Default, string Identity, string Generated, string? Collation, string? Comment)
    {
        public ObjectName? Enum { get; init; }
    }

    private sealed record ConstraintRow(ObjectName Table, string Name, string Kind, string? Column)
    {
        public ObjectName? Principal { get; init; }

        public string? PrincipalColumn { get; init; }

        public string OnDelete { get; init; } = "";

        public string OnUpdate { get; init; } = "";

        public string? Check { get; init; }
    }

    private sealed record IndexRow(ObjectName Table, string Name, string Column, bool IsUnique, bool IsDescending, string? Filter);
}
