using System.Net.Sockets;

namespace Orm.Specs.Faults;

/// <summary>One connection through a <see cref="FaultProxy"/>: whole messages are passed on as they come.</summary>
internal sealed class ProxyLink(FaultProxy proxy, Wire wire, TcpClient client, TcpClient server)
{
    private volatile bool _keepsAnswer;
    private volatile bool _cutsAnswer;
    private volatile bool _cancelsAtAnswer;
    private volatile bool _stalls;
    private int _ended;

    public Wire Wire => wire;

    public void Start()
    {
        _ = RunAsync(FromClientAsync, server);
        _ = RunAsync(FromServerAsync, client);
    }

    /// <summary>Both sides see the connection reset.</summary>
    public void Break()
    {
        client.Client?.Close(0);
        server.Client?.Close(0);
    }

    private async Task RunAsync(Func<Task> pump, TcpClient to)
    {
        try
        {
            await pump();
            // The other side hears of the end in order, so that it has read everything by then.
            to.Client?.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            Break();
        }

        if (Interlocked.Increment(ref _ended) == 2)
        {
            client.Dispose();
            server.Dispose();
        }
    }

    private async Task FromClientAsync()
    {
        NetworkStream input = client.GetStream();
        NetworkStream output = server.GetStream();
        byte[] buffer = new byte[1 << 16];
        int length = 0;
        while (await FillAsync(input, buffer, length) is > 0 and var read)
        {
            length += read;
            int taken = 0;
            bool cancels = false;
            while (wire.LengthOf(buffer.AsSpan(taken, length - taken), fromClient: true) is > 0 and var size)
            {
                Fault? fault = proxy.Take(this, buffer.AsSpan(taken, size), out bool begins);
                if (begins && taken > 0)
                {
                    // What came before belongs to the exchange before.
                    await output.WriteAsync(buffer.AsMemory(0, taken));
                    Buffer.BlockCopy(buffer, taken, buffer, 0, length -= taken);
                    taken = 0;
                }

                if (fault is { } now && !await InjectAsync(now))
                    return;
                cancels |= fault == Fault.CancelDuring;
                taken += size;
            }

            await output.WriteAsync(buffer.AsMemory(0, taken));
            Buffer.BlockCopy(buffer, taken, buffer, 0, length -= taken);
            if (cancels)
                await proxy.CancelAsync();
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    private async ValueTask<bool> InjectAsync(Fault fault)
    {
        switch (fault)
        {
            case Fault.CutRequest:
                Break();
                return false;
            case Fault.CutAnswer:
                _keepsAnswer = true;
                break;
            case Fault.CutInAnswer:
                _cutsAnswer = true;
                break;
            case Fault.Kill:
                await proxy.KillAsync(this);
                break;
            case Fault.CancelBefore:
                await proxy.CancelAsync();
                break;
            case Fault.CancelAfter:
                _cancelsAtAnswer = true;
                break;
            case Fault.Stall:
                _stalls = true;
                break;
        }

        return true;
    }

    private async Task FromServerAsync()
    {
        NetworkStream input = server.GetStream();
        NetworkStream output = client.GetStream();
        byte[] buffer = new byte[1 << 16];
        int length = 0;
        while (await FillAsync(input, buffer, length) is > 0 and var read)
        {
            length += read;
            int taken = 0;
            bool answers = false;
            while (wire.LengthOf(buffer.AsSpan(taken, length - taken), fromClient: false) is > 0 and var size)
            {
                answers |= proxy.Answers(this, buffer.AsSpan(taken, size));
                taken += size;
            }

            if (_keepsAnswer && answers)
            {
                Break();
                return;
            }

            if (_cutsAnswer && taken > 0)
            {
                await output.WriteAsync(buffer.AsMemory(0, Part(taken)));
                client.Client.Shutdown(SocketShutdown.Send);
                server.Client.Close(0);
                return;
            }

            if (_cancelsAtAnswer && taken > 0)
            {
                _cancelsAtAnswer = false;
                await proxy.CancelAsync();
            }

            if (!_keepsAnswer && !_stalls)
                await output.WriteAsync(buffer.AsMemory(0, taken));
            Buffer.BlockCopy(buffer, taken, buffer, 0, length -= taken);
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    private int Part(int length)
    {
        lock (proxy.Random)
            return proxy.Random.Next(1, length);
    }

    private static ValueTask<int> FillAsync(NetworkStream input, byte[] buffer, int length) => input.ReadAsync(buffer.AsMemory(length));
}
