namespace Orm;

public sealed partial class Database
{
    /// <summary>Opens a session: one unit of work. It takes a connection only when it needs one.</summary>
    public Session OpenSession() => new(this);

    /// <summary>Opens a session with options of its own.</summary>
    /// <param name="configure">Sets the options.</param>
    public Session OpenSession(Action<SessionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        SessionOptions options = NewSessionOptions();
        configure(options);
        return new Session(this, options);
    }

    internal SessionOptions NewSessionOptions() => new() { AutoFlush = Options.AutoFlush };
}
