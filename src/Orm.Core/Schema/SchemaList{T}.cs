using System.Collections;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Orm.Schema;

/// <summary>An immutable list that is equal to another one with equal items in the same order.</summary>
/// <typeparam name="T">The items, compared by value.</typeparam>
[CollectionBuilder(typeof(SchemaList), nameof(SchemaList.Create))]
public sealed class SchemaList<T> : IReadOnlyList<T>, IEquatable<SchemaList<T>>
{
    private readonly T[] _items;

    internal SchemaList(T[] items) => _items = items;

    /// <summary>The list without items.</summary>
    public static SchemaList<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>Compares item by item.</summary>
    public static bool operator ==(SchemaList<T>? left, SchemaList<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares item by item.</summary>
    public static bool operator !=(SchemaList<T>? left, SchemaList<T>? right) => !(left == right);

    /// <summary>Compares item by item.</summary>
    public bool Equals(SchemaList<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items, EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SchemaList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (T item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _items)}]";
}

/// <summary>Makes lists of <see cref="SchemaList{T}"/> from collection expressions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SchemaList
{
    /// <summary>A list of these items.</summary>
    public static SchemaList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? SchemaList<T>.Empty : new SchemaList<T>(items.ToArray());
}
