using System.Data.Common;
using Microsoft.Data.Sqlite;
using Orm.Dialects;
using Orm.Execution;
using SQLitePCL;

namespace Orm.Sqlite;

/// <summary>Opens connections to one file, or the one connection to a database in memory.</summary>
internal sealed class SqliteConnectionSource(SqliteSettings settings, DatabaseOptions options) : ConnectionSource
{
    private const int QueryPlannerStability = 1007;

    public override Dialect Dialect => SqliteDialect.Instance;

    public override string Description => settings.IsMemory ? "the SQLite database in memory" : $"the SQLite file '{settings.Path}'";

    public override bool IsSingleConnection => settings.IsMemory;

    public override async ValueTask<DriverConnection> OpenAsync(CancellationToken cancellationToken)
    {
        long began = Environment.TickCount64;
        while (true)
        {
            try
            {
                return await OpenOnceAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode is 5 or 6 && Environment.TickCount64 - began < settings.BusyMilliseconds)
            {
                // Another connection changes the journal mode: SQLite does not wait for that by itself.
                await Task.Delay(10, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public override ValueTask<DriverConnection> JoinAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (transaction is not SqliteTransaction { Connection: not null } joined)
            throw new ArgumentException($"SQLite joins open transactions of Microsoft.Data.Sqlite (SqliteTransaction), but this is a {transaction.GetType().Name}.", nameof(transaction));
        return new ValueTask<DriverConnection>(new SqliteDriverConnection(joined, settings, options));
    }

    public override DatabaseError Translate(DbException exception)
    {
        DatabaseError error = SqliteErrors.Translate(exception);
        return exception is SqliteException { SqliteErrorCode: 14 } ? error with { Hint = Explain() } : error;
    }

    private async ValueTask<DriverConnection> OpenOnceAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SqliteConnection? shared = settings.IsShared ? new SqliteConnection(settings.ConnectionString) : null;
        sqlite3? database = null;
        DriverConnection? opened = null;
        try
        {
            if (shared is not null)
                await shared.OpenAsync(cancellationToken).ConfigureAwait(false);
            database = shared?.Handle ?? OpenHandle();
            // Plans then do not depend on bound values, so that a new value for LIMIT or LIKE never prepares the statement again.
            _ = raw.sqlite3_db_config(database, QueryPlannerStability, 1, out _);
            var driver = new SqliteDriverConnection(database, shared, settings, options);
            opened = driver;
            driver.WaitForLocks(settings.BusyMilliseconds);
            driver.ExecuteScript(settings.OpenScript, cancellationToken);
            driver.ExecuteScript(settings.SessionScript, cancellationToken);
            return driver;
        }
        catch
        {
            if (opened is not null)
                await opened.DisposeAsync().ConfigureAwait(false);
            else if (shared is not null)
                await shared.DisposeAsync().ConfigureAwait(false);
            else
                database?.Dispose();
            throw;
        }
    }

    // SQLite then locks no mutex in each of its functions: a pooled connection has one user at a time.
    private sqlite3 OpenHandle()
    {
        // Microsoft.Data.Sqlite finds the native library as its class is first used.
        new SqliteConnection().Dispose();
        int result = raw.sqlite3_open_v2(settings.FileName, out sqlite3 database, settings.OpenFlags | raw.SQLITE_OPEN_NOMUTEX, settings.Vfs);
        if (result == raw.SQLITE_OK)
            return database;
        try
        {
            SqliteException.ThrowExceptionForRC(result, database);
            throw new SqliteException($"SQLite Error {result}.", result, result);
        }
        finally
        {
            database.Dispose();
        }
    }

    private string Explain()
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(settings.Path));
        if (folder is not null && !Directory.Exists(folder))
            return "Its folder does not exist.";
        if (Directory.Exists(settings.Path))
            return "It is a folder.";
        return settings.CreatesFile || File.Exists(settings.Path)
            ? "Is the process allowed to read and write it?"
            : $"The file does not exist, and mode={(settings.IsReadOnly ? "ro" : "rw")} does not create it.";
    }
}
