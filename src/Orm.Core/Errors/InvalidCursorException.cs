namespace Orm;

/// <summary>A cursor of a keyset page cannot be used: its text is damaged, or it belongs to another ordering.</summary>
public sealed class InvalidCursorException : OrmException
{
    /// <summary>Creates the error.</summary>
    public InvalidCursorException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with its cause.</summary>
    public InvalidCursorException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
