using Orm.Mapping;

namespace Orm;

public partial class Session
{
    /// <summary>Makes a new entity, and the new ones it refers to by cascade, pending: the next flush inserts them. An entity that has a row is attached, a removed one is kept.</summary>
    /// <exception cref="OrmException">The entity belongs to another session.</exception>
    public void Add(IEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        using Operation operation = Begin();
        Tracker.Add(entity);
    }

    /// <summary>Adds every entity, as <see cref="Add"/> does.</summary>
    public void AddRange(IEnumerable<IEntity> entities)
    {
        ArgumentNullException.ThrowIfNull(entities);
        using Operation operation = Begin();
        foreach (IEntity entity in entities)
            Tracker.Add(entity);
    }

    /// <summary>Marks an entity, and its children by cascade, for deletion by the next flush; a pending one is only let go.</summary>
    /// <exception cref="OrmException">The entity is not in this session.</exception>
    public void Remove(IEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        using Operation operation = Begin();
        Tracker.Remove(entity);
    }

    /// <summary>Removes every entity, as <see cref="Remove"/> does.</summary>
    public void RemoveRange(IEnumerable<IEntity> entities)
    {
        ArgumentNullException.ThrowIfNull(entities);
        using Operation operation = Begin();
        foreach (IEntity entity in entities)
            Tracker.Remove(entity);
    }

    /// <summary>Takes an entity that has a row, such as one from a closed session, under tracking without reading it. Changes made while detached are kept and flushed.</summary>
    /// <exception cref="OrmException">The entity belongs to another session, or this one holds another instance with its key.</exception>
    public void Attach(IEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        using Operation operation = Begin();
        Tracker.Attach(entity);
    }

    /// <summary>Lets an entity go; it keeps its values and its changes. Does nothing for an entity that this session does not hold.</summary>
    public void Detach(IEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        using Operation operation = Begin();
        Tracker.Detach(entity);
    }

    /// <summary>Lets every entity go, and with them all changes that were not flushed.</summary>
    public void Clear()
    {
        using Operation operation = Begin();
        Tracker.DetachAll();
    }

    /// <summary>Gives up changes that were not flushed, and makes the next query or <c>GetAsync</c> read the entity again. Until then its values stay readable.</summary>
    public void Expire(IEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        using Operation operation = Begin();
        Tracker.Expire(entity);
    }

    /// <summary>Whether a relationship of an entity can be read without loading.</summary>
    public bool IsLoaded<TTable, TOuter, TEntity>(IEntity entity, Many<TTable, TOuter, TEntity> relationship)
        where TTable : Table<TTable, TEntity>
        where TOuter : OuterTable<TOuter, TEntity>
        where TEntity : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(relationship);
        using Operation operation = Begin();
        return relationship.Relationship.IsLoaded(entity);
    }

    /// <summary>Whether a reference of an entity can be read without loading.</summary>
    public bool IsLoaded<TTable, TOuter, TEntity>(IEntity entity, One<TTable, TOuter, TEntity> relationship)
        where TTable : Table<TTable, TEntity>
        where TOuter : OuterTable<TOuter, TEntity>
        where TEntity : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(relationship);
        using Operation operation = Begin();
        return relationship.Relationship.IsReadable(entity);
    }

    /// <summary>What the session knows of an entity: its state, its changes, its original values.</summary>
    public EntityEntry Entry(IEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return new EntityEntry(entity, this);
    }
}
