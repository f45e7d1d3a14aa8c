namespace Orm;

/// <summary>A row does not satisfy a check constraint.</summary>
public sealed class CheckViolationException : DatabaseException
{
    internal CheckViolationException(string message, DatabaseErrorDetails details, Exception? innerException)
        : base(message, details, innerException)
    {
    }
}
