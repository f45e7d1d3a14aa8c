namespace Orm;

/// <summary>A lock was not to be had in time, or the whole database was locked.</summary>
public sealed class LockTimeoutException : DatabaseException
{
    internal LockTimeoutException(string message, DatabaseErrorDetails details, Exception? innerException)
        : base(message, details, innerException)
    {
    }
}
