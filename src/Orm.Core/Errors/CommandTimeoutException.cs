namespace Orm;

/// <summary>A statement ran longer than its time-out.</summary>
public sealed class CommandTimeoutException : DatabaseException
{
    internal CommandTimeoutException(string message, DatabaseErrorDetails details, Exception? innerException)
        : base(message, details, innerException)
    {
    }
}
