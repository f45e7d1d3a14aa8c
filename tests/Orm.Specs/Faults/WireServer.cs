namespace Orm.Specs.Faults;

/// <summary>A server at the other end of a network, whose connections can be followed, broken and ended.</summary>
public abstract class WireServer : SpecServer
{
    /// <summary>Follows a new connection.</summary>
    public abstract Wire Follow();

    /// <summary>Ends a session of the server, and waits until it is gone.</summary>
    public abstract ValueTask KillAsync(long sessionId);

    /// <summary>Ends a session of the server that a database is on.</summary>
    public abstract ValueTask KillAsync(Database database, long sessionId);

    /// <summary>Whether a session of the server is at work on a statement whose text is like this one.</summary>
    public abstract ValueTask<bool> IsWorkingAsync(long sessionId, string text);

    /// <summary>Whether a session of the server waits for a row that another one has.</summary>
    public abstract ValueTask<bool> IsHeldUpAsync(long sessionId);

    /// <summary>Holds up those who commit rows inserted into a table, until it is disposed or they are ended.</summary>
    public abstract Task<IAsyncDisposable> HoldCommitsAsync(Database database, string table);

    /// <summary>The server's number of a session that is committing; 0 when there is none.</summary>
    public abstract ValueTask<long> FindCommittingAsync(Database database);

    /// <summary>How many sessions there are on the database of this URL that carry its name (see <see cref="Named"/>), beside the one that asks.</summary>
    public abstract ValueTask<long> CountSessionsAsync(string url);

    /// <summary>The same URL for connections whose sessions can be told from others.</summary>
    public abstract string Named(string url);

    /// <summary>Options of URLs: no TLS, TLS with any certificate, TLS with one that is verified, and the beginning of the one that names whom to trust.</summary>
    public abstract (string None, string Required, string Verified, string Trusted) TlsOptions { get; }

    /// <summary>Whether the connections of a database are encrypted.</summary>
    public abstract ValueTask<bool> IsEncryptedAsync(Database database);

    /// <summary>What the server has prepared for a session's connection, as a text that another preparation changes, and how often it executed that.</summary>
    public abstract ValueTask<(string Prepared, long Executions)> ReadPreparedAsync(Session session);

    /// <summary>Starts a server of the spec's own.</summary>
    public abstract Task<PrivateServer> StartPrivateAsync();

    /// <summary>A proxy in front of the server.</summary>
    public FaultProxy StartProxy(string url, int seed = 0)
    {
        DatabaseUrl address = DatabaseUrl.Parse(url);
        return new FaultProxy(this, address.Host!, address.Port!.Value, seed);
    }

    /// <summary>The same URL by way of a proxy.</summary>
    public abstract string Through(FaultProxy proxy, string url);
}
