using System.Data.Common;
using Orm.Dialects;
using Orm.UnitOfWork;

namespace Orm.Execution;

/// <summary>The default way to execute a flush: one prepared statement per batch, bound and executed row by row.</summary>
internal sealed class RowByRowFlushExecutor : FlushExecutor
{
    public override async ValueTask<int> ExecuteAsync(FlushBatch batch, DriverConnection connection, CancellationToken cancellationToken)
    {
        DialectFeatures features = connection.Dialect.Features;
        var entities = batch as EntityBatch;
        bool byLastId = entities is { IdentityOnly: true } && connection.TellsLastInsertId;
        bool reads = batch.ReadBack.Length > 0 && !byLastId;
        bool returning = reads && (batch.Kind == FlushBatchKind.Insert ? features.InsertReturning : features.UpdateReturning);

        PreparedStatement? select = null;
        PreparedStatement statement = Rent(batch, connection, returning);
        try
        {
            if (reads && !returning)
            {
                select = RentSelect(entities!, connection);
                connection.LastSql = statement.Sql;
            }

            for (int row = 0; row < batch.Count; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                batch.BindRow(statement.Parameters, 0, row);
                if (returning)
                {
                    if (!await ReadAsync(statement, entities!, row, cancellationToken).ConfigureAwait(false))
                        return row;
                    continue;
                }

                int matched = await statement.ExecuteAsync(cancellationToken).ConfigureAwait(false);
                if (batch.ExpectsMatch && matched == 0)
                    return row;
                if ((byLastId || select is not null) && entities!.Kind == FlushBatchKind.Insert && entities.Mapper.IdentityColumn >= 0
                    && Array.IndexOf(entities.ReadBack, entities.Mapper.IdentityColumn) >= 0)
                    entities.SetIdentity(row, connection.LastInsertId);
                if (select is not null)
                {
                    BindKey(entities!, select.Parameters, row);
                    if (!await ReadAsync(select, entities!, row, cancellationToken).ConfigureAwait(false))
                        return row;
                }
            }

            return -1;
        }
        finally
        {
            if (select is not null)
                await connection.Statements.ReturnAsync(select).ConfigureAwait(false);
            await connection.Statements.ReturnAsync(statement).ConfigureAwait(false);
        }
    }

    private static PreparedStatement Rent(FlushBatch batch, DriverConnection connection, bool returning)
    {
        StatementText? text = (batch as EntityBatch)?.Text;
        if (text?.Find(connection.Dialect, returning) is { } known)
            return connection.Statements.Rent(known);
        SqlWriter writer = connection.Writer;
        writer.Reset();
        Write(writer, batch, returning);
        PreparedStatement statement = connection.Statements.Rent(writer.Text);
        text?.Keep(connection.Dialect, returning, statement.Sql);
        return statement;
    }

    // Where a server returns nothing from a write, the row is read again by its key.
    private static PreparedStatement RentSelect(EntityBatch batch, DriverConnection connection)
    {
        SqlWriter writer = connection.Writer;
        writer.Reset();
        RowSelect.Write(writer, batch.Table, batch.ReadBack);
        RowSelect.WriteKey(writer, batch.Mapper);
        return connection.Statements.Rent(writer.Text);
    }

    private static void BindKey(EntityBatch batch, ParameterBinder binder, int row)
    {
        int[] key = batch.Table.PrimaryKey!.Columns;
        for (int i = 0; i < key.Length; i++)
            batch.Mapper.BindColumn(binder, i, batch.EntityAt(row), key[i]);
    }

    private static async ValueTask<bool> ReadAsync(PreparedStatement statement, EntityBatch batch, int row, CancellationToken cancellationToken)
    {
        DbDataReader reader = await statement.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            // From here on the row may be durable, so that nobody may be told of a cancellation.
            if (!await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
                return false;
            batch.ReadGenerated(reader, 0, row);
            // The statement is complete only when its last row was fetched.
            while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
            }

            return true;
        }
    }
}
