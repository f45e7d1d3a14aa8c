using System.Data.Common;
using Orm.Execution;

namespace Orm.MySql;

// How generated keys find their rows. Both servers take the rows of VALUES one after the other, and a statement whose number of rows is known
// beforehand ("simple insert", in every innodb_autoinc_lock_mode) takes its keys from one run that ascends by auto_increment_increment
// (MySQL manual, "AUTO_INCREMENT Handling in InnoDB"). So the n-th row has the n-th smallest key. RETURNING promises no order, and none is
// taken from it: keys are matched by their size, whatever order they came in.
internal sealed partial class MySqlFlushExecutor
{
    // Nothing is read back.
    private static async ValueTask<int> InsertPlainAsync(FlushBatch batch, MySqlDriverConnection connection, CancellationToken cancellationToken)
    {
        if (batch.Count >= LeastOverlapped)
            return await InsertOverlappedAsync(batch, connection, cancellationToken).ConfigureAwait(false);
        int rows;
        for (int start = 0; start < batch.Count; start += rows)
        {
            rows = RowsOf(batch, start, MostRows, batch.Columns.Length, connection, asText: false);
            await InsertRowsAsync(batch, connection, start, rows, cancellationToken).ConfigureAwait(false);
        }

        return -1;
    }

    // Binds the next rows while the server works on those before: two commands of one text, which the driver prepares once, take turns.
    private static async ValueTask<int> InsertOverlappedAsync(FlushBatch batch, MySqlDriverConnection connection, CancellationToken cancellationToken)
    {
        PreparedStatement next = RentInsert(batch, connection, MostRows, returning: false);
        PreparedStatement sent = RentInsert(batch, connection, MostRows, returning: false);
        Task work = Task.CompletedTask;
        try
        {
            int rows;
            for (int start = 0; start < batch.Count; start += rows)
            {
                rows = RowsOf(batch, start, MostRows, batch.Columns.Length, connection, asText: false);
                if (rows < MostRows)
                {
                    await work.ConfigureAwait(false);
                    await InsertRowsAsync(batch, connection, start, rows, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                Bind(batch, next, start, rows);
                await work.ConfigureAwait(false);
                work = next.ExecuteAsync(cancellationToken).AsTask();
                (next, sent) = (sent, next);
            }

            await work.ConfigureAwait(false);
            return -1;
        }
        finally
        {
            // Of a value that cannot be bound the caller is told when the connection is free again.
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await connection.Statements.ReturnAsync(next).ConfigureAwait(false);
            await connection.Statements.ReturnAsync(sent).ConfigureAwait(false);
        }
    }

    // The server gives the keys, and what else it made, with the insert.
    private static async ValueTask<int> InsertReturningAsync(EntityBatch batch, MySqlDriverConnection connection, CancellationToken cancellationToken)
    {
        var keys = new long[Math.Min(MostRows, batch.Count)];
        int rows;
        for (int start = 0; start < batch.Count; start += rows)
        {
            rows = RowsOf(batch, start, MostRows, batch.Columns.Length, connection, asText: false);
            PreparedStatement statement = RentInsert(batch, connection, rows, returning: true);
            try
            {
                Bind(batch, statement, start, rows);
                if (!await ReadReturnedAsync(batch, statement, start, keys.AsMemory(0, rows), cancellationToken).ConfigureAwait(false))
                    await MatchAsync(batch, connection, start, keys, rows, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await connection.Statements.ReturnAsync(statement).ConfigureAwait(false);
            }
        }

        return -1;
    }

    // Gives false when the keys came in another order than the ascending one: then they are still to be matched.
    private static async ValueTask<bool> ReadReturnedAsync(EntityBatch batch, PreparedStatement statement, int start, Memory<long> keys, CancellationToken cancellationToken)
    {
        int place = Array.IndexOf(batch.ReadBack, batch.Mapper.IdentityColumn);
        bool ascends = true;
        DbDataReader reader = await statement.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            int count = 0;
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                long key = reader.GetInt64(place);
                ascends &= count == 0 || key > keys.Span[count - 1];
                keys.Span[count] = key;
                if (ascends)
                    batch.ReadGenerated(reader, 0, start + count);
                count++;
            }

            if (count != keys.Length)
                throw new OrmException($"{batch.Table}: {keys.Length} rows were inserted, but {count} came back. Does a trigger change what is inserted?");
        }

        return ascends;
    }

    private static async ValueTask MatchAsync(EntityBatch batch, MySqlDriverConnection connection, int start, long[] keys, int rows, CancellationToken cancellationToken)
    {
        Array.Sort(keys, 0, rows);
        for (int i = 0; i < rows; i++)
            batch.SetIdentity(start + i, keys[i]);
        if (batch.ReadBack.Length > 1)
            await ReadByKeyAsync(batch, connection, start, rows, cancellationToken).ConfigureAwait(false);
    }

    // Without RETURNING the server tells the first key of a statement, and the others follow in steps.
    private static async ValueTask<int> InsertCountingAsync(EntityBatch batch, MySqlDriverConnection connection, CancellationToken cancellationToken)
    {
        int rows;
        for (int start = 0; start < batch.Count; start += rows)
        {
            rows = RowsOf(batch, start, MostRows, batch.Columns.Length, connection, asText: false);
            await InsertRowsAsync(batch, connection, start, rows, cancellationToken).ConfigureAwait(false);

            long first = connection.LastKey;
            for (int i = 0; i < rows; i++)
                batch.SetIdentity(start + i, first + i * connection.Session.KeyStep);
            if (batch.ReadBack.Length > 1)
                await ReadByKeyAsync(batch, connection, start, rows, cancellationToken).ConfigureAwait(false);
        }

        return -1;
    }

    // The keys are the client's, but the database makes other values: single inserts in one text, each with its own result.
    private static async ValueTask<int> InsertAndReadAsync(EntityBatch batch, MySqlDriverConnection connection, CancellationToken cancellationToken)
    {
        bool returning = connection.Dialect.Features.InsertReturning;
        int width = batch.Columns.Length + (returning ? 0 : batch.Table.PrimaryKey!.Columns.Length);
        int rows;
        for (int start = 0; start < batch.Count; start += rows)
        {
            rows = RowsOf(batch, start, MostStatements, width, connection, asText: true);
            SqlWriter writer = connection.Begin();
            for (int i = 0; i < rows; i++)
            {
                if (i > 0)
                    writer.Write("; ");
                Write(writer, batch, returning);
                if (returning)
                    continue;
                writer.Write("; ");
                WriteSelectOf(writer, batch, counted: false);
            }

            int failed = await ExecuteAndReadAsync(batch, connection, start, rows, !returning, 0, cancellationToken).ConfigureAwait(false);
            if (failed >= 0)
                return failed;
        }

        return -1;
    }

    private static async ValueTask InsertRowsAsync(FlushBatch batch, MySqlDriverConnection connection, int start, int rows, CancellationToken cancellationToken)
    {
        PreparedStatement statement = RentInsert(batch, connection, rows, returning: false);
        try
        {
            Bind(batch, statement, start, rows);
            await statement.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await connection.Statements.ReturnAsync(statement).ConfigureAwait(false);
        }
    }

    private static PreparedStatement RentInsert(FlushBatch batch, MySqlDriverConnection connection, int rows, bool returning)
    {
        SqlWriter writer = connection.Begin();
        WriteInsertOf(writer, batch, rows);
        if (returning)
        {
            writer.Write(" RETURNING ");
            WriteNames(writer, batch, batch.ReadBack);
        }

        return connection.Statements.Rent(writer.Text);
    }

    private static void Bind(FlushBatch batch, PreparedStatement statement, int start, int rows)
    {
        int width = batch.ParametersPerRow;
        for (int i = 0; i < rows; i++)
            batch.BindRow(statement.Parameters, i * width, start + i);
    }
}
