namespace Orm;

/// <summary>A statement ran longer than it may, and was stopped; the message names the option that says how long.</summary>
public sealed class CommandTimeoutException : DatabaseException
{
    internal CommandTimeoutException(string message, DatabaseErrorDetails details, TimeSpan? limit, Exception? innerException)
        : base(message, details, innerException) => Limit = limit;

    /// <summary>
    /// The time-out that ran out: <see cref="Session.CommandTimeout"/>, or where that is not set <see cref="DatabaseOptions.CommandTimeout"/>;
    /// null where it was one of the server's own.
    /// </summary>
    public TimeSpan? Limit { get; }
}
