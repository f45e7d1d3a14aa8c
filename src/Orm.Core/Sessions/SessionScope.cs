namespace Orm;

/// <summary>
/// One session per asynchronous flow: code further down the calls finds it as <see cref="Current"/>. Flows started inside
/// inherit the scope, and since a session serves one operation at a time, a parallel branch begins a scope of its own.
/// </summary>
/// <example><code>
/// await using SessionScope scope = SessionScope.Begin(db);
/// await service.DoAsync();                       // uses SessionScope.Current
/// await scope.Session.CommitAsync();
/// </code></example>
public sealed class SessionScope : IAsyncDisposable
{
    private static readonly AsyncLocal<SessionScope?> Ambient = new();

    private readonly SessionScope? _outer;
    private int _disposed;

    private SessionScope(Session session)
    {
        Session = session;
        _outer = Innermost;
        Ambient.Value = this;
    }

    /// <summary>The session of the innermost scope of this flow.</summary>
    /// <exception cref="InvalidOperationException">No scope has begun in this flow.</exception>
    public static Session Current => Innermost?.Session
        ?? throw new InvalidOperationException("No session scope has begun in this flow. Begin one: await using var scope = SessionScope.Begin(db);");

    /// <summary>Whether a scope has begun in this flow.</summary>
    public static bool IsActive => Innermost is not null;

    /// <summary>The scope's session; the scope disposes it.</summary>
    public Session Session { get; }

    // A flow that outlives its scope still carries it; the nearest one that is alive counts.
    private static SessionScope? Innermost
    {
        get
        {
            SessionScope? scope = Ambient.Value;
            while (scope is not null && Volatile.Read(ref scope._disposed) != 0)
                scope = scope._outer;
            return scope;
        }
    }

    /// <summary>Begins a scope with a new session; synchronous, so that the caller's flow carries it.</summary>
    public static SessionScope Begin(Database database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new SessionScope(database.OpenSession());
    }

    /// <summary>Begins a scope with a session that a factory opens.</summary>
    public static SessionScope Begin<TSession>(ISessionFactory<TSession> factory)
        where TSession : Session
    {
        ArgumentNullException.ThrowIfNull(factory);
        return new SessionScope(factory.OpenSession());
    }

    /// <summary>Ends the scope and disposes its session, which rolls back what was not committed.</summary>
    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return default;
        if (ReferenceEquals(Ambient.Value, this))
            Ambient.Value = _outer;
        return Session.DisposeAsync();
    }
}
