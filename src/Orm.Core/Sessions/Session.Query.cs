using System.Data.Common;
using System.Runtime.CompilerServices;
using Orm.Execution;
using Orm.Statements;
using Orm.UnitOfWork;

namespace Orm;

public partial class Session
{
    // How many rows of a stream are read before what they include is loaded for them together.
    private const int IncludeWindow = 256;

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

    /// <summary>Runs a query and gives its rows one by one; the session is taken until the stream ends or is disposed.</summary>
    internal async IAsyncEnumerable<T> StreamAsync<T>(Query<T> query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool loads = query.HasIncludes && !Loading.Includes.AreJoined(query);
        bool isRead = true;
        int windowSize = loads ? IncludeWindow : 1;
        using StreamPlace place = loads && !Database.Dialect.Features.MultipleReaders ? await Database.EnterStreamAsync(cancellationToken).ConfigureAwait(false) : default;
        Execution execution = await (loads ? OpenOnPrimaryAsync(query, cancellationToken) : OpenAsync(query, rowLimit: 0, cancellationToken)).ConfigureAwait(false);
        Rare.Stream = execution;
        Volatile.Write(ref _activity, Streaming);
        try
        {
            // Opening may have flushed, and so have begun a transaction.
            if (loads && InTransaction && !Database.Dialect.Features.MultipleReaders)
                throw new NotSupportedException($"{Database.Dialect.Name} reads one result at a time on a connection, so inside a transaction a stream cannot load what it includes. Stream before the transaction begins, or read pages by ToListAsync.");
            var context = new RowContext(query.Open(execution.Reader), TrackerFor(query));
            var window = new List<T>(windowSize);
            bool more = true;
            while (more)
            {
                window.Clear();
                EnterStream();
                isRead = false;
                try
                {
                    while (window.Count < windowSize && (more = await MoveNextAsync(execution, cancellationToken).ConfigureAwait(false)))
                        window.Add(query.ReadRow(in context));
                    isRead = true;
                    if (loads && window.Count > 0)
                        await LoadWindowAsync(execution, query, window, cancellationToken).ConfigureAwait(false);
                }
                finally
                {
                    Volatile.Write(ref _activity, Streaming);
                }

                foreach (T row in window)
                    yield return row;
            }
        }
        finally
        {
            try
            {
                // Whoever stops early has had the other rows written too.
                if (isRead && query.Effect is not null)
                    await FinishStreamAsync(execution, query, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await CloseStreamAsync(tells: isRead).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask FinishStreamAsync<T>(Execution execution, Query<T> query, CancellationToken cancellationToken)
    {
        // The session may have ended before its stream.
        if (Interlocked.CompareExchange(ref _activity, Executing, Streaming) != Streaming)
            return;
        try
        {
            await FinishSlowAsync(execution, query, [], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Translated(exception, execution.Connection, execution.Statement.Sql, cancellationToken) is { } translated)
        {
            throw translated;
        }
        finally
        {
            Volatile.Write(ref _activity, Streaming);
        }
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

    // What a stream includes comes over the primary's connections, so its own rows do as well.
    private async ValueTask<Execution> OpenOnPrimaryAsync(Statement statement, CancellationToken cancellationToken)
    {
        bool before = _staysOnPrimary;
        _staysOnPrimary = true;
        try
        {
            return await OpenAsync(statement, rowLimit: 0, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _staysOnPrimary = before || InTransaction;
        }
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

    // Beside the open rows; on a second connection where one connection serves one result at a time.
    private async ValueTask LoadWindowAsync<T>(Execution execution, Query<T> query, List<T> window, CancellationToken cancellationToken)
    {
        DriverConnection connection = execution.Connection;
        bool own = !connection.Dialect.Features.MultipleReaders;
        if (own)
            connection = await Database.RentAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await query.LoadIncludesAsync(this, connection, window, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Translated(exception, connection, null, cancellationToken) is { } translated)
        {
            throw translated;
        }
        finally
        {
            if (own)
                await Database.ReturnAsync(connection, reset: false).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> MoveNextAsync(Execution execution, CancellationToken cancellationToken)
    {
        // A driver that has rows in its buffer need not look at the token.
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await execution.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Translated(exception, execution.Connection, execution.Statement.Sql, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }

    // Between its rows a stream holds the session; while a row is fetched the session is busy.
    private void EnterStream()
    {
        int activity = Interlocked.CompareExchange(ref _activity, Executing, Streaming);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (activity != Streaming)
            throw ConcurrentUse(activity);
    }

    // By whoever comes first: the end of the stream, or of the session. Rows that nobody read are fetched first, which may fail as reading
    // them would have; that is told unless there is another error to tell.
    private async ValueTask CloseStreamAsync(bool tells)
    {
        if (Interlocked.CompareExchange(ref _activity, Executing, Streaming) != Streaming)
            return;
        Execution execution = Rare.Stream;
        Rare.Stream = default;
        try
        {
            if (tells)
                await execution.Reader.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (Translated(exception, execution.Connection, execution.Statement.Sql, CancellationToken.None) is { } translated)
        {
            throw translated;
        }
        finally
        {
            await CloseAsync(execution).ConfigureAwait(false);
        }
    }
}
