namespace Orm.Execution;

/// <summary>What is left of a transaction after a statement of it failed.</summary>
public enum TransactionState
{
    /// <summary>It goes on: the failed statement alone had no effect.</summary>
    Open,

    /// <summary>The server refuses every statement until a rollback, of the transaction or to a savepoint.</summary>
    Aborted,

    /// <summary>The server has rolled it back, or the connection is gone.</summary>
    Ended,
}
