namespace Orm;

/// <summary>The isolation level could not be kept because of a concurrent transaction. Trying the whole unit of work again may succeed.</summary>
public sealed class SerializationFailureException : DatabaseException
{
    internal SerializationFailureException(string message, DatabaseErrorDetails details, Exception? innerException)
        : base(message, details, innerException)
    {
    }
}
