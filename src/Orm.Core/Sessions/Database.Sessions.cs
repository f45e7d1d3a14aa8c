namespace Orm;

public sealed partial class Database
{
    /// <summary>Opens a session: one unit of work. It takes a connection only when it needs one.</summary>
    public Session OpenSession() => new(this);
}
