using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Orm.Specs.Faults;

/// <summary>
/// Stands between driver and server and follows what they say. Counts round trips: bursts of the client's messages that the server
/// answers before the client goes on. Injects one fault at a time, at a certain exchange or at the text of a statement; logging in is
/// an exchange as well.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ProxyLink> _links = [];
    private readonly WireServer _wires;
    private readonly IPEndPoint _server;
    private readonly Task _accepting;
    private readonly Lock _gate = new();
    private (Fault Kind, int Exchange, byte[]? Text)? _armed;
    private Func<Task> _cancel = static () => Task.CompletedTask;
    private int _exchanges;

    public FaultProxy(WireServer wires, string host, int port, int seed = 0)
    {
        _wires = wires;
        _server = new IPEndPoint(IPAddress.Parse(host), port);
        Random = new Random(seed);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many round trips the connections made since <see cref="Clear"/>; logging in does not count.</summary>
    public int RoundTrips { get { lock (_gate) return _links.Sum(static l => l.Wire.RoundTrips); } }

    /// <summary>The client's messages since <see cref="Clear"/>, in letters of the <see cref="Wire"/>.</summary>
    public string Messages { get { lock (_gate) return string.Concat(_links.Select(static l => l.Wire.Messages)); } }

    /// <summary>How many exchanges began since <see cref="Clear"/>, those of logging in too.</summary>
    public int Exchanges { get { lock (_gate) return _exchanges; } }

    /// <summary>Whether the fault that was armed last came to pass.</summary>
    public bool HasFired { get { lock (_gate) return _armed is null; } }

    /// <summary>The server's numbers of the sessions, in the order in which they were opened.</summary>
    public long[] SessionIds { get { lock (_gate) return [.. _links.Select(static l => l.Wire.SessionId).Where(static id => id != 0)]; } }

    /// <summary>How many of the next connections are refused; drivers open one to have a statement stopped.</summary>
    public int Refusals { get; set; }

    internal Random Random { get; }

    public void Clear()
    {
        lock (_gate)
        {
            _links.ForEach(static l => l.Wire.Clear());
            _exchanges = 0;
        }
    }

    /// <summary>Counts from now on, and injects a fault at the exchange of this number, the first being 1.</summary>
    public void Arm(Fault fault, int exchange, CancellationTokenSource? cancellation = null)
    {
        Clear();
        lock (_gate)
        {
            _armed = (fault, exchange, null);
            _cancel = cancellation is null ? static () => Task.CompletedTask : () => Task.Run(cancellation.Cancel);
        }
    }

    /// <summary>Injects a fault when the client sends a statement whose text holds this part.</summary>
    public void Arm(Fault fault, string text)
    {
        lock (_gate)
            _armed = (fault, 0, Encoding.UTF8.GetBytes(text));
    }

    public void Disarm()
    {
        lock (_gate)
            _armed = null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        lock (_gate)
            _links.ForEach(static l => l.Break());
        await _accepting;
        _stop.Dispose();
    }

    /// <summary>Called for each message of a client; gives the fault whose turn it is.</summary>
    internal Fault? Take(ProxyLink link, ReadOnlySpan<byte> message, out bool begins)
    {
        lock (_gate)
        {
            begins = link.Wire.FromClient(message);
            if (begins)
                _exchanges++;
            if (_armed is not { } armed || !(armed.Text is { } text ? link.Wire.IsText(message, text) : begins && _exchanges == armed.Exchange))
                return null;
            _armed = null;
            return armed.Kind;
        }
    }

    internal bool Answers(ProxyLink link, ReadOnlySpan<byte> message)
    {
        lock (_gate)
            return link.Wire.FromServer(message);
    }

    internal Task CancelAsync() => _cancel();

    internal ValueTask KillAsync(ProxyLink link) => link.Wire.SessionId == 0 ? default : _wires.KillAsync(link.Wire.SessionId);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                if (Refusals > 0)
                {
                    Refusals--;
                    client.Dispose();
                    continue;
                }

                _ = ConnectAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ConnectAsync(TcpClient client)
    {
        var server = new TcpClient();
        try
        {
            client.NoDelay = server.NoDelay = true;
            await server.ConnectAsync(_server, _stop.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            client.Dispose();
            server.Dispose();
            return;
        }

        var link = new ProxyLink(this, _wires.Follow(), client, server);
        lock (_gate)
            _links.Add(link);
        link.Start();
    }
}
