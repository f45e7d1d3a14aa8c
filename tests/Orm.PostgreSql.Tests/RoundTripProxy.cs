using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Orm.PostgreSql.Tests;

/// <summary>
/// Stands between driver and server and follows the protocol's messages: a round trip is a burst of the client's messages that the
/// server answers by one or more ReadyForQuery before the client speaks again. Can also break the connection at will.
/// </summary>
internal sealed class RoundTripProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Link> _links = [];
    private readonly IPEndPoint _server;
    private readonly Task _accepting;

    public RoundTripProxy(string host, int port)
    {
        _server = new IPEndPoint(IPAddress.Parse(host), port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many round trips the connections made since <see cref="Clear"/>.</summary>
    public int RoundTrips { get { lock (_links) return _links.Sum(static l => l.RoundTrips); } }

    /// <summary>The types of the client's messages since <see cref="Clear"/>: Parse, Bind, Describe, Execute, Close, Sync, Query.</summary>
    public string Messages { get { lock (_links) return string.Concat(_links.Select(static l => l.Messages)); } }

    /// <summary>When set, connections are broken the moment the client sends a Query or Parse whose text contains it.</summary>
    public string? BreakAt { get; set; }

    /// <summary>With <see cref="BreakAt"/>: lets the server have the message first, and keeps its answer.</summary>
    public bool BreaksAnswer { get; set; }

    public void Clear()
    {
        lock (_links)
            _links.ForEach(static l => l.Clear());
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        lock (_links)
            _links.ForEach(static l => l.Break());
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var server = new TcpClient { NoDelay = true };
                client.NoDelay = true;
                await server.ConnectAsync(_server, _stop.Token);
                var link = new Link(this, client, server);
                lock (_links)
                    _links.Add(link);
                link.Start();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private sealed class Link(RoundTripProxy proxy, TcpClient client, TcpClient server)
    {
        private readonly StringBuilder _messages = new();
        private bool _isStarted;
        private volatile bool _keepsAnswer;
        private bool _isBusy;
        private bool _isComplete;

        public int RoundTrips { get; private set; }

        public string Messages => _messages.ToString();

        public void Clear()
        {
            RoundTrips = 0;
            _messages.Clear();
        }

        public void Start()
        {
            _ = CopyAsync(client, server, fromClient: true);
            _ = CopyAsync(server, client, fromClient: false);
        }

        public void Break()
        {
            client.Client?.Close(0);
            server.Client?.Close(0);
        }

        // Whole messages are passed on as they come.
        private async Task CopyAsync(TcpClient from, TcpClient to, bool fromClient)
        {
            byte[] buffer = new byte[1 << 16];
            int length = 0;
            try
            {
                NetworkStream input = from.GetStream();
                NetworkStream output = to.GetStream();
                while (true)
                {
                    int read = await input.ReadAsync(buffer.AsMemory(length));
                    if (read == 0 || (_keepsAnswer && !fromClient))
                        break;
                    length += read;
                    int taken = Take(buffer.AsSpan(0, length), fromClient, out bool breaks);
                    if (breaks && !proxy.BreaksAnswer)
                        break;
                    _keepsAnswer |= breaks;
                    await output.WriteAsync(buffer.AsMemory(0, taken));
                    Buffer.BlockCopy(buffer, taken, buffer, 0, length - taken);
                    length -= taken;
                    if (length == buffer.Length)
                        Array.Resize(ref buffer, buffer.Length * 2);
                }
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
            {
            }

            Break();
        }

        private int Take(ReadOnlySpan<byte> data, bool fromClient, out bool breaks)
        {
            int position = 0;
            breaks = false;
            lock (proxy._links)
            {
                while (true)
                {
                    // The first message of a client has no type.
                    int header = fromClient && !_isStarted ? 0 : 1;
                    if (data.Length - position < header + 4)
                        return position;
                    int size = header + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(data[(position + header)..]);
                    if (data.Length - position < size)
                        return position;
                    if (fromClient)
                        breaks |= FromClient(header == 0 ? '\0' : (char)data[position], data.Slice(position, size));
                    else if (data[position] == 'G' || (data[position] == 'Z' && _isComplete))
                        _isBusy = false;
                    position += size;
                }
            }
        }

        private bool FromClient(char type, ReadOnlySpan<byte> message)
        {
            _isStarted = true;
            if (type is '\0' or 'p' or 'X')
                return false;
            if (!_isBusy)
                RoundTrips++;
            _isBusy = true;
            // BEGIN and SAVEPOINT go ahead of what follows them; nobody waits for their answer.
            bool isAhead = type == 'Q' && (message[5..].StartsWith("BEGIN"u8) || message[5..].StartsWith("SAVEPOINT"u8));
            _isComplete = type is 'S' or 'c' or 'f' || (type == 'Q' && !isAhead);
            _messages.Append(type);
            return proxy.BreakAt is { } text && type is 'P' or 'Q' && message.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
        }
    }
}
