using System.Data.Common;
using Orm.Execution;

namespace Orm;

// How what a statement used is closed and given back, whatever happened in between.
public partial class Session
{
    // Without a state machine where every step completes at once, as on databases in this process.
    private ValueTask CloseAsync(Execution execution)
    {
        ValueTask read = CloseReader(execution);
        if (!read.IsCompletedSuccessfully)
            return CloseSlowAsync(execution, read);
        ValueTask returned = ReturnStatement(execution);
        if (!returned.IsCompletedSuccessfully)
            return ReleaseAfterAsync(execution, returned);
        ValueTask released = Release(execution);
        if (!released.IsCompletedSuccessfully)
            return ExitAfterAsync(released);
        Exit();
        return default;
    }

    private async ValueTask CloseSlowAsync(Execution execution, ValueTask read)
    {
        try
        {
            await read.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            // A reader that is still open here is left by another error, which is the one to tell.
        }
        finally
        {
            await ReleaseAfterAsync(execution, ReturnStatement(execution)).ConfigureAwait(false);
        }
    }

    private async ValueTask ReleaseAfterAsync(Execution execution, ValueTask returned)
    {
        try
        {
            await returned.ConfigureAwait(false);
        }
        finally
        {
            await ExitAfterAsync(Release(execution)).ConfigureAwait(false);
        }
    }

    private async ValueTask ExitAfterAsync(ValueTask released)
    {
        try
        {
            await released.ConfigureAwait(false);
        }
        finally
        {
            Exit();
        }
    }

    // Exceptions end in the task, so that the steps after it are always taken.
    private static ValueTask CloseReader(in Execution execution)
    {
        try
        {
            return execution.Reader?.DisposeAsync() ?? default;
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            return ValueTask.FromException(exception);
        }
    }

    private static ValueTask ReturnStatement(in Execution execution)
    {
        try
        {
            return execution.Statement is null ? default : execution.Connection.Statements.ReturnAsync(execution.Statement);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            return ValueTask.FromException(exception);
        }
    }

    private ValueTask Release(in Execution execution)
    {
        try
        {
            return execution.Connection is null ? default : GiveBackAsync(execution.Connection, execution.IsRaw);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            return ValueTask.FromException(exception);
        }
    }

    /// <summary>A statement under way: what must be closed and given back, in this order from the end.</summary>
    private readonly struct Execution(DriverConnection connection, PreparedStatement statement, DbDataReader reader, bool isRaw)
    {
        public DriverConnection Connection { get; } = connection;

        public PreparedStatement Statement { get; } = statement;

        public DbDataReader Reader { get; } = reader;

        public bool IsRaw { get; } = isRaw;
    }
}
