using System.Data.Common;
using Npgsql;
using Orm.Execution;

namespace Orm.PostgreSql;

/// <summary>Executes the rows of a batch as statements of their own that are sent together: one round trip, rows in order.</summary>
internal static class Pipeline
{
    private const int MaxStatements = 1000;

    public static async ValueTask<int> ExecuteAsync(FlushBatch batch, PostgreSqlConnection connection, CancellationToken cancellationToken)
    {
        PostgreSqlFlushExecutor.WriteRow(connection.StartText(), batch);
        PostgreSqlStatement statement = await connection.RecallAsync().ConfigureAwait(false);
        for (int start = 0; start < batch.Count; start += MaxStatements)
        {
            int count = Math.Min(MaxStatements, batch.Count - start);
            try
            {
                int lost = await ExecuteAsync(batch, start, count, connection.TextOf(statement.Sql), connection, cancellationToken).ConfigureAwait(false);
                statement.Succeeded();
                if (lost >= 0)
                    return lost;
            }
            catch (Exception) when (statement.Failed())
            {
                throw;
            }
        }

        return -1;
    }

    private static async ValueTask<int> ExecuteAsync(FlushBatch batch, int start, int count, string sql, PostgreSqlConnection connection, CancellationToken cancellationToken)
    {
        NpgsqlBatch pipeline = connection.CreateBatch();
        await using (pipeline.ConfigureAwait(false))
        {
            for (int row = start; row < start + count; row++)
            {
                var command = new NpgsqlBatchCommand(sql);
                batch.BindRow(new PostgreSqlBinder(command.Parameters), 0, row);
                pipeline.BatchCommands.Add(command);
            }

            DbDataReader reader = await pipeline.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (batch.ReadBack.Length > 0)
                    return await ReadAsync((EntityBatch)batch, start, count, reader, cancellationToken).ConfigureAwait(false);
            }

            for (int i = 0; i < count; i++)
            {
                if (batch.ExpectsMatch && pipeline.BatchCommands[i].RecordsAffected == 0)
                    return start + i;
            }

            return -1;
        }
    }

    private static async ValueTask<int> ReadAsync(EntityBatch batch, int start, int count, DbDataReader reader, CancellationToken cancellationToken)
    {
        for (int i = 0; i < count; i++)
        {
            if (i > 0)
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                return start + i;
            batch.ReadGenerated(reader, 0, start + i);
        }

        return -1;
    }
}
