namespace Orm;

/// <summary>
/// The connection was lost after COMMIT was sent, or the database's files failed while it was carried out: the transaction may or may not have been committed. Look for its effects before
/// trying again.
/// </summary>
public sealed class CommitOutcomeUnknownException : OrmException
{
    /// <summary>Creates the error with its cause.</summary>
    public CommitOutcomeUnknownException(Exception innerException)
        : base("The connection was lost, or the database's files failed, while COMMIT was under way, so the transaction may or may not have been committed. Read what it would have written before trying again.", innerException)
    {
    }
}
