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

    public override DatabaseError Translate(DbException exception)
    {
        DatabaseError error = SqliteErrors.Translate(exception);
        return exception is SqliteException { SqliteErrorCode: 14 } ? error with { Hint = Explain() } : error;
    }

    private async ValueTask<DriverConnection> OpenOnceAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(settings.ConnectionString);
        DriverConnection? opened = null;
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            // Plans then do not depend on bound values, so that a new value for LIMIT or LIKE never prepares the statement again.
            _ = raw.sqlite3_db_config(connection.Handle, QueryPlannerStability, 1, out _);
            var driver = new SqliteDriverConnection(connection, settings, options);
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
            else
                await connection.DisposeAsync().ConfigureAwait(false);
            throw;
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
