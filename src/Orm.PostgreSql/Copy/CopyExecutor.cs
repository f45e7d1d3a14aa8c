using System.Text;
using Npgsql;
using Orm.Execution;

namespace Orm.PostgreSql.Copy;

/// <summary>
/// Inserts the chunks of a bulk insert by binary COPY. Where something is to be read back, where few rows come, or where the column's
/// type would need a conversion, which COPY does not do, the chunk is inserted as a flush inserts it.
/// </summary>
internal sealed class CopyExecutor : FlushExecutor
{
    // COPY takes two round trips, the statement over arrays one.
    private const int FewRows = 50;
    private const int SendAt = 1 << 15;

    private CopyExecutor()
    {
    }

    public static CopyExecutor Instance { get; } = new();

    public override async ValueTask<int> ExecuteAsync(FlushBatch batch, DriverConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var own = (PostgreSqlConnection)connection;
        if (batch.Kind != FlushBatchKind.Insert || batch.ReadBack.Length > 0 || batch.Columns.Length == 0 || batch.Conflict.Length > 0 || batch.Count < FewRows
            || await own.CopyColumnsAsync(batch, cancellationToken).ConfigureAwait(false) is not { } columns)
            return await PostgreSqlFlushExecutor.Instance.ExecuteAsync(batch, connection, cancellationToken).ConfigureAwait(false);

        NpgsqlRawCopyStream stream = await own.BeginCopyAsync(Text(own.StartText(), batch), cancellationToken).ConfigureAwait(false);
        try
        {
            await WriteAsync(batch, columns, own.CopyWriter, stream, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await CancelAsync(stream).ConfigureAwait(false);
            if (exception is EncoderFallbackException)
                throw PostgreSqlErrors.HalfCharacter(exception);
            throw;
        }

        try
        {
            // Sends the end, and reads what the server says to the rows.
            await stream.DisposeAsync().ConfigureAwait(false);
            return -1;
        }
        catch (PostgresException exception)
        {
            own.Failed(exception);
            throw;
        }
    }

    private static async ValueTask WriteAsync(FlushBatch batch, CopyColumn[] columns, CopyWriter writer, NpgsqlRawCopyStream stream, CancellationToken cancellationToken)
    {
        writer.Begin(columns);
        for (int row = 0; row < batch.Count; row++)
        {
            writer.BeginRow();
            batch.BindRow(writer, 0, row);
            if (writer.Written.Length < SendAt)
                continue;
            await stream.WriteAsync(writer.Written, cancellationToken).ConfigureAwait(false);
            writer.Clear();
        }

        writer.End();
        await stream.WriteAsync(writer.Written, cancellationToken).ConfigureAwait(false);
        writer.Clear();
    }

    private static async ValueTask CancelAsync(NpgsqlRawCopyStream stream)
    {
        try
        {
            await stream.CancelAsync().ConfigureAwait(false);
            await stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // The error that made the end is the one to tell.
        }
    }

    private static string Text(SqlWriter writer, FlushBatch batch)
    {
        writer.Write("COPY ");
        writer.WriteTable(batch.Table);
        writer.Write(" (");
        for (int i = 0; i < batch.Columns.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.WriteIdentifier(batch.Table.Columns[batch.Columns[i]].Name);
        }

        writer.Write(") FROM STDIN (FORMAT BINARY)");
        return writer.ToString();
    }
}
