using System.Data.Common;
using Orm.Execution;

namespace Orm.MySql;

// Several statements in one text: one round trip for all. The server tells how many rows they matched together; where that is too few, the
// rows go again one by one, to find the one that somebody else changed.
internal sealed partial class MySqlFlushExecutor
{
    private const string Savepoint = "orm_batch";

    private static async ValueTask<int> ChangeAsync(FlushBatch batch, MySqlDriverConnection connection, CancellationToken cancellationToken)
    {
        bool undoes = batch.ExpectsMatch && connection.InTransaction;
        int rows;
        for (int start = 0; start < batch.Count; start += rows)
        {
            rows = RowsOf(batch, start, MostStatements, batch.ParametersPerRow, connection, asText: true);
            SqlWriter writer = connection.Begin();
            if (undoes)
                writer.Write($"SAVEPOINT {Savepoint}");
            for (int i = 0; i < rows; i++)
            {
                if (i > 0 || undoes)
                    writer.Write("; ");
                Write(writer, batch, returning: false);
            }

            int matched;
            PreparedStatement statement = connection.Statements.Rent(writer.Text);
            try
            {
                Bind(batch, statement, start, rows);
                matched = await statement.ExecuteAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await connection.Statements.ReturnAsync(statement).ConfigureAwait(false);
            }

            if (!batch.ExpectsMatch || matched >= rows)
                continue;
            if (undoes)
                await connection.SavepointAsync(SavepointAction.Rollback, Savepoint, cancellationToken).ConfigureAwait(false);
            return await FindUnmatchedAsync(batch, connection, start, rows, cancellationToken).ConfigureAwait(false);
        }

        return -1;
    }

    private static async ValueTask<int> FindUnmatchedAsync(FlushBatch batch, MySqlDriverConnection connection, int start, int rows, CancellationToken cancellationToken)
    {
        SqlWriter writer = connection.Begin();
        Write(writer, batch, returning: false);
        PreparedStatement statement = connection.Statements.Rent(writer.Text);
        try
        {
            for (int row = start; row < start + rows; row++)
            {
                batch.BindRow(statement.Parameters, 0, row);
                if (await statement.ExecuteAsync(cancellationToken).ConfigureAwait(false) == 0)
                    return row;
            }

            // Somebody's change came between both tries: the flush fails all the same, since the first one saw it.
            return start;
        }
        finally
        {
            await connection.Statements.ReturnAsync(statement).ConfigureAwait(false);
        }
    }

    // Updates whose rows get values from the database, which neither server returns.
    private static async ValueTask<int> UpdateAndReadAsync(EntityBatch batch, MySqlDriverConnection connection, CancellationToken cancellationToken)
    {
        int width = batch.ParametersPerRow + batch.Table.PrimaryKey!.Columns.Length;
        int rows;
        for (int start = 0; start < batch.Count; start += rows)
        {
            rows = RowsOf(batch, start, MostStatements, width, connection, asText: true);
            SqlWriter writer = connection.Begin();
            for (int i = 0; i < rows; i++)
            {
                if (i > 0)
                    writer.Write("; ");
                Write(writer, batch, returning: false);
                writer.Write("; ");
                WriteSelectOf(writer, batch, counted: true);
            }

            int failed = await ExecuteAndReadAsync(batch, connection, start, rows, true, 1, cancellationToken).ConfigureAwait(false);
            if (failed >= 0)
                return failed;
        }

        return -1;
    }

    private static async ValueTask ReadByKeyAsync(EntityBatch batch, MySqlDriverConnection connection, int start, int rows, CancellationToken cancellationToken)
    {
        SqlWriter writer = connection.Begin();
        for (int i = 0; i < rows; i++)
        {
            if (i > 0)
                writer.Write("; ");
            WriteSelectOf(writer, batch, counted: false);
        }

        PreparedStatement statement = connection.Statements.Rent(writer.Text);
        try
        {
            int width = batch.Table.PrimaryKey!.Columns.Length;
            for (int i = 0; i < rows; i++)
                BindKey(batch, statement.Parameters, i * width, start + i);
            if (await ReadResultsAsync(batch, statement, start, rows, 0, cancellationToken).ConfigureAwait(false) >= 0)
                throw new OrmException($"{batch.Table}: a row that was just inserted is not there under its key. Does a trigger change keys?");
        }
        finally
        {
            await connection.Statements.ReturnAsync(statement).ConfigureAwait(false);
        }
    }

    // Runs the text in the connection's writer, whose statements give one result for each row.
    private static async ValueTask<int> ExecuteAndReadAsync(EntityBatch batch, MySqlDriverConnection connection, int start, int rows, bool withKey, int offset, CancellationToken cancellationToken)
    {
        PreparedStatement statement = connection.Statements.Rent(connection.Begun.Text);
        try
        {
            int own = batch.ParametersPerRow;
            int width = own + (withKey ? batch.Table.PrimaryKey!.Columns.Length : 0);
            for (int i = 0; i < rows; i++)
            {
                batch.BindRow(statement.Parameters, i * width, start + i);
                if (withKey)
                    BindKey(batch, statement.Parameters, i * width + own, start + i);
            }

            return await ReadResultsAsync(batch, statement, start, rows, offset, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await connection.Statements.ReturnAsync(statement).ConfigureAwait(false);
        }
    }

    // One result with one row for each row of the batch; before its values stands, with an offset, how many rows were matched.
    private static async ValueTask<int> ReadResultsAsync(EntityBatch batch, PreparedStatement statement, int start, int rows, int offset, CancellationToken cancellationToken)
    {
        DbDataReader reader = await statement.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            for (int i = 0; i < rows; i++)
            {
                if (i > 0)
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false) || (offset > 0 && reader.GetInt64(0) == 0))
                    return start + i;
                batch.ReadGenerated(reader, offset, start + i);
            }
        }

        return -1;
    }
}
