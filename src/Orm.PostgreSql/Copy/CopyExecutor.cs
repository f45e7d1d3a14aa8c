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
        if (batch.Kind != FlushBatchKind.Insert || batch.ReadBack.Length > 0 || batch.Columns.Length == 0 || batch.Conflict.Length > 0 || (batch.Count < FewRows && own.Copy is null)
            || await own.CopyColumnsAsync(batch, cancellationToken).ConfigureAwait(false) is not { } columns)
        {
            // A connection that copies takes no other statement.
            await CompleteAsync(connection).ConfigureAwait(false);
            return await PostgreSqlFlushExecutor.Instance.ExecuteAsync(batch, connection, cancellationToken).ConfigureAwait(false);
        }

        string text = Text(own.StartText(), batch);
        // The chunks of one bulk insert are one COPY: the server works on one while the next is made.
        if (own.Copy is { } other && (other.Text != text || !other.Columns.AsSpan().SequenceEqual(columns)))
            await CompleteAsync(own).ConfigureAwait(false);
        if (own.Copy is null)
        {
            own.Copy = new OpenCopy(text, columns, await own.BeginCopyAsync(text, cancellationToken).ConfigureAwait(false));
            own.CopyWriter.Begin(columns);
        }

        try
        {
            await WriteAsync(batch, own.CopyWriter, own.Copy.Stream, cancellationToken).ConfigureAwait(false);
            return -1;
        }
        catch (EncoderFallbackException exception)
        {
            throw PostgreSqlErrors.HalfCharacter(exception);
        }
    }

    public override async ValueTask CompleteAsync(DriverConnection connection)
    {
        var own = (PostgreSqlConnection)connection;
        if (own.Copy is not { } copy)
            return;
        try
        {
            CopyWriter writer = own.CopyWriter;
            writer.End();
            await copy.Stream.WriteAsync(writer.Written, CancellationToken.None).ConfigureAwait(false);
            // Sends the end, and reads what the server says to the rows.
            await copy.Stream.DisposeAsync().ConfigureAwait(false);
            own.Copy = null;
            writer.Forget();
        }
        catch (PostgresException exception)
        {
            own.Copy = null;
            own.Failed(exception);
            throw;
        }
    }

    public override async ValueTask AbandonAsync(DriverConnection connection)
    {
        var own = (PostgreSqlConnection)connection;
        if (own.Copy is not { } copy)
            return;
        own.Copy = null;
        own.CopyWriter.Forget();
        try
        {
            await copy.Stream.CancelAsync().ConfigureAwait(false);
            await copy.Stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // The error that made the end is the one to tell.
        }
    }

    private static async ValueTask WriteAsync(FlushBatch batch, CopyWriter writer, NpgsqlRawCopyStream stream, CancellationToken cancellationToken)
    {
        for (int row = 0; row < batch.Count; row++)
        {
            writer.BeginRow();
            batch.BindRow(writer, 0, row);
            if (writer.Written.Length < SendAt)
                continue;
            await stream.WriteAsync(writer.Written, cancellationToken).ConfigureAwait(false);
            writer.Clear();
        }
    }

    private static string Text(SqlWriter writer, FlushBatch batch)
    {
        writer.Write("COPY ");
        writer.WriteTable(batch.Table);
        writer.Write(" (");
        WriteNames(writer, batch, batch.Columns);
        writer.Write(") FROM STDIN (FORMAT BINARY)");
        return writer.ToString();
    }
}
