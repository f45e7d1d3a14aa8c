using System.Collections;
using Orm.UnitOfWork;

namespace Orm.Mapping;

/// <summary>The list behind a collection property. Elements are unique; adding and removing work before it is loaded, reading does not.</summary>
public sealed class EntityCollection<T> : IList<T>, IEntityCollection
    where T : class, IEntity
{
    // From this size on, membership is looked up in a set instead of by walking the list.
    private const int IndexedFrom = 16;

    private readonly IEntity _owner;
    private readonly RelationshipInfo _relationship;
    private List<T>? _items;
    private HashSet<T>? _index;
    private ReferenceList<T>? _added;
    private ReferenceList<T>? _removed;

    internal EntityCollection(IEntity owner, RelationshipInfo relationship, bool isLoaded)
    {
        _owner = owner;
        _relationship = relationship;
        if (isLoaded)
            _items = [];
    }

    /// <inheritdoc/>
    /// <exception cref="NotLoadedException">The collection is not loaded.</exception>
    public int Count => Items.Count;

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <summary>Whether the elements are in memory.</summary>
    public bool IsLoaded => _items is not null;

    /// <summary>Whether loading was filtered, so that the collection may lack elements.</summary>
    internal bool IsPartial { get; private set; }

    /// <summary>The tracker's epoch in which the elements were read.</summary>
    internal int Epoch { get; private set; }

    internal bool HasDifferences => _added is { Count: > 0 } || _removed is { Count: > 0 };

    IEntity IEntityCollection.Owner => _owner;

    RelationshipInfo IEntityCollection.Relationship => _relationship;

    int IEntityCollection.Place { get; set; }

    TableInfo? IEntityCollection.Association => _relationship.Association;

    bool IEntityCollection.HasLinkChanges => IsLinked && HasDifferences;

    IEnumerable<IEntity> IEntityCollection.Added => _added ?? [];

    IEnumerable<IEntity> IEntityCollection.Removed => _removed ?? [];

    private bool IsLinked => _relationship.Association is not null;

    private List<T> Items => _items ?? throw new NotLoadedException(_relationship.Source().EntityName, _relationship.Name);

    /// <inheritdoc/>
    /// <exception cref="NotLoadedException">The collection is not loaded.</exception>
    public T this[int index]
    {
        get => Items[index];
        set
        {
            T old = Items[index];
            ArgumentNullException.ThrowIfNull(value);
            if (ReferenceEquals(old, value))
                return;
            RemoveAt(index);
            Insert(index, value);
        }
    }

    /// <inheritdoc/>
    public void Add(T item) => AddAt(item, _items?.Count ?? 0);

    /// <inheritdoc/>
    /// <exception cref="NotLoadedException">The collection is not loaded.</exception>
    public void Insert(int index, T item)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, Items.Count);
        AddAt(item, index);
    }

    /// <inheritdoc/>
    public bool Remove(T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (_items is null ? _relationship.RefersTo(item, _owner) == false : !Exclude(item))
            return false;
        TakenOut(item);
        return true;
    }

    /// <inheritdoc/>
    /// <exception cref="NotLoadedException">The collection is not loaded.</exception>
    public void RemoveAt(int index)
    {
        T item = Items[index];
        ExcludeAt(index);
        TakenOut(item);
    }

    /// <inheritdoc/>
    /// <exception cref="NotLoadedException">The collection is not loaded.</exception>
    public void Clear()
    {
        for (int i = Items.Count - 1; i >= 0; i--)
            RemoveAt(i);
    }

    /// <inheritdoc/>
    /// <exception cref="NotLoadedException">The collection is not loaded.</exception>
    public bool Contains(T item) => Items.Count > 0 && Holds(item);

    /// <inheritdoc/>
    /// <exception cref="NotLoadedException">The collection is not loaded.</exception>
    public void CopyTo(T[] array, int arrayIndex) => Items.CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    /// <exception cref="NotLoadedException">The collection is not loaded.</exception>
    public IEnumerator<T> GetEnumerator() => Items.GetEnumerator();

    /// <inheritdoc/>
    /// <exception cref="NotLoadedException">The collection is not loaded.</exception>
    public int IndexOf(T item) => Items.FindIndex(e => ReferenceEquals(e, item));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void IEntityCollection.AcceptDifferences()
    {
        _added = null;
        _removed = null;
    }

    void IEntityCollection.AcceptDifference(IEntity item, bool added) => (added ? _added : _removed)?.Remove((T)item);

    void IEntityCollection.RestoreDifference(IEntity item, bool added)
    {
        if ((added ? _removed : _added)?.Remove((T)item) != true)
            (added ? _added ??= [] : _removed ??= []).Add((T)item);
    }

    bool IEntityCollection.DropSilently(IEntity item) => _items is not null && Exclude((T)item);

    void IEntityCollection.AddSilently(IEntity item)
    {
        if (_items is not null && !Holds((T)item))
            Include((T)item, _items.Count);
    }

    /// <summary>Follows a change that was made on the other side.</summary>
    internal void Mirror(T item, bool added)
    {
        if (_items is not null)
        {
            if (added)
            {
                if (Holds(item))
                    return;
                Include(item, _items.Count);
            }
            else if (!Exclude(item))
                return;
        }

        Differ(item, added);
    }

    internal void CollectTo(List<IEntity> targets)
    {
        IEnumerable<T> known = _items ?? _added ?? (IEnumerable<T>)[];
        targets.AddRange(known);
    }

    /// <summary>Takes the elements that loading found, and applies what was added and removed meanwhile.</summary>
    internal void Fill(List<T> loaded, bool isPartial, int epoch)
    {
        List<T>? before = IsLinked ? null : _items;
        var items = new List<T>(loaded.Count + (_added?.Count ?? 0));
        foreach (T item in loaded)
        {
            bool isGone = IsLinked
                ? _removed is not null && _removed.Contains(item)
                : item.Tracking.State is EntityState.Deleted || _relationship.RefersTo(item, _owner) == false;
            if (!isGone)
                items.Add(item);
        }

        _items = items;
        _index = null;
        // What nobody flushed yet has no row to be found by.
        foreach (T item in before ?? [])
        {
            if ((!item.Tracking.HasRow || item.Tracking.HasChanges) && _relationship.RefersTo(item, _owner) == true && !Holds(item))
                Include(item, items.Count);
        }

        foreach (T item in _added ?? [])
        {
            if ((IsLinked || _relationship.RefersTo(item, _owner) != false) && !Holds(item))
                Include(item, items.Count);
        }

        IsPartial = isPartial;
        Epoch = epoch;
    }

    internal void Unload()
    {
        _items = null;
        _index = null;
        IsPartial = false;
    }

    private static int IndexIn(List<T> list, T item) => list.FindIndex(e => ReferenceEquals(e, item));

    private void AddAt(T item, int index)
    {
        ArgumentNullException.ThrowIfNull(item);
        bool mayHold = _relationship.RefersTo(item, _owner) != false;
        if (_items is not null)
        {
            if (mayHold && Holds(item))
                return;
            Include(item, index);
        }

        Differ(item, added: true);
        _relationship.ItemAdded(_owner, item);
    }

    private void TakenOut(T item)
    {
        Differ(item, added: false);
        _relationship.ItemRemoved(_owner, item);
    }

    // Association rows are written from the differences; other collections need them only until they are loaded.
    private void Differ(T item, bool added)
    {
        if (!IsLinked && _items is not null)
            return;
        bool isUndone = (added ? _removed : _added)?.Remove(item) == true;
        // An element of an unloaded one-to-many collection that is taken out tells so by its own foreign key.
        if (!isUndone && (IsLinked || added))
            (added ? _added ??= [] : _removed ??= []).Add(item);
        if (HasDifferences)
            _owner.Tracking.Owner?.Register(this);
    }

    private bool Holds(T item)
    {
        List<T> items = _items!;
        if (items.Count < IndexedFrom)
            return IndexIn(items, item) >= 0;
        _index ??= new HashSet<T>(items, ReferenceEqualityComparer.Instance);
        return _index.Contains(item);
    }

    private void Include(T item, int index)
    {
        _items!.Insert(index, item);
        _index?.Add(item);
    }

    private bool Exclude(T item)
    {
        int index = IndexIn(_items!, item);
        if (index < 0)
            return false;
        ExcludeAt(index);
        return true;
    }

    private void ExcludeAt(int index)
    {
        _index?.Remove(_items![index]);
        _items!.RemoveAt(index);
    }
}
