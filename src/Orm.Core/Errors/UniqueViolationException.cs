namespace Orm;

/// <summary>A value that must be unique exists already: a unique constraint, unique index or primary key.</summary>
public sealed class UniqueViolationException : DatabaseException
{
    internal UniqueViolationException(string message, DatabaseErrorDetails details, Exception? innerException)
        : base(message, details, innerException)
    {
    }
}
