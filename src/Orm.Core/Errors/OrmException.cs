namespace Orm;

/// <summary>The base of all errors that Orm raises about mapping, statements, sessions and databases.</summary>
public class OrmException : Exception
{
    /// <summary>Creates the error.</summary>
    public OrmException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with its cause.</summary>
    public OrmException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
