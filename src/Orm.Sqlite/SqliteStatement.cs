using System.Data.Common;
using System.Runtime.CompilerServices;
using Orm.Execution;

namespace Orm.Sqlite;

/// <summary>A native statement with its one reader and its one binder, which are used again at every execution.</summary>
internal sealed unsafe class SqliteStatement : PreparedStatement
{
    private readonly SqliteDriverConnection _connection;
    private readonly SqliteBinder _binder;
    private readonly SqliteRowReader _reader;
    private readonly bool _changesRows;
    private nint _handle;
    private CancellationToken _cancellationToken;
    private CancellationTokenRegistration _registration;

    public SqliteStatement(SqliteDriverConnection connection, nint handle, string sql)
        : base(sql)
    {
        _connection = connection;
        _handle = handle;
        _binder = new SqliteBinder(connection, handle);
        _reader = new SqliteRowReader(this);
        _changesRows = SqliteNative.StatementReadOnly(handle) == 0 && IsDataChange(sql);
    }

    public override ParameterBinder Parameters => _binder;

    internal nint Handle => _handle;

    // What sqlite3_stmt_status counts: how often SQLite had to prepare the statement again by itself.
    internal int RepreparedCount => SqliteNative.StatementStatus(_handle, 5, 0);

    public override ValueTask<DbDataReader> ExecuteReaderAsync(CancellationToken cancellationToken)
    {
        Start(cancellationToken);
        int result = Step();
        if (result is not (SqliteNative.Row or SqliteNative.Done))
            throw Fail(result);
        _reader.Open(_handle, result == SqliteNative.Row, _changesRows ? SqliteNative.Changes(_connection.Handle) : -1);
        return new ValueTask<DbDataReader>(_reader);
    }

    public override ValueTask<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        Start(cancellationToken);
        int result;
        do
        {
            result = Step();
        }
        while (result == SqliteNative.Row);
        if (result != SqliteNative.Done)
            throw Fail(result);
        int changes = _changesRows ? SqliteNative.Changes(_connection.Handle) : -1;
        End(done: true);
        return new ValueTask<int>(changes);
    }

    public override ValueTask DisposeAsync()
    {
        if (_handle != 0)
        {
            _reader.Invalidate();
            _binder.Invalidate();
            SqliteNative.FinalizeStatement(_handle);
            _handle = 0;
            _registration.Dispose();
            _registration = default;
        }

        return default;
    }

    /// <summary>Steps to the next row for the reader; false at the end.</summary>
    internal bool Next()
    {
        // A write that is its own transaction goes on: left alone now, its row would be durable although a cancellation is told. The step says what became of it.
        if (_cancellationToken.IsCancellationRequested && (!_changesRows || _connection.InTransaction))
            throw Fail(SqliteNative.Interrupt);
        int result = Step();
        return result switch
        {
            SqliteNative.Row => true,
            SqliteNative.Done => false,
            _ => throw Fail(result),
        };
    }

    /// <summary>Ends the execution, so that locks are released and parameters can be bound again.</summary>
    internal void End(bool done)
    {
        if (_handle == 0)
            return;
        if (done)
            SqliteNative.ResetDone(_handle);
        else
            Interrupt();
        _binder.Rewind();
        if (_cancellationToken.CanBeCanceled)
        {
            _registration.Dispose();
            _registration = default;
            _cancellationToken = default;
        }
    }

    // Not inlined: beside the other reset, which is the same function, the JIT merges the two calls into the one without a GC transition
    // (seen on .NET 10), and this one may write to files and wait.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Interrupt() => SqliteNative.Reset(_handle);

    protected override void Release()
    {
        if (!_reader.IsClosed)
            _reader.Close();
        if (_handle != 0)
            _binder.Clear();
    }

    private static bool IsDataChange(string sql)
    {
        ReadOnlySpan<char> text = WithoutComments(sql);
        return text.StartsWith("INSERT", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("UPDATE", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("DELETE", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("REPLACE", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("WITH", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> WithoutComments(ReadOnlySpan<char> sql)
    {
        while (true)
        {
            sql = sql.TrimStart();
            int end = sql.StartsWith("--", StringComparison.Ordinal) ? sql.IndexOf('\n')
                : sql.StartsWith("/*", StringComparison.Ordinal) ? sql.IndexOf("*/", StringComparison.Ordinal) + 1
                : -1;
            if (end <= 0)
                return sql;
            sql = sql[(end + 1)..];
        }
    }

    private void Start(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_handle == 0, this);
        if (!_reader.IsClosed)
            throw new InvalidOperationException("The statement is still being read. Dispose its reader first; the statement cache hands out another one meanwhile.");
        _connection.Watchdog?.Forget();
        if (!cancellationToken.CanBeCanceled)
            return;
        cancellationToken.ThrowIfCancellationRequested();
        _cancellationToken = cancellationToken;
        _registration = cancellationToken.UnsafeRegister(static connection => ((SqliteDriverConnection)connection!).Interrupt(), _connection);
    }

    private int Step()
    {
        if (_connection.Watchdog is not { } watchdog)
            return SqliteNative.Step(_handle);
        watchdog.Begin();
        int result = SqliteNative.Step(_handle);
        watchdog.End();
        return result;
    }

    private Exception Fail(int result)
    {
        // The error is read before the reset, which clears its text.
        CancellationToken cancellationToken = _cancellationToken;
        Exception exception = _connection.Error(result);
        _reader.Invalidate();
        End(done: false);
        return result == SqliteNative.Interrupt && cancellationToken.IsCancellationRequested
            ? new OperationCanceledException("The statement was cancelled.", exception, cancellationToken)
            : exception;
    }
}
