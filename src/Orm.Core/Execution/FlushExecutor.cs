namespace Orm.Execution;

/// <summary>Executes the batches of a flush on one connection. Drivers derive from it where they can save round trips.</summary>
public abstract class FlushExecutor
{
    /// <summary>Binds one prepared statement row after row: the best there is where a statement costs no round trip.</summary>
    public static FlushExecutor RowByRow { get; } = new RowByRowFlushExecutor();
}
