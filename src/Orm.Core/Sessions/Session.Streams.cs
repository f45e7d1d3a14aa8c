using System.Runtime.CompilerServices;
using Orm.Execution;
using Orm.Statements;

namespace Orm;

// Queries whose rows are given one by one, while the session is theirs.
public partial class Session
{
    // How many rows of a stream are read before what they include is loaded for them together.
    private const int IncludeWindow = 256;

    /// <summary>Runs a query and gives its rows one by one; the session is taken until the stream ends or is disposed.</summary>
    internal async IAsyncEnumerable<T> StreamAsync<T>(Query<T> query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool loads = query.HasIncludes && !Loading.Includes.AreJoined(query);
        bool isRead = true;
        int windowSize = loads ? IncludeWindow : 1;
        using StreamPlace place = loads && !Database.Dialect.Features.MultipleReaders ? await Database.EnterStreamAsync(cancellationToken).ConfigureAwait(false) : default;
        Execution execution = loads
            ? await OpenOnPrimaryAsync(query, cancellationToken).ConfigureAwait(false)
            : await OpenAsync(query, rowLimit: 0, cancellationToken).ConfigureAwait(false);
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

    // Beside the open rows; on a second connection where one connection serves one result at a time.
    private async ValueTask LoadWindowAsync<T>(Execution execution, Query<T> query, List<T> window, CancellationToken cancellationToken)
    {
        DriverConnection connection = execution.Connection;
        bool own = !connection.Dialect.Features.MultipleReaders;
        if (own)
            connection = await Limit(Database.RentAsync(cancellationToken)).ConfigureAwait(false);
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
