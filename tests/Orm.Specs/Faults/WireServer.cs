namespace Orm.Specs.Faults;

/// <summary>A server at the other end of a network, whose connections can be followed, broken and ended.</summary>
public abstract class WireServer : SpecServer
{
    /// <summary>Follows a new connection.</summary>
    public abstract Wire Follow();

    /// <summary>Ends a session of the server, and waits until it is gone.</summary>
    public abstract ValueTask KillAsync(long sessionId);

    /// <summary>How many sessions there are on the database of this URL that carry its name (see <see cref="Named"/>), beside the one that asks.</summary>
    public abstract ValueTask<long> CountSessionsAsync(string url);

    /// <summary>The same URL for connections whose sessions can be told from others.</summary>
    public abstract string Named(string url);

    /// <summary>A proxy in front of the server.</summary>
    public FaultProxy StartProxy(string url, int seed = 0)
    {
        DatabaseUrl address = DatabaseUrl.Parse(url);
        return new FaultProxy(this, address.Host!, address.Port!.Value, seed);
    }

    /// <summary>The same URL by way of a proxy.</summary>
    public abstract string Through(FaultProxy proxy, string url);
}
