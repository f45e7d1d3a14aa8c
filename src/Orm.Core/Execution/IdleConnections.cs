namespace Orm.Execution;

/// <summary>Connections that nobody uses, as a stack: the last returned is given first, so that the oldest lie at the bottom. Used under the pool's lock.</summary>
internal sealed class IdleConnections(int capacity)
{
    private readonly DriverConnection[] _connections = new DriverConnection[capacity];

    public int Count { get; private set; }

    public void Push(DriverConnection connection) => _connections[Count++] = connection;

    public DriverConnection Pop()
    {
        DriverConnection connection = _connections[--Count];
        _connections[Count] = null!;
        return connection;
    }

    /// <summary>How many were returned at a time or before it, counted up to a number.</summary>
    public int CountOlder(long returnedAt, int most)
    {
        int count = 0;
        while (count < Count && count < most && _connections[count].ReturnedAt <= returnedAt)
            count++;
        return count;
    }

    /// <summary>Takes so many of the oldest.</summary>
    public List<DriverConnection> TakeOldest(int count)
    {
        List<DriverConnection> taken = [.. _connections.AsSpan(0, count)];
        Array.Copy(_connections, count, _connections, 0, Count - count);
        Array.Clear(_connections, Count - count, count);
        Count -= count;
        return taken;
    }
}
