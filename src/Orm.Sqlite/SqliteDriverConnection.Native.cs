using System.Text;
using Microsoft.Data.Sqlite;

namespace Orm.Sqlite;

/// <content>The calls into SQLite.</content>
internal sealed unsafe partial class SqliteDriverConnection
{
    public override bool InTransaction => _handle != 0 && SqliteNative.GetAutocommit(_handle) == 0;

    public override long LastInsertId => SqliteNative.LastInsertRowId(_handle);

    /// <summary>How long SQLite itself waits for locks before it gives up, in milliseconds.</summary>
    internal void WaitForLocks(int milliseconds) => SqliteNative.BusyTimeout(_handle, milliseconds);

    /// <summary>Stops the running statement; called from other threads.</summary>
    internal void Interrupt()
    {
        nint handle = _handle;
        if (handle != 0)
            SqliteNative.InterruptConnection(handle);
    }

    /// <summary>The driver's own exception for a result code, with SQLite's text.</summary>
    internal Exception Error(int result)
    {
        if (result == SqliteNative.Interrupt && Watchdog?.TakeTimeout() == true)
            return new SqliteTimeoutException();
        if (result == SqliteNative.Interrupt)
            return new SqliteException("SQLite Error 9: 'interrupted'.", result, result);
        try
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
        catch (SqliteException exception)
        {
            _isFileGone |= exception.SqliteExtendedErrorCode == SqliteNative.FileMoved;
            return exception;
        }

        return new SqliteException($"SQLite Error {result}.", result, result);
    }

    // A file that was deleted can be written as long as it is open, and is gone with all of it after that.
    private bool HasFileMoved()
    {
        const int HasMoved = 20;
        ObjectDisposedException.ThrowIf(_handle == 0, this);
        int moved = 0;
        return SqliteNative.FileControl(_handle, null, HasMoved, &moved) == SqliteNative.Ok && moved != 0;
    }

    private SqliteException Moved()
    {
        _isFileGone = true;
        return new SqliteException("SQLite Error 8: 'the database file was moved'.", SqliteNative.ReadOnly, SqliteNative.FileMoved);
    }

    /// <summary>Runs statements that take no parameters, one after the other.</summary>
    internal void ExecuteScript(string sql, CancellationToken cancellationToken)
    {
        RefuseNul(sql);
        byte[] text = Encoding.UTF8.GetBytes(sql);
        fixed (byte* start = text)
        {
            byte* rest = start;
            byte* end = start + text.Length;
            while (rest < end)
            {
                cancellationToken.ThrowIfCancellationRequested();
                nint statement;
                int result = SqliteNative.Prepare(_handle, rest, (int)(end - rest), 0, &statement, &rest);
                if (result != SqliteNative.Ok)
                    throw Error(result);
                // Nothing but white space or a comment was left.
                if (statement == 0)
                    continue;
                try
                {
                    StepToEnd(statement);
                }
                finally
                {
                    SqliteNative.FinalizeStatement(statement);
                }
            }
        }
    }

    // SQLite reads a text up to its first NUL and would leave out the rest.
    private static void RefuseNul(string sql)
    {
        int at = sql.IndexOf('\0', StringComparison.Ordinal);
        if (at >= 0)
            throw new OrmException($"The SQL text holds a NUL character at position {at}; SQLite would not see what follows it. Remove it, or send the text that needs it as a parameter.");
    }

    private void StepToEnd(nint statement)
    {
        int result;
        do
        {
            result = SqliteNative.Step(statement);
        }
        while (result == SqliteNative.Row);
        if (result != SqliteNative.Done)
            throw Error(result);
    }

    private void Run(nint statement)
    {
        ObjectDisposedException.ThrowIf(_handle == 0, this);
        int result = SqliteNative.Step(statement);
        Exception? exception = result == SqliteNative.Done ? null : Error(result);
        SqliteNative.Reset(statement);
        if (exception is not null)
            throw exception;
    }

    // Without SQLite's own waiting: it would block the thread and hear no cancellation.
    private int TryWithoutWaiting(nint statement)
    {
        ObjectDisposedException.ThrowIf(_handle == 0, this);
        WaitForLocks(0);
        int result = SqliteNative.Step(statement);
        if (result is not (SqliteNative.Done or SqliteNative.Busy))
        {
            Exception exception = Error(result);
            SqliteNative.Reset(statement);
            WaitForLocks(_settings.BusyMilliseconds);
            throw exception;
        }

        SqliteNative.Reset(statement);
        WaitForLocks(_settings.BusyMilliseconds);
        return result;
    }

    private nint PrepareNative(string sql)
    {
        ObjectDisposedException.ThrowIf(_handle == 0, this);
        RefuseNul(sql);
        int most = Encoding.UTF8.GetMaxByteCount(sql.Length);
        byte[]? rented = most > 1024 ? System.Buffers.ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> text = rented ?? stackalloc byte[1024];
        try
        {
            int length = Encoding.UTF8.GetBytes(sql, text);
            fixed (byte* start = text)
            {
                nint statement;
                byte* rest;
                int result = SqliteNative.Prepare(_handle, start, length, SqliteNative.PreparePersistent, &statement, &rest);
                if (result != SqliteNative.Ok)
                    throw Error(result);
                if (statement == 0)
                    throw new OrmException("The SQL text holds no statement, only white space or comments.");
                int left = (int)(start + length - rest);
                if (!IsEmpty(new ReadOnlySpan<byte>(rest, left)))
                {
                    SqliteNative.FinalizeStatement(statement);
                    throw new OrmException($"The SQL text holds more than one statement; send them one by one. It goes on with: {Encoding.UTF8.GetString(rest, Math.Min(left, 60)).Trim()}");
                }

                return statement;
            }
        }
        finally
        {
            if (rented is not null)
                System.Buffers.ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void FinalizeOwnStatements()
    {
        SqliteNative.FinalizeStatement(_begin);
        SqliteNative.FinalizeStatement(_commit);
        SqliteNative.FinalizeStatement(_rollback);
    }

    private bool IsEmpty(ReadOnlySpan<byte> rest)
    {
        rest = rest.Trim(" \t\r\n;"u8);
        if (rest.Length == 0)
            return true;
        // A comment gives no statement.
        fixed (byte* start = rest)
        {
            nint statement;
            byte* end;
            if (SqliteNative.Prepare(_handle, start, rest.Length, 0, &statement, &end) != SqliteNative.Ok)
                return false;
            SqliteNative.FinalizeStatement(statement);
            return statement == 0;
        }
    }
}
