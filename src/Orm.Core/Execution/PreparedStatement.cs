using System.Data.Common;
using Orm.Diagnostics;

namespace Orm.Execution;

/// <summary>
/// A statement prepared on one physical connection. Bind every parameter, then execute; at most one execution is open
/// at a time (<see cref="IsBusy"/>), and the cache never hands out a busy statement.
/// </summary>
public abstract class PreparedStatement : IAsyncDisposable
{
    /// <summary>Creates the statement for a text.</summary>
    protected PreparedStatement(string sql) => Sql = sql;

    /// <summary>The text as sent.</summary>
    public string Sql { get; }

    /// <summary>True from the moment the cache rents the statement out until it is returned.</summary>
    public bool IsBusy { get; internal set; }

    /// <summary>Whether the cache holds it; one that it does not hold is closed on return.</summary>
    internal bool IsCached { get; set; }

    /// <summary>Its verb and table, once somebody wanted to know.</summary>
    internal StatementSummary? Summary { get; set; }

    /// <summary>The execution under way, where somebody watches it.</summary>
    internal StatementWatch? Watch { get; set; }

    /// <summary>Notes why the execution fails; false, so that exception filters can call it.</summary>
    internal bool Fails(Exception exception) => Watch?.Fail(exception) ?? false;

    /// <summary>Ends the observation, where there is one; the execution has nothing more to do with the database.</summary>
    internal void EndWatch()
    {
        StatementWatch? watch = Watch;
        Watch = null;
        watch?.End();
    }

    /// <summary>Receives the parameters of the next execution.</summary>
    public abstract ParameterBinder Parameters { get; }

    /// <summary>Executes and gives the rows. Disposing the reader ends the execution and keeps the statement prepared.</summary>
    public abstract ValueTask<DbDataReader> ExecuteReaderAsync(CancellationToken cancellationToken);

    /// <summary>Executes and gives the number of rows that the statement matched, or -1 where it changes none.</summary>
    public abstract ValueTask<int> ExecuteAsync(CancellationToken cancellationToken);

    /// <summary>Called when the cache takes the statement back: ends an open execution and forgets the parameters' values.</summary>
    protected internal virtual void Release()
    {
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
