namespace Orm;

/// <summary>A text or binary value is longer than its column, or larger than the database accepts.</summary>
public sealed class ValueTooLongException : DatabaseException
{
    internal ValueTooLongException(string message, DatabaseErrorDetails details, Exception? innerException)
        : base(message, details, innerException)
    {
    }
}
