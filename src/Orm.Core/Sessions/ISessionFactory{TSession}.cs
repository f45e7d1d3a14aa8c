namespace Orm;

/// <summary>Opens sessions of one class.</summary>
public interface ISessionFactory<out TSession>
    where TSession : Session
{
    /// <summary>Opens a session, which the caller disposes.</summary>
    TSession OpenSession();
}
