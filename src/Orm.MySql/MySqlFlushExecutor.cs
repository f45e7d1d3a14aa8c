using System.Numerics;
using Orm.Dialects;
using Orm.Execution;

namespace Orm.MySql;

/// <summary>
/// Executes batches in few round trips: rows are inserted many by one prepared statement, updates and deletes go as one text of several
/// statements. Measured on MariaDB 10.11, statements of some hundred rows are as fast as any greater ones and as LOAD DATA, so the same
/// serves bulk inserts.
/// </summary>
internal sealed partial class MySqlFlushExecutor : FlushExecutor
{
    // Sizes are powers of two, so that batches of all lengths share few prepared statements.
    private const int MostRows = 256;

    // From how many rows on a second command with parameters of its own is worth making.
    private const int LeastOverlapped = 8 * MostRows;
    private const int MostStatements = 128;

    // What a value of fixed size takes at most, type and separators included; as text, too.
    private const int FixedSize = 48;

    private MySqlFlushExecutor()
    {
    }

    public static MySqlFlushExecutor Instance { get; } = new();

    public override ValueTask<int> ExecuteAsync(FlushBatch batch, DriverConnection connection, CancellationToken cancellationToken)
    {
        if (batch.Count < 2)
            return RowByRow.ExecuteAsync(batch, connection, cancellationToken);
        var mySql = (MySqlDriverConnection)connection;
        if (ReadsFloats(batch) && !(batch.Kind == FlushBatchKind.Insert && connection.Dialect.Features.InsertReturning))
            return RowByRow.ExecuteAsync(batch, connection, cancellationToken);
        return batch.Kind switch
        {
            FlushBatchKind.Link => InsertPlainAsync(batch, mySql, cancellationToken),
            FlushBatchKind.Upsert => batch.ReadBack.Length == 0
                ? InsertPlainAsync(batch, mySql, cancellationToken)
                : RowByRow.ExecuteAsync(batch, mySql, cancellationToken),
            FlushBatchKind.Insert => InsertAsync((EntityBatch)batch, mySql, cancellationToken),
            _ when batch.ReadBack.Length > 0 => UpdateAndReadAsync((EntityBatch)batch, mySql, cancellationToken),
            _ => ChangeAsync(batch, mySql, cancellationToken),
        };
    }

    private static ValueTask<int> InsertAsync(EntityBatch batch, MySqlDriverConnection connection, CancellationToken cancellationToken)
    {
        if (batch.ReadBack.Length == 0)
            return InsertPlainAsync(batch, connection, cancellationToken);
        if (batch.Mapper.IdentityColumn < 0 || Array.IndexOf(batch.ReadBack, batch.Mapper.IdentityColumn) < 0)
            return ReadsFloats(batch) ? RowByRow.ExecuteAsync(batch, connection, cancellationToken) : InsertAndReadAsync(batch, connection, cancellationToken);
        if (connection.Dialect.Features.InsertReturning)
            return InsertReturningAsync(batch, connection, cancellationToken);
        return connection.KnowsKeyStep
            ? InsertCountingAsync(batch, connection, cancellationToken)
            : RowByRow.ExecuteAsync(batch, connection, cancellationToken);
    }

    // In results of texts the servers round the type float to six digits.
    private static bool ReadsFloats(FlushBatch batch)
    {
        foreach (int column in batch.ReadBack)
        {
            if (batch.Table.Columns[column].Type.Kind == Mapping.StoredKind.Single)
                return true;
        }

        return false;
    }

    /// <summary>How many of the rows from <paramref name="start"/> on one statement takes: a power of two, within all limits of the server.</summary>
    private static int RowsOf(FlushBatch batch, int start, int most, int parametersPerRow, MySqlDriverConnection connection, bool asText)
    {
        int rows = Math.Min(most, batch.Count - start);
        if (parametersPerRow > 0 && !asText)
            rows = Math.Max(1, Math.Min(rows, connection.Dialect.Features.MaxParameters / parametersPerRow));
        // In a text every byte of a value may have to be escaped.
        long room = connection.Session.MaxPacket / (asText ? 4 : 2);
        long bound = BoundOf(batch);
        if (bound < 0 || bound * rows > room)
            rows = connection.Sizer.RowsWithin(batch, start, rows, room);
        return (int)BitOperations.RoundUpToPowerOf2((uint)rows + 1) / 2;
    }

    // The greatest size of a row as the model declares it, or -1 when it sets no limit.
    private static long BoundOf(FlushBatch batch)
    {
        long bound = 0;
        for (int position = 0; position < batch.ParametersPerRow; position++)
        {
            Mapping.ColumnInfo column = batch.Table.Columns[batch.ColumnAt(position)];
            if (column.Type.Kind is not (Mapping.StoredKind.String or Mapping.StoredKind.Bytes or Mapping.StoredKind.Json or Mapping.StoredKind.Named))
                bound += FixedSize;
            else if (column.MaxLength is { } length)
                bound += FixedSize + 4L * length;
            else
                return -1;
        }

        return bound;
    }

    private static void WriteInsertOf(SqlWriter writer, FlushBatch batch, int rows)
    {
        writer.Write("INSERT INTO ");
        writer.WriteTable(batch.Table);
        writer.Write(" (");
        WriteNames(writer, batch, batch.Columns);
        writer.Write(") VALUES ");
        for (int row = 0; row < rows; row++)
        {
            writer.Write(row == 0 ? "(" : ", (");
            for (int i = 0; i < batch.Columns.Length; i++)
            {
                if (i > 0)
                    writer.Write(", ");
                writer.WritePlaceholder();
            }

            writer.Write(')');
        }

        WriteConflict(writer, batch);
    }

    private static void WriteSelectOf(SqlWriter writer, EntityBatch batch, bool counted)
    {
        writer.Write(counted ? "SELECT row_count(), " : "SELECT ");
        WriteNames(writer, batch, batch.ReadBack);
        writer.Write(" FROM ");
        writer.WriteTable(batch.Table);
        writer.Write(" WHERE ");
        int[] key = batch.Table.PrimaryKey!.Columns;
        for (int i = 0; i < key.Length; i++)
        {
            if (i > 0)
                writer.Write(" AND ");
            writer.WriteIdentifier(batch.Table.Columns[key[i]].Name);
            writer.Write(" = ");
            writer.WritePlaceholder();
        }
    }

    private static void BindKey(EntityBatch batch, ParameterBinder binder, int ordinal, int row)
    {
        int[] key = batch.Table.PrimaryKey!.Columns;
        for (int i = 0; i < key.Length; i++)
            batch.Mapper.BindColumn(binder, ordinal + i, batch.EntityAt(row), key[i]);
    }
}
