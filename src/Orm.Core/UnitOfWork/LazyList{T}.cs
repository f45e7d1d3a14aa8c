namespace Orm.UnitOfWork;

/// <summary>A list that is made when its first item comes: most sessions need few of a tracker's lists. A mutable field, never copied.</summary>
internal struct LazyList<T>
{
    private static readonly List<T> Empty = [];

    private List<T>? _items;

    public readonly int Count => _items?.Count ?? 0;

    public readonly T this[int index] => _items![index];

    /// <summary>The list itself, made now.</summary>
    public List<T> Items => _items ??= new List<T>(1);

    public void Add(T item) => Items.Add(item);

    public readonly void Clear() => _items?.Clear();

    /// <summary>Gives the list away; the next item comes into a new one.</summary>
    public List<T> Take()
    {
        List<T> items = Items;
        _items = null;
        return items;
    }

    /// <summary>Takes a list that <see cref="Take"/> gave away, in place of the one that came after it.</summary>
    public void Put(List<T> items) => _items = items;

    public readonly void RemoveAt(int index) => _items!.RemoveAt(index);

    public readonly void RemoveAll(Predicate<T> match) => _items?.RemoveAll(match);

    public readonly void RemoveRange(int index, int count) => _items?.RemoveRange(index, count);

    public readonly bool Exists(Predicate<T> match) => _items is not null && _items.Exists(match);

    public readonly int FindLastIndex(Predicate<T> match) => _items is null ? -1 : _items.FindLastIndex(match);

    public readonly List<T>.Enumerator GetEnumerator() => (_items ?? Empty).GetEnumerator();
}
