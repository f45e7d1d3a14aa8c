namespace Orm;

/// <summary>Two transactions waited for each other, and the database chose this one to fail. Trying the whole unit of work again may succeed.</summary>
public sealed class DeadlockException : DatabaseException
{
    internal DeadlockException(string message, DatabaseErrorDetails details, Exception? innerException)
        : base(message, details, innerException)
    {
    }
}
