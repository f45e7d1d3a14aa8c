using System.Collections.Concurrent;
using System.Data.Common;
using Orm.Execution;

namespace Orm.PostgreSql.Copy;

/// <summary>The types that the server gave the columns of tables: asked once for each table.</summary>
internal sealed class CopyColumns
{
    // None of tables under row security, which refuse COPY, of views, and of tables with rules, which COPY would pass by.
    private const string Question = """
        SELECT a.attname::text, t.oid, t.typname::text, t.typtype = 'e', e.oid, e.typname::text, e.typtype = 'e'
        FROM pg_catalog.pg_attribute a
        INNER JOIN pg_catalog.pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'f') AND NOT c.relhasrules AND NOT pg_catalog.row_security_active(c.oid)
        INNER JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
        WHERE a.attrelid = CAST($1 AS regclass) AND a.attnum > 0 AND NOT a.attisdropped
        """;

    private readonly ConcurrentDictionary<string, Dictionary<string, ServerColumn>> _tables = new(StringComparer.Ordinal);

    public void Forget() => _tables.Clear();

    /// <summary>How the columns of a batch are written; null where COPY cannot serve.</summary>
    public async ValueTask<CopyColumn[]?> FindAsync(FlushBatch batch, PostgreSqlConnection connection, CancellationToken cancellationToken)
    {
        SqlWriter writer = connection.StartText();
        writer.WriteTable(batch.Table);
        string table = writer.ToString();
        if (!_tables.TryGetValue(table, out Dictionary<string, ServerColumn>? known))
        {
            await CopyExecutor.Instance.CompleteAsync(connection).ConfigureAwait(false);
            _tables[table] = known = await AskAsync(table, connection, cancellationToken).ConfigureAwait(false);
        }

        var columns = new CopyColumn[batch.Columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            Mapping.ColumnInfo column = batch.Table.Columns[batch.Columns[i]];
            if (!known.TryGetValue(column.Name, out ServerColumn server) || CopyColumn.Of(column.Type, server) is not { } found)
                return null;
            columns[i] = found;
        }

        return columns;
    }

    private static async ValueTask<Dictionary<string, ServerColumn>> AskAsync(string table, PostgreSqlConnection connection, CancellationToken cancellationToken)
    {
        Dictionary<string, ServerColumn> columns = new(StringComparer.Ordinal);
        PreparedStatement statement = connection.Statements.Rent(Question);
        try
        {
            statement.Parameters.SetString(0, table);
            DbDataReader reader = await statement.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var type = new ServerType(reader.GetFieldValue<uint>(1), reader.GetString(2), reader.GetBoolean(3));
                    ServerType? element = reader.IsDBNull(4) ? null : new ServerType(reader.GetFieldValue<uint>(4), reader.GetString(5), reader.GetBoolean(6));
                    columns[reader.GetString(0)] = new ServerColumn(type, element);
                }
            }
        }
        finally
        {
            await connection.Statements.ReturnAsync(statement).ConfigureAwait(false);
        }

        return columns;
    }
}
