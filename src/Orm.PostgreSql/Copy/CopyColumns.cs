using System.Collections.Concurrent;
using Npgsql;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.PostgreSql.Copy;

/// <summary>The types that the server gave the columns of tables: asked once for each set of columns.</summary>
internal sealed class CopyColumns
{
    private readonly ConcurrentDictionary<string, CopyColumn[]?> _known = new(StringComparer.Ordinal);

    public void Forget() => _known.Clear();

    /// <summary>How the columns of a batch are written; null where COPY cannot serve.</summary>
    public async ValueTask<CopyColumn[]?> FindAsync(FlushBatch batch, PostgreSqlConnection connection, CancellationToken cancellationToken)
    {
        string sql = Select(connection.StartText(), batch);
        if (_known.TryGetValue(sql, out CopyColumn[]? columns))
            return columns;
        columns = await AskAsync(sql, batch, connection, cancellationToken).ConfigureAwait(false);
        _known[sql] = columns;
        return columns;
    }

    private static async ValueTask<CopyColumn[]?> AskAsync(string sql, FlushBatch batch, PostgreSqlConnection connection, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = connection.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var columns = new CopyColumn[batch.Columns.Length];
                for (int i = 0; i < columns.Length; i++)
                {
                    if (CopyColumn.Of(batch.Table.Columns[batch.Columns[i]].Type, reader.GetPostgresType(i)) is not { } column)
                        return null;
                    columns[i] = column;
                }

                return columns;
            }
        }
    }

    private static string Select(SqlWriter writer, FlushBatch batch)
    {
        writer.Write("SELECT ");
        for (int i = 0; i < batch.Columns.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            ColumnInfo column = batch.Table.Columns[batch.Columns[i]];
            writer.WriteIdentifier(column.Name);
        }

        writer.Write(" FROM ");
        writer.WriteTable(batch.Table);
        writer.Write(" LIMIT 0");
        return writer.ToString();
    }
}
