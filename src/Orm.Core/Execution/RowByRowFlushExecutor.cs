namespace Orm.Execution;

/// <summary>The default way to execute a flush: one prepared statement per batch, bound and executed row by row.</summary>
internal sealed class RowByRowFlushExecutor : FlushExecutor
{
}
