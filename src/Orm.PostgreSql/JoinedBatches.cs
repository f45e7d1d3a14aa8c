using System.Data.Common;
using Npgsql;
using Orm.Execution;

namespace Orm.PostgreSql;

/// <summary>Sends the statements of several batches together and reads their answers in order: one round trip for all of them.</summary>
internal static class JoinedBatches
{
    private const int AllMatched = -1;

    public static async ValueTask<LostRow?> ExecuteAsync(FlushRound round, PostgreSqlConnection connection, CancellationToken cancellationToken)
    {
        NpgsqlBatch pipeline = connection.CreateBatch();
        await using (pipeline.ConfigureAwait(false))
        {
            var forms = new ArrayForm?[round.Batches.Count];
            var statements = new PostgreSqlStatement[forms.Length];
            for (int i = 0; i < forms.Length; i++)
            {
                FlushBatch batch = round.Enter(i);
                forms[i] = batch.Count == 1 ? null : ArrayStatement.FormOf(batch);
                statements[i] = await StatementAsync(batch, forms[i], connection).ConfigureAwait(false);
                pipeline.BatchCommands.Add(CommandOf(batch, forms[i], statements[i], connection));
            }

            round.Enter(0);
            try
            {
                LostRow? lost = await ExecuteAsync(round, pipeline, forms, cancellationToken).ConfigureAwait(false);
                Array.ForEach(statements, static s => s.Succeeded());
                return lost;
            }
            catch (Exception exception) when (Blame(exception, round, pipeline, statements))
            {
                throw;
            }
        }
    }

    // Statements without rows in their answer are passed over by the reader: what was wrong with them shows at the next one that has some.
    private static bool Blame(Exception exception, FlushRound round, NpgsqlBatch pipeline, PostgreSqlStatement[] statements)
    {
        if (exception is PostgresException { BatchCommand: { } failed } && pipeline.BatchCommands.IndexOf(failed) is >= 0 and var index)
            round.Enter(index);
        Array.ForEach(statements, static s => s.Failed());
        return false;
    }

    private static ValueTask<PostgreSqlStatement> StatementAsync(FlushBatch batch, ArrayForm? form, PostgreSqlConnection connection)
    {
        SqlWriter writer = connection.StartText();
        if (form is { } arrays)
            ArrayStatement.Write(writer, batch, arrays);
        else
            PostgreSqlFlushExecutor.WriteRow(writer, batch);
        return connection.RecallAsync();
    }

    private static NpgsqlBatchCommand CommandOf(FlushBatch batch, ArrayForm? form, PostgreSqlStatement statement, PostgreSqlConnection connection)
    {
        var command = new NpgsqlBatchCommand(connection.TextOf(statement.Sql));
        var binder = new PostgreSqlBinder(command.Parameters);
        if (form is null)
            batch.BindRow(binder, 0, 0);
        else
            PostgreSqlFlushExecutor.Bind(batch, 0, batch.Count, connection.Collector, binder);
        return command;
    }

    private static async ValueTask<LostRow?> ExecuteAsync(FlushRound round, NpgsqlBatch pipeline, ArrayForm?[] forms, CancellationToken cancellationToken)
    {
        int[] lost = new int[forms.Length];
        Array.Fill(lost, AllMatched);
        DbDataReader reader = await pipeline.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            bool isAtResult = true;
            for (int i = 0; i < forms.Length; i++)
            {
                FlushBatch batch = round.Enter(i);
                if (!GivesRows(batch, forms[i]))
                    continue;
                if (!isAtResult)
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                isAtResult = false;
                lost[i] = await ReadAsync(batch, forms[i], reader, cancellationToken).ConfigureAwait(false);
                round.Leave(i);
            }

            while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
            {
            }
        }

        for (int i = 0; i < forms.Length; i++)
        {
            FlushBatch batch = round.Batches[i];
            if (batch.ExpectsMatch && !GivesRows(batch, forms[i]) && pipeline.BatchCommands[i].RecordsAffected == 0)
                lost[i] = 0;
            if (lost[i] != AllMatched)
                return new LostRow(batch, lost[i]);
        }

        return null;
    }

    private static bool GivesRows(FlushBatch batch, ArrayForm? form) => form is null ? batch.ReadBack.Length > 0 : form != ArrayForm.Count;

    private static async ValueTask<int> ReadAsync(FlushBatch batch, ArrayForm? form, DbDataReader reader, CancellationToken cancellationToken)
    {
        if (form is { } arrays)
            return await PostgreSqlFlushExecutor.ReadAsync(batch, arrays, 0, batch.Count, reader, cancellationToken).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            return 0;
        ((EntityBatch)batch).ReadGenerated(reader, 0, 0);
        return AllMatched;
    }
}
