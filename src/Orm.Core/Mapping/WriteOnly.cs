using System.ComponentModel;
using Orm.Mapping;
using Orm.Statements;
using Orm.UnitOfWork;

namespace Orm;

/// <summary>
/// A collection that is too large to be loaded: elements are added and removed without reading the others, and read by
/// queries only. Changes are flushed as those of a list are; nothing of it can be enumerated.
/// </summary>
/// <typeparam name="T">The class of the elements.</typeparam>
public sealed class WriteOnly<T>
    where T : class, IEntity
{
    private readonly EntityCollection<T> _changes;

    /// <summary>Made by generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WriteOnly(EntityCollection<T> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        _changes = changes;
    }

    /// <summary>Puts an element in; the other side of the relationship follows at once.</summary>
    /// <remarks>Nobody looks whether a many-to-many relationship has the element already: its association row would then violate the key.</remarks>
    public void Add(T item) => _changes.Add(item);

    /// <summary>Puts elements in.</summary>
    public void AddRange(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (T item in items)
            _changes.Add(item);
    }

    /// <summary>Takes an element out; where the relationship deletes orphans, its row goes too.</summary>
    /// <returns>False where the element itself tells that it belongs to another parent, so that nothing was done.</returns>
    public bool Remove(T item) => _changes.Remove(item);

    /// <summary>A query of the elements: <c>await user.Posts.Select().ToListAsync(session)</c>.</summary>
    public Query<T> Select() =>
        Restrict(new EntityTable<T>((EntityMapper<T>)((IEntityCollection)_changes).Relationship.Target(), TableSlot.Root));

    /// <summary>A query of the elements, to be composed: <c>user.Posts.Select(Post.Table).Where(p => …).OrderBy(p => p.Id)</c>.</summary>
    /// <param name="table">The elements' table, <c>Post.Table</c>, whose symbols the query is composed over.</param>
    public Query<TTable, T> Select<TTable>(Table<TTable, T> table)
        where TTable : Table<TTable, T>
    {
        ArgumentNullException.ThrowIfNull(table);
        return Restrict(table);
    }

    /// <summary>The differences against the database, for generated code; a method, so that no serialiser takes it for a value.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public EntityCollection<T> Changes() => _changes;

    private Query<TTable, T> Restrict<TTable>(Table<TTable, T> table)
        where TTable : Table<TTable, T>
    {
        Query<TTable, T> start = table.Start();
        IEntityCollection changes = _changes;
        return start.Then(Clause.Where, new OwnerPredicate(changes.Relationship, changes.Owner, start.Shape));
    }
}
