using System.Collections;

namespace Orm.Mapping;

/// <summary>Entities in the order in which they came, each once.</summary>
internal sealed class ReferenceList<T> : IEnumerable<T>
    where T : class
{
    // From this size on, membership is looked up in a set instead of by walking the list.
    private const int IndexedFrom = 16;

    private readonly List<T> _items = [];
    private HashSet<T>? _index;

    public int Count => _items.Count;

    public bool Contains(T item)
    {
        if (_items.Count < IndexedFrom)
            return IndexOf(item) >= 0;
        _index ??= new HashSet<T>(_items, ReferenceEqualityComparer.Instance);
        return _index.Contains(item);
    }

    public void Add(T item)
    {
        if (Contains(item))
            return;
        _items.Add(item);
        _index?.Add(item);
    }

    public bool Remove(T item)
    {
        if (!Contains(item))
            return false;
        _items.RemoveAt(IndexOf(item));
        _index?.Remove(item);
        return true;
    }

    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(T item) => _items.FindIndex(e => ReferenceEquals(e, item));
}
