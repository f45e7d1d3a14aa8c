using System.Data.Common;
using Orm.Execution;
using Orm.Statements;
using Orm.UnitOfWork;

namespace Orm;

public partial class Session
{
    /// <summary>Runs a query and gives all its rows.</summary>
    internal async ValueTask<List<T>> ListAsync<T>(Query<T> query, CancellationToken cancellationToken)
    {
        Execution execution = await OpenAsync(query, rowLimit: 0, cancellationToken).ConfigureAwait(false);
        try
        {
            var rows = new List<T>();
            var context = new RowContext(query.Open(execution.Reader), TrackerFor(query));
            while (await execution.Reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                rows.Add(query.ReadRow(in context));
            // Closed here, where an error of the end is the statement's; and first, because not every driver serves two readers on one connection.
            await execution.Reader.DisposeAsync().ConfigureAwait(false);
            await FinishAsync(execution, query, rows, cancellationToken).ConfigureAwait(false);
            return rows;
        }
        catch (Exception exception) when (FailsOver(execution.Connection, exception, cancellationToken))
        {
            // Run again below, elsewhere.
        }
        catch (Exception exception) when (Translated(exception, execution.Connection, execution.Statement.Sql, cancellationToken) is { } translated)
        {
            throw translated;
        }
        finally
        {
            await CloseAsync(execution).ConfigureAwait(false);
        }

        return await ListAsync(query, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a query of which at most <paramref name="rowLimit"/> rows are wanted; gives the first and how many came.</summary>
    /// <remarks>In one method, because a point lookup is short enough for the layers of asynchronous calls to show.</remarks>
    internal async ValueTask<(int Count, T? Row)> OneAsync<T>(Query<T> query, int rowLimit, CancellationToken cancellationToken)
    {
        Enter();
        DriverConnection? connection = null;
        PreparedStatement? prepared = null;
        DbDataReader? reader = null;
        try
        {
            await FlushForAsync(query, cancellationToken).ConfigureAwait(false);
            connection = await ConnectAsync(query, cancellationToken).ConfigureAwait(false);
            prepared = Render(connection, query, rowLimit);
            connection.Writer.Bind(prepared.Parameters);
            reader = await prepared.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                await reader.DisposeAsync().ConfigureAwait(false);
                return (0, default);
            }

            T row = query.ReadRow(new RowContext(query.Open(reader), TrackerFor(query)));
            int count = 1;
            while (count < rowLimit && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                count++;
            await reader.DisposeAsync().ConfigureAwait(false);
            if (query.HasIncludes || query.Effect is not null)
                await FinishAsync(new Execution(connection, prepared, reader, query.IsRaw), query, [row], cancellationToken).ConfigureAwait(false);
            return (count, row);
        }
        catch (Exception exception) when (FailsOver(connection, exception, cancellationToken))
        {
            // Run again below, elsewhere.
        }
        catch (Exception exception) when (Translated(exception, connection, prepared?.Sql, cancellationToken) is { } translated)
        {
            throw translated;
        }
        finally
        {
            await CloseAsync(new Execution(connection!, prepared!, reader!, query.IsRaw)).ConfigureAwait(false);
        }

        return await OneAsync(query, rowLimit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a statement that writes, inside the transaction, and gives the number of rows it matched.</summary>
    internal async ValueTask<int> ExecuteAsync(Statement statement, CancellationToken cancellationToken)
    {
        Enter();
        DriverConnection? connection = null;
        PreparedStatement? prepared = null;
        try
        {
            await FlushForAsync(statement, cancellationToken).ConfigureAwait(false);
            connection = await ConnectAsync(statement, cancellationToken).ConfigureAwait(false);
            prepared = Render(connection, statement, rowLimit: 0);
            connection.Writer.Bind(prepared.Parameters);
            int rows = await prepared.ExecuteAsync(cancellationToken).ConfigureAwait(false);
            if (statement.IsWrite)
                await Tracker.AfterStatementAsync(statement, connection, cancellationToken).ConfigureAwait(false);
            return rows;
        }
        catch (Exception exception) when (Translated(exception, connection, prepared?.Sql, cancellationToken) is { } translated)
        {
            throw translated;
        }
        finally
        {
            await CloseAsync(new Execution(connection!, prepared!, null!, statement.IsRaw)).ConfigureAwait(false);
        }
    }

    /// <summary>Where the query's entities go: the session's tracker, or nowhere.</summary>
    internal ChangeTracker? TrackerFor<T>(Query<T> query) => query.IsTracked(_tracks) ? Tracker : null;

    private async ValueTask<Execution> OpenAsync(Statement statement, int rowLimit, CancellationToken cancellationToken)
    {
        Enter();
        DriverConnection? connection = null;
        PreparedStatement? prepared = null;
        try
        {
            await FlushForAsync(statement, cancellationToken).ConfigureAwait(false);
            connection = await ConnectAsync(statement, cancellationToken).ConfigureAwait(false);
            prepared = Render(connection, statement, rowLimit);
            connection.Writer.Bind(prepared.Parameters);
            DbDataReader reader = await prepared.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            return new Execution(connection, prepared, reader, statement.IsRaw);
        }
        catch (Exception exception) when (FailsOver(connection, exception, cancellationToken))
        {
            await CloseAsync(new Execution(connection!, prepared!, null!, statement.IsRaw)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Exception? translated = Translated(exception, connection, prepared?.Sql, cancellationToken);
            await CloseAsync(new Execution(connection!, prepared!, null!, statement.IsRaw)).ConfigureAwait(false);
            if (translated is null)
                throw;
            throw translated;
        }

        return await OpenAsync(statement, rowLimit, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask FlushForAsync(Statement statement, CancellationToken cancellationToken) =>
        AutoFlush && _tracker is { HasPendingChanges: true } ? AutoFlushAsync(statement, cancellationToken) : default;

    // Rendering lists the tables that a statement reads; raw SQL tells none, so it always flushes.
    private async ValueTask AutoFlushAsync(Statement statement, CancellationToken cancellationToken)
    {
        if (!statement.IsRaw)
        {
            SqlWriter writer = Scratch();
            statement.Write(writer);
            if (statement is QueryNode query)
                Loading.Includes.Touch(writer, query);
            if (!Tracker.Touches(writer.Tables))
                return;
        }

        try
        {
            await FlushCoreAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DatabaseException exception)
        {
            exception.DuringStatement = statement.ToSql(Database.Dialect);
            throw;
        }
    }

    private SqlWriter Scratch()
    {
        SqlWriter writer = Rare.Scratch ??= new SqlWriter(Database.Dialect);
        writer.Reset();
        return writer;
    }

    private ValueTask<DriverConnection> ConnectAsync(Statement statement, CancellationToken cancellationToken)
    {
        if (_tracker is not null)
            _tracker.IsReadingLocked = statement.LocksRows;
        if (Database.HasReplicas)
            return ConnectRoutedAsync(statement, cancellationToken);
        return statement.IsWrite || statement.LocksRows ? BeginWriteAsync(cancellationToken) : RentForReadAsync(cancellationToken);
    }

    private ValueTask<DriverConnection> ConnectRoutedAsync(Statement statement, CancellationToken cancellationToken)
    {
        if (!statement.IsWrite && !statement.LocksRows)
            return RentRoutedAsync(statement, cancellationToken);
        RouteWrite(statement);
        return BeginWriteAsync(cancellationToken);
    }

    private static PreparedStatement Render(DriverConnection connection, Statement statement, int rowLimit)
    {
        SqlWriter writer = connection.Writer;
        writer.Reset();
        writer.RowLimit = rowLimit;
        statement.Write(writer);
        return connection.Statements.Rent(writer.Text);
    }

    private ValueTask FinishAsync<T>(Execution execution, Query<T> query, List<T> rows, CancellationToken cancellationToken) =>
        query.HasIncludes || query.Effect is not null ? FinishSlowAsync(execution, query, rows, cancellationToken) : default;

    private async ValueTask FinishSlowAsync<T>(Execution execution, Query<T> query, List<T> rows, CancellationToken cancellationToken)
    {
        await execution.Reader.DisposeAsync().ConfigureAwait(false);
        execution.Statement.EndWatch();
        if (query.Effect is { } write)
            await Tracker.AfterStatementAsync(write, execution.Connection, cancellationToken).ConfigureAwait(false);
        else if (rows.Count > 0)
            await query.LoadIncludesAsync(this, execution.Connection, rows, cancellationToken).ConfigureAwait(false);
    }
}
