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
            for (int i = 0; i < forms.Length; i++)
            {
                FlushBatch batch = round.Enter(i);
                forms[i] = batch.Count == 1 ? null : ArrayStatement.FormOf(batch);
                pipeline.BatchCommands.Add(await CommandAsync(batch, forms[i], connection).ConfigureAwait(false));
            }

            round.Enter(0);
            try
            {
                return await ExecuteAsync(round, pipeline, forms, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException exception) when (Blame(exception, round, pipeline))
            {
                throw;
            }
        }
    }

    // Statements without rows in their answer are passed over by the reader: what was wrong with them shows at the next one that has some.
    private static bool Blame(PostgresException exception, FlushRound round, NpgsqlBatch pipeline)
    {
        if (exception.BatchCommand is { } failed && pipeline.BatchCommands.IndexOf(failed) is >= 0 and var index)
            round.Enter(index);
        return false;
    }

    private static async ValueTask<NpgsqlBatchCommand> CommandAsync(FlushBatch batch, ArrayForm? form, PostgreSqlConnection connection)
    {
        SqlWriter writer = connection.StartText();
        if (form is { } arrays)
            ArrayStatement.Write(writer, batch, arrays);
        else
            PostgreSqlFlushExecutor.WriteRow(writer, batch);
        // The cache knows the text already: the same statement prepared is found by it, alone or in a pipeline.
        PreparedStatement known = connection.Statements.Rent(writer.Text);
        var command = new NpgsqlBatchCommand(known.Sql);
        await connection.Statements.ReturnAsync(known).ConfigureAwait(false);
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
