using Orm.Mapping;

namespace Orm.Execution;

/// <summary>Executes the batches of a flush on one connection. Drivers derive from it where they can save round trips.</summary>
public abstract class FlushExecutor
{
    /// <summary>Binds one prepared statement row after row: the best there is where a statement costs no round trip.</summary>
    public static FlushExecutor RowByRow { get; } = new RowByRowFlushExecutor();

    /// <summary>Executes a batch and reads back what the database made.</summary>
    /// <returns>The first row that matched nothing although <see cref="FlushBatch.ExpectsMatch"/>, or -1 when all is well.</returns>
    public abstract ValueTask<int> ExecuteAsync(FlushBatch batch, DriverConnection connection, CancellationToken cancellationToken);

    /// <summary>Whether the batch may travel together with others: <see cref="ExecuteAsync(FlushRound, DriverConnection, CancellationToken)"/> takes it then.</summary>
    public virtual bool Joins(FlushBatch batch, DriverConnection connection) => false;

    /// <summary>Executes several batches in order, in one round trip, and reads back what the database made. Called where <see cref="Joins"/> gave true for each.</summary>
    /// <returns>The first row that matched nothing although its batch expects it, or null when all is well.</returns>
    public virtual ValueTask<LostRow?> ExecuteAsync(FlushRound round, DriverConnection connection, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{GetType().Name} executes one batch at a time.");

    /// <summary>Ends what the chunks of a bulk insert share on a connection, and tells what the server had to say to them. Called after the last one.</summary>
    public virtual ValueTask CompleteAsync(DriverConnection connection) => default;

    /// <summary>Gives up what the chunks of a bulk insert share, after an error; throws nothing of its own.</summary>
    public virtual ValueTask AbandonAsync(DriverConnection connection) => default;

    /// <summary>Writes the statement of one row of a batch; <paramref name="returning"/> asks for the generated columns as a result.</summary>
    protected internal static void Write(SqlWriter writer, FlushBatch batch, bool returning)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(batch);
        switch (batch.Kind)
        {
            case FlushBatchKind.Insert or FlushBatchKind.Link or FlushBatchKind.Upsert:
                WriteInsert(writer, batch);
                WriteConflict(writer, batch);
                break;
            case FlushBatchKind.Update or FlushBatchKind.Clear:
                WriteUpdate(writer, batch);
                break;
            default:
                writer.Write("DELETE FROM ");
                writer.WriteTable(batch.Table);
                WriteWhere(writer, batch);
                break;
        }

        if (!returning || batch.ReadBack.Length == 0)
            return;
        writer.Write(" RETURNING ");
        WriteNames(writer, batch, batch.ReadBack);
    }

    /// <summary>Writes what an INSERT does about rows that are there already: nothing where the batch does not expect any.</summary>
    protected static void WriteConflict(SqlWriter writer, FlushBatch batch)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Conflict.Length == 0)
            return;
        ColumnInfo[] columns = batch.Table.Columns;
        writer.InsertsValues = true;
        writer.Dialect.WriteOnConflict(writer, batch.Table, Array.ConvertAll(batch.Conflict, c => columns[c]), doNothing: batch.ConflictUpdates.Length == 0);
        for (int i = 0; i < batch.ConflictUpdates.Length; i++)
        {
            ColumnInfo column = columns[batch.ConflictUpdates[i]];
            if (i > 0)
                writer.Write(", ");
            writer.WriteIdentifier(column.Name);
            writer.Write(" = ");
            if (column is { IsVersion: true, Type.Kind: StoredKind.Int16 or StoredKind.Int32 or StoredKind.Int64 })
                WriteNext(writer, batch.Table, column);
            else
                writer.Dialect.WriteProposed(writer, column.Name);
        }
    }

    // The row's own version counts on: that of an entity that was never read says nothing.
    private static void WriteNext(SqlWriter writer, TableInfo table, ColumnInfo version)
    {
        writer.WriteTable(table);
        writer.Write('.');
        writer.WriteIdentifier(version.Name);
        writer.Write(" + 1");
    }

    private static void WriteInsert(SqlWriter writer, FlushBatch batch)
    {
        writer.Write("INSERT INTO ");
        writer.WriteTable(batch.Table);
        if (batch.Columns.Length == 0)
        {
            writer.Dialect.WriteDefaultValues(writer);
            return;
        }

        writer.Write(" (");
        WriteNames(writer, batch, batch.Columns);
        writer.Write(") VALUES (");
        for (int i = 0; i < batch.Columns.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.WritePlaceholder();
        }

        writer.Write(')');
    }

    private static void WriteUpdate(SqlWriter writer, FlushBatch batch)
    {
        writer.Write("UPDATE ");
        writer.WriteTable(batch.Table);
        writer.Write(" SET ");
        for (int i = 0; i < batch.Columns.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.WriteIdentifier(batch.Table.Columns[batch.Columns[i]].Name);
            if (batch.Kind == FlushBatchKind.Clear)
            {
                writer.Write(" = NULL");
                continue;
            }

            writer.Write(" = ");
            writer.WritePlaceholder();
        }

        WriteWhere(writer, batch);
    }

    private static void WriteWhere(SqlWriter writer, FlushBatch batch)
    {
        writer.Write(" WHERE ");
        for (int i = 0; i < batch.Compared.Length; i++)
        {
            if (i > 0)
                writer.Write(" AND ");
            ColumnInfo column = batch.Table.Columns[batch.Compared[i]];
            writer.WriteIdentifier(column.Name);
            // A concurrency token may have been null: only the null-safe comparison finds its row.
            writer.Write(column.IsNullable ? writer.Dialect.NullSafeEquals : " = ");
            writer.WritePlaceholder();
        }
    }

    /// <summary>Writes the names of columns of a batch's table, with commas between.</summary>
    protected static void WriteNames(SqlWriter writer, FlushBatch batch, ReadOnlySpan<int> columns)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(batch);
        for (int i = 0; i < columns.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.WriteIdentifier(batch.Table.Columns[columns[i]].Name);
        }
    }
}
