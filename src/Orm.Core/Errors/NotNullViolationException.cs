namespace Orm;

/// <summary>Null was sent for a column that takes none.</summary>
public sealed class NotNullViolationException : DatabaseException
{
    internal NotNullViolationException(string message, DatabaseErrorDetails details, Exception? innerException)
        : base(message, details, innerException)
    {
    }
}
