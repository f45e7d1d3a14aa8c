using Orm.Schema;

namespace Orm.PostgreSql;

internal sealed partial class PostgreSqlSchemaReader
{
    private static async ValueTask<List<UnsupportedObject>> UnsupportedAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
    [
        .. await IndexesBesideAsync(session, schemas, cancellationToken).ConfigureAwait(false),
        .. await TablesBesideAsync(session, schemas, cancellationToken).ConfigureAwait(false),
        .. await RoutinesBesideAsync(session, schemas, cancellationToken).ConfigureAwait(false),
    ];

    // Indexes that are not read, those of which a part is, and constraints with more to them than a schema has words for.
    private static async ValueTask<List<UnsupportedObject>> IndexesBesideAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            WITH wanted AS (SELECT c.oid, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND (n.nspname = current_schema() OR n.nspname IN {schemas}))
            SELECT * FROM (
                SELECT format('index %s of table %s, ', i.relname, c.relname) || CASE
                           WHEN x.indexprs IS NOT NULL THEN 'over an expression'
                           WHEN m.amname <> 'btree' THEN 'by the method ' || m.amname
                           WHEN x.indnkeyatts < x.indnatts THEN 'with included columns, and taken over without'
                           WHEN to_jsonb(x) ->> 'indnullsnotdistinct' = 'true' THEN 'to which nulls are equal, and taken over as one to which they are not'
                           WHEN EXISTS (SELECT FROM unnest(x.indoption::int2[]) o WHERE o IN (1, 2)) THEN 'with nulls in another place, and taken over with them in their usual one'
                           WHEN EXISTS (SELECT FROM unnest(x.indclass::oid[]) o JOIN pg_opclass p ON p.oid = o WHERE NOT p.opcdefault) THEN 'with operator classes, and taken over without'
                           WHEN EXISTS (SELECT FROM unnest(x.indkey::int2[], x.indcollation::oid[]) k (attnum, collation_oid) JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
                                        WHERE k.collation_oid <> 0 AND k.collation_oid <> a.attcollation) THEN 'with a collation of its own, and taken over without'
                       END AS what, pg_get_indexdef(i.oid) AS definition
                FROM pg_index x JOIN wanted c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am m ON m.oid = i.relam
                WHERE NOT x.indisexclusion
                UNION ALL
                SELECT format('constraint %s of table %s, ', x.conname, c.relname) || CASE
                           WHEN x.contype = 'x' THEN 'an exclusion'
                           WHEN x.condeferrable THEN 'deferrable, and taken over as one that is not'
                           WHEN NOT x.convalidated THEN 'not validated, and taken over as one that is'
                           WHEN x.confmatchtype = 'f' THEN 'MATCH FULL, and taken over without'
                       END, format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.oid::regclass, x.conname, pg_get_constraintdef(x.oid))
                FROM pg_constraint x JOIN wanted c ON c.oid = x.conrelid
                WHERE x.contype IN ('p', 'u', 'x', 'f', 'c') AND x.conparentid = 0
            ) found WHERE what IS NOT NULL
            """)
            .As(static r => new UnsupportedObject(r.Get<string>(0), r.Get<string>(1)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private static async ValueTask<List<UnsupportedObject>> TablesBesideAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            WITH wanted AS (SELECT c.* FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                            WHERE (n.nspname = current_schema() OR n.nspname IN {schemas})
                              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'))
            SELECT format('table %s, partitioned by %s, and taken over in one piece', relname, pg_get_partkeydef(oid)), NULL::text FROM wanted WHERE relkind = 'p' AND NOT relispartition
            UNION ALL
            SELECT format('table %s, which inherits from others, and is taken over on its own', relname), NULL FROM wanted c
            WHERE relkind = 'r' AND NOT relispartition AND EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = c.oid)
            UNION ALL
            SELECT format('table %s, unlogged, and taken over as one that is logged', relname), NULL FROM wanted WHERE relkind = 'r' AND relpersistence = 'u'
            UNION ALL
            SELECT format('row security of table %s', relname), NULL FROM wanted WHERE relkind IN ('r', 'p') AND relrowsecurity
            UNION ALL
            SELECT format('policy %s of table %s', p.polname, c.relname), NULL FROM pg_policy p JOIN wanted c ON c.oid = p.polrelid
            UNION ALL
            SELECT format('column %s of table %s, always generated, and taken over as generated by default', a.attname, c.relname), NULL
            FROM pg_attribute a JOIN wanted c ON c.oid = a.attrelid WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attidentity = 'a'
            UNION ALL
            SELECT format('foreign table %s', relname), NULL FROM wanted WHERE relkind = 'f'
            UNION ALL
            SELECT format('materialized view %s', relname), format('CREATE MATERIALIZED VIEW %s AS %s', oid::regclass, btrim(pg_get_viewdef(oid), E' ;\n')) FROM wanted WHERE relkind = 'm'
            UNION ALL
            SELECT format('options of view %s (%s)', relname, array_to_string(reloptions, ', ')), NULL FROM wanted WHERE relkind = 'v' AND reloptions IS NOT NULL
            UNION ALL
            SELECT format('numbers of sequence %s (start %s, increment %s%s), which is taken over as one that counts from 1', c.relname, s.seqstart, s.seqincrement, CASE WHEN s.seqcycle THEN ', cycle' ELSE '' END), NULL
            FROM pg_sequence s JOIN wanted c ON c.oid = s.seqrelid
            WHERE (s.seqstart <> 1 OR s.seqincrement <> 1 OR s.seqcycle) AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i')
            UNION ALL
            SELECT format('trigger %s of %s', t.tgname, c.relname), pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN wanted c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND NOT c.relispartition
            UNION ALL
            SELECT format('rule %s of %s', r.rulename, c.relname), btrim(pg_get_ruledef(r.oid), ';') FROM pg_rewrite r JOIN wanted c ON c.oid = r.ev_class WHERE r.rulename <> '_RETURN'
            """)
            .As(static r => new UnsupportedObject(r.Get<string>(0), r.Get<string?>(1)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private static async ValueTask<List<UnsupportedObject>> RoutinesBesideAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            WITH wanted AS (SELECT oid FROM pg_namespace WHERE nspname = current_schema() OR nspname IN {schemas})
            SELECT format('%s %s(%s)', CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END, p.proname, pg_get_function_identity_arguments(p.oid)),
                   CASE WHEN p.prokind <> 'a' THEN btrim(pg_get_functiondef(p.oid), E'\n') END
            FROM pg_proc p JOIN wanted n ON n.oid = p.pronamespace
            WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
            UNION ALL
            SELECT format('%s %s', CASE t.typtype WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range type' ELSE 'composite type' END, t.typname), NULL
            FROM pg_type t JOIN wanted n ON n.oid = t.typnamespace
            WHERE (t.typtype IN ('d', 'r') OR (t.typtype = 'c' AND EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c')))
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
            """)
            .As(static r => new UnsupportedObject(r.Get<string>(0), r.Get<string?>(1)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
}
