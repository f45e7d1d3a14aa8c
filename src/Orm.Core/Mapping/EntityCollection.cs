using System.Collections;

namespace Orm.Mapping;

/// <summary>The list behind a collection property.</summary>
public sealed class EntityCollection<T> : IList<T>
    where T : class, IEntity
{
    /// <inheritdoc/>
    public T this[int index] { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public int Count => throw new NotSupportedException();

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <inheritdoc/>
    public void Add(T item) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Clear() => throw new NotSupportedException();

    /// <inheritdoc/>
    public bool Contains(T item) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void CopyTo(T[] array, int arrayIndex) => throw new NotSupportedException();

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => throw new NotSupportedException();

    /// <inheritdoc/>
    public int IndexOf(T item) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Insert(int index, T item) => throw new NotSupportedException();

    /// <inheritdoc/>
    public bool Remove(T item) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void RemoveAt(int index) => throw new NotSupportedException();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
