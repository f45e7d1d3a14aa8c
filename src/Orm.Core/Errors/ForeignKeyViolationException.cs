namespace Orm;

/// <summary>A row refers to a row that is not there, or a row that others refer to was to go.</summary>
public sealed class ForeignKeyViolationException : DatabaseException
{
    internal ForeignKeyViolationException(string message, DatabaseErrorDetails details, Exception? innerException)
        : base(message, details, innerException)
    {
    }
}
