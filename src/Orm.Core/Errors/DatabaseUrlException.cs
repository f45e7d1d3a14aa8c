namespace Orm;

/// <summary>A database URL is malformed, or names a scheme, driver or option that nothing serves. Never shows a password.</summary>
public sealed class DatabaseUrlException(string message) : OrmException(message);
