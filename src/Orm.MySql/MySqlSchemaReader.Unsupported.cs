using Orm.Schema;

namespace Orm.MySql;

internal sealed partial class MySqlSchemaReader
{
    private static async ValueTask<List<UnsupportedObject>> UnsupportedAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
    [
        .. await IndexesBesideAsync(session, schemas, cancellationToken).ConfigureAwait(false),
        .. await TablesBesideAsync(session, schemas, cancellationToken).ConfigureAwait(false),
        .. await ProgramsBesideAsync(session, schemas, cancellationToken).ConfigureAwait(false),
    ];

    // An expression has no column (MySQL 8).
    private static async ValueTask<List<UnsupportedObject>> IndexesBesideAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            SELECT CONCAT('index ', INDEX_NAME, ' of table ', TABLE_NAME, ', ', CASE
                       WHEN MAX(COLUMN_NAME IS NULL) THEN 'over an expression'
                       WHEN MAX(INDEX_TYPE NOT IN ('BTREE', 'HASH')) THEN LOWER(MAX(INDEX_TYPE))
                       ELSE 'over the beginnings of values' END),
                   CASE WHEN MAX(COLUMN_NAME IS NULL) = 0 THEN
                       CONCAT('CREATE ', CASE WHEN MAX(INDEX_TYPE) NOT IN ('BTREE', 'HASH') THEN CONCAT(MAX(INDEX_TYPE), ' ') WHEN MAX(NON_UNIQUE) = 0 THEN 'UNIQUE ' ELSE '' END,
                              'INDEX `', INDEX_NAME, '` ON `', TABLE_NAME, '` (',
                              GROUP_CONCAT(CONCAT('`', COLUMN_NAME, '`', CASE WHEN SUB_PART IS NULL OR INDEX_TYPE NOT IN ('BTREE', 'HASH') THEN '' ELSE CONCAT('(', SUB_PART, ')') END) ORDER BY SEQ_IN_INDEX SEPARATOR ', '), ')') END
            FROM information_schema.STATISTICS
            WHERE COALESCE(NULLIF(TABLE_SCHEMA, DATABASE()), '') IN {schemas}
            GROUP BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME
            HAVING MAX(COLUMN_NAME IS NULL OR SUB_PART IS NOT NULL OR INDEX_TYPE NOT IN ('BTREE', 'HASH'))
            """)
            .As(static r => new UnsupportedObject(r.Get<string>(0), r.Get<string?>(1)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private static async ValueTask<List<UnsupportedObject>> TablesBesideAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            SELECT CONCAT('table ', TABLE_NAME, ', kept by ', ENGINE, ', and taken over by InnoDB') FROM information_schema.TABLES
            WHERE TABLE_TYPE = 'BASE TABLE' AND ENGINE <> 'InnoDB' AND COALESCE(NULLIF(TABLE_SCHEMA, DATABASE()), '') IN {schemas}
            UNION ALL
            SELECT CONCAT(LOWER(TABLE_TYPE), ' ', TABLE_NAME, CASE TABLE_TYPE WHEN 'SYSTEM VERSIONED' THEN ' (a table)' ELSE '' END) FROM information_schema.TABLES
            WHERE TABLE_TYPE NOT IN ('BASE TABLE', 'VIEW', 'SYSTEM VIEW') AND COALESCE(NULLIF(TABLE_SCHEMA, DATABASE()), '') IN {schemas}
            UNION ALL
            SELECT CONCAT('table ', TABLE_NAME, ', partitioned by ', PARTITION_METHOD, COALESCE(CONCAT(' (', PARTITION_EXPRESSION, ')'), ''), ', and taken over in one piece') FROM information_schema.PARTITIONS
            WHERE PARTITION_ORDINAL_POSITION = 1 AND COALESCE(SUBPARTITION_ORDINAL_POSITION, 1) = 1 AND COALESCE(NULLIF(TABLE_SCHEMA, DATABASE()), '') IN {schemas}
            UNION ALL
            SELECT CONCAT('column ', COLUMN_NAME, ' of table ', TABLE_NAME, ', ', LOWER(EXTRA), ', and taken over without') FROM information_schema.COLUMNS
            WHERE (EXTRA LIKE '%on update%' OR EXTRA LIKE '%invisible%') AND COALESCE(NULLIF(TABLE_SCHEMA, DATABASE()), '') IN {schemas}
            UNION ALL
            SELECT CONCAT('check option of view ', TABLE_NAME) FROM information_schema.VIEWS
            WHERE CHECK_OPTION <> 'NONE' AND COALESCE(NULLIF(TABLE_SCHEMA, DATABASE()), '') IN {schemas}
            """)
            .As(static r => new UnsupportedObject(r.Get<string>(0)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private static async ValueTask<List<UnsupportedObject>> ProgramsBesideAsync(Session session, string[] schemas, CancellationToken cancellationToken) =>
        await session.Sql(
            $"""
            SELECT CONCAT('trigger ', TRIGGER_NAME, ' of ', EVENT_OBJECT_TABLE),
                   CONCAT('CREATE TRIGGER `', TRIGGER_NAME, '` ', ACTION_TIMING, ' ', EVENT_MANIPULATION, ' ON `', EVENT_OBJECT_TABLE, '` FOR EACH ROW ', ACTION_STATEMENT)
            FROM information_schema.TRIGGERS WHERE COALESCE(NULLIF(TRIGGER_SCHEMA, DATABASE()), '') IN {schemas}
            UNION ALL
            SELECT CONCAT(LOWER(ROUTINE_TYPE), ' ', ROUTINE_NAME), NULL FROM information_schema.ROUTINES WHERE COALESCE(NULLIF(ROUTINE_SCHEMA, DATABASE()), '') IN {schemas}
            UNION ALL
            SELECT CONCAT('event ', EVENT_NAME), NULL FROM information_schema.EVENTS WHERE COALESCE(NULLIF(EVENT_SCHEMA, DATABASE()), '') IN {schemas}
            """)
            .As(static r => new UnsupportedObject(r.Get<string>(0), r.Get<string?>(1)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
}
