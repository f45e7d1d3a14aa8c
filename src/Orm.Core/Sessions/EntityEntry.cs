using Orm.Mapping;

namespace Orm;

/// <summary>What a session knows of one entity: its state, what changed, and the values as they were read.</summary>
public readonly struct EntityEntry
{
    private readonly IEntity _entity;
    private readonly Session _session;

    internal EntityEntry(IEntity entity, Session session) => (_entity, _session) = (entity, session);

    /// <summary>The state; detached when another session, or none, holds the entity.</summary>
    public EntityState State => IsHeld ? _entity.Tracking.State : EntityState.Detached;

    /// <summary>Whether any column has changed since the entity was read or flushed; for a new entity, whether any was assigned.</summary>
    public bool IsModified
    {
        get
        {
            Detect();
            return _entity.Tracking.HasChanges;
        }
    }

    /// <summary>The properties whose columns changed, in column order.</summary>
    public IReadOnlyList<string> ChangedProperties
    {
        get
        {
            Detect();
            List<string> changed = [];
            ColumnInfo[] columns = _entity.Mapper.Table.Columns;
            for (int i = 0; i < columns.Length; i++)
            {
                if (_entity.Tracking.IsChanged(i))
                    changed.Add(columns[i].Property);
            }

            return changed;
        }
    }

    /// <summary>The values by property as they are now.</summary>
    public IReadOnlyDictionary<string, object?> CurrentValues => Values(_entity.Mapper.GetValue);

    /// <summary>The values by property as they were read or last flushed.</summary>
    public IReadOnlyDictionary<string, object?> OriginalValues => Values(_entity.Mapper.GetOriginalValue);

    private bool IsHeld => ReferenceEquals(_entity.Tracking.Owner, _session.Tracker);

    /// <summary>Puts every changed property back to its original value, and forgets the change.</summary>
    /// <exception cref="InvalidOperationException">The entity has no row yet, so that there are no original values.</exception>
    public void Reset()
    {
        if (!_entity.Tracking.HasRow)
            throw new InvalidOperationException($"This {_entity.Mapper.EntityName} has no row yet, so there is nothing to go back to. Detach it to drop it: session.Detach(entity).");
        Detect();
        EntityMapper mapper = _entity.Mapper;
        for (int i = 0; i < mapper.Table.Columns.Length; i++)
        {
            if (_entity.Tracking.IsChanged(i))
                mapper.ResetColumn(_entity, i);
        }

        foreach (RelationshipInfo reference in mapper.Shape.References)
            reference.KeysRead(_entity);
        if (IsHeld)
            _session.Tracker.AcceptChanges(_entity);
    }

    private Dictionary<string, object?> Values(Func<IEntity, int, object?> read)
    {
        Detect();
        return UnitOfWork.ConflictReport.ValuesOf(_entity, read);
    }

    private void Detect()
    {
        if (IsHeld)
            UnitOfWork.ChangeTracker.IsSnapshotChanged(_entity);
    }
}
