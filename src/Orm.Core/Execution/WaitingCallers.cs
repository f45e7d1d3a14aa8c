namespace Orm.Execution;

/// <summary>Those who wait for a connection, first come, first served. Used under the pool's lock.</summary>
internal sealed class WaitingCallers
{
    private readonly LinkedList<WaitingCaller> _queue = new();

    public int Count => _queue.Count;

    public WaitingCaller Add()
    {
        var caller = new WaitingCaller();
        caller.Node = _queue.AddLast(caller);
        return caller;
    }

    /// <summary>Takes the next in the queue out of it; null when nobody waits.</summary>
    public WaitingCaller? Next()
    {
        if (_queue.First is not { } first)
            return null;
        _queue.RemoveFirst();
        return first.Value;
    }

    /// <summary>Lets a caller leave; false when something was given to it before.</summary>
    public bool TryLeave(WaitingCaller caller)
    {
        if (caller.Node!.List is null)
            return false;
        _queue.Remove(caller.Node);
        return true;
    }

    public WaitingCaller[] TakeAll()
    {
        WaitingCaller[] all = [.. _queue];
        _queue.Clear();
        return all;
    }
}

/// <summary>Ends with a connection, or with null: then a place is free, and the caller opens its own.</summary>
internal sealed class WaitingCaller() : TaskCompletionSource<DriverConnection?>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public LinkedListNode<WaitingCaller>? Node { get; set; }
}
