namespace Orm;

/// <summary>The connection could not be made, or was lost while in use.</summary>
public sealed class ConnectionLostException : DatabaseException
{
    internal ConnectionLostException(string message, DatabaseErrorDetails details, Exception? innerException)
        : base(message, details, innerException)
    {
    }
}
