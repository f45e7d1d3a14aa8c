namespace Orm.Statements;

/// <summary>The handles of one table (or relationship) in other places of statements: few, made once, found by place.</summary>
internal struct HandleCache<T>
    where T : class
{
    private Entry[]? _entries;

    public readonly T? Find(TableSlot slot)
    {
        Entry[]? entries = Volatile.Read(in _entries);
        if (entries is null)
            return null;
        foreach (Entry entry in entries)
        {
            if (entry.Slot == slot)
                return entry.Handle;
        }

        return null;
    }

    public T Add(TableSlot slot, T handle)
    {
        while (true)
        {
            Entry[]? entries = Volatile.Read(ref _entries);
            if (Find(slot) is { } first)
                return first;
            Entry[] longer = [.. entries ?? [], new Entry(slot, handle)];
            if (Interlocked.CompareExchange(ref _entries, longer, entries) == entries)
                return handle;
        }
    }

    private readonly record struct Entry(TableSlot Slot, T Handle);
}
