using System.Data.Common;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.PostgreSql;

/// <summary>
/// Executes a batch in one round trip: one statement over an array for each column, whose text and plan serve every number of
/// rows. A single row is a prepared statement of its own, and what arrays cannot say is a pipeline of such statements.
/// </summary>
internal sealed class PostgreSqlFlushExecutor : FlushExecutor
{
    // Keeps a message well below what a server and a network like to swallow at once.
    private const int MaxRows = 10_000;

    // Larger batches gain nothing from the round trip that they save.
    private const int MaxJoinedRows = 1_000;

    private PostgreSqlFlushExecutor()
    {
    }

    public static PostgreSqlFlushExecutor Instance { get; } = new();

    public override ValueTask<int> ExecuteAsync(FlushBatch batch, DriverConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count == 1)
            return RowByRow.ExecuteAsync(batch, connection, cancellationToken);
        return ArrayStatement.FormOf(batch) is { } form
            ? ExecuteArraysAsync(batch, form, (PostgreSqlConnection)connection, cancellationToken)
            : Pipeline.ExecuteAsync(batch, (PostgreSqlConnection)connection, cancellationToken);
    }

    // Statements of a pipeline are not prepared where only commands that are kept can be.
    public override bool Joins(FlushBatch batch, DriverConnection connection)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch.Count <= MaxJoinedRows && (batch.Count == 1 || ArrayStatement.FormOf(batch) is not null)
            && ((PostgreSqlConnection)connection).Preparation != Preparation.AtSecondUse;
    }

    public override ValueTask<LostRow?> ExecuteAsync(FlushRound round, DriverConnection connection, CancellationToken cancellationToken) =>
        JoinedBatches.ExecuteAsync(round, (PostgreSqlConnection)connection, cancellationToken);

    /// <summary>Writes the statement of one row.</summary>
    public static void WriteRow(SqlWriter writer, FlushBatch batch) => Write(writer, batch, returning: true);

    /// <summary>Writes what an INSERT does about rows that are there already.</summary>
    public static void WriteConflictOf(SqlWriter writer, FlushBatch batch) => WriteConflict(writer, batch);

    private static async ValueTask<int> ExecuteArraysAsync(FlushBatch batch, ArrayForm form, PostgreSqlConnection connection, CancellationToken cancellationToken)
    {
        SqlWriter writer = connection.StartText();
        ArrayStatement.Write(writer, batch, form);
        PreparedStatement statement = connection.Statements.Rent(writer.Text);
        try
        {
            for (int start = 0; start < batch.Count; start += MaxRows)
            {
                int count = Math.Min(MaxRows, batch.Count - start);
                Bind(batch, start, count, connection.Collector, statement.Parameters);
                int lost = await ExecuteAsync(batch, form, start, count, statement, cancellationToken).ConfigureAwait(false);
                if (lost >= 0)
                    return lost;
            }

            return -1;
        }
        finally
        {
            await connection.Statements.ReturnAsync(statement).ConfigureAwait(false);
        }
    }

    /// <summary>Binds rows as an array for each parameter.</summary>
    public static void Bind(FlushBatch batch, int start, int count, ColumnCollector collector, ParameterBinder parameters)
    {
        int columns = batch.ParametersPerRow;
        collector.Begin(columns, count);
        for (int row = start; row < start + count; row++)
            batch.BindRow(collector, 0, row);
        for (int column = 0; column < columns; column++)
            collector.BindTo(parameters, column, column);
    }

    private static async ValueTask<int> ExecuteAsync(FlushBatch batch, ArrayForm form, int start, int count, PreparedStatement statement, CancellationToken cancellationToken)
    {
        if (form == ArrayForm.Count)
        {
            await statement.ExecuteAsync(cancellationToken).ConfigureAwait(false);
            return -1;
        }

        DbDataReader reader = await statement.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return await ReadAsync(batch, form, start, count, reader, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads what a statement over arrays gives back; the first row that is missing, or -1.</summary>
    public static ValueTask<int> ReadAsync(FlushBatch batch, ArrayForm form, int start, int count, DbDataReader reader, CancellationToken cancellationToken) => form switch
    {
        ArrayForm.Identity => ReadIdentitiesAsync((EntityBatch)batch, start, count, reader, cancellationToken),
        ArrayForm.Ascending => ReadInOrderAsync((EntityBatch)batch, start, count, reader, cancellationToken),
        _ => ReadByOrdinalAsync(batch, start, count, reader, cancellationToken),
    };

    // The rows were inserted in order, so the sequence's values ascend in that order; the order in which they come back means nothing.
    private static async ValueTask<int> ReadIdentitiesAsync(EntityBatch batch, int start, int count, DbDataReader reader, CancellationToken cancellationToken)
    {
        StoredKind kind = batch.Table.Columns[batch.Mapper.IdentityColumn].Type.Kind;
        var keys = new long[count];
        int read = 0;
        bool ascends = true;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            long key = kind switch
            {
                StoredKind.Int64 => reader.GetInt64(0),
                StoredKind.Int32 => reader.GetInt32(0),
                StoredKind.Int16 => reader.GetInt16(0),
                _ => (long)reader.GetDecimal(0),
            };
            if (read == count)
                throw Miscounted(batch, read + 1, count);
            ascends &= read == 0 || keys[read - 1] < key;
            keys[read++] = key;
        }

        if (read != count)
            throw Miscounted(batch, read, count);
        if (!ascends)
            Array.Sort(keys);
        for (int i = 0; i < count; i++)
            batch.SetIdentity(start + i, keys[i]);
        return -1;
    }

    private static async ValueTask<int> ReadInOrderAsync(EntityBatch batch, int start, int count, DbDataReader reader, CancellationToken cancellationToken)
    {
        int read = 0;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (read == count)
                throw Miscounted(batch, read + 1, count);
            batch.ReadGenerated(reader, 0, start + read++);
        }

        return read == count ? -1 : throw Miscounted(batch, read, count);
    }

    private static async ValueTask<int> ReadByOrdinalAsync(FlushBatch batch, int start, int count, DbDataReader reader, CancellationToken cancellationToken)
    {
        var matched = new bool[count];
        int read = 0;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            int row = (int)reader.GetInt64(0) - 1;
            if (batch.ReadBack.Length > 0)
                ((EntityBatch)batch).ReadGenerated(reader, 1, start + row);
            matched[row] = true;
            read++;
        }

        if (read == count)
            return -1;
        return batch.ExpectsMatch ? start + Array.IndexOf(matched, false) : throw Miscounted(batch, read, count);
    }

    private static OrmException Miscounted(FlushBatch batch, int read, int count) =>
        new($"{count} rows were inserted into {batch.Table}, but {read} came back with their generated values. Does a trigger or rule skip rows, or change their key? Assign the key by the application, or insert the rows one by one.");
}
