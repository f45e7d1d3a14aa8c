using Orm.Execution;
using Orm.UnitOfWork;

namespace Orm.Mapping;

/// <summary>What the runtime knows of an entity class: its table, its relationships, and generated access to its values.</summary>
/// <remarks>One immutable instance per class, written by the generator.</remarks>
public abstract class EntityMapper
{
    private RelationshipInfo[]? _relationships;
    private FlushShape? _shape;

    private protected EntityMapper(TableInfo table) => Table = table;

    /// <summary>The table, with its columns in ordinal order.</summary>
    public TableInfo Table { get; }

    /// <summary>The entity's class.</summary>
    public abstract Type EntityType { get; }

    /// <summary>The class's name as messages show it.</summary>
    public virtual string EntityName => EntityType.Name;

    /// <summary>The relationships, by their index.</summary>
    public RelationshipInfo[] Relationships => _relationships ??= CreateRelationships();

    /// <summary>True when plain properties make the flush compare snapshots; false when setters report every change.</summary>
    public virtual bool UsesSnapshots => false;

    /// <summary>The identity column's ordinal when the database makes a single integer key; else -1.</summary>
    public virtual int IdentityColumn => -1;

    /// <summary>The mapper of a table handle.</summary>
    public static EntityMapper<TEntity> Of<TSelf, TEntity>(Table<TSelf, TEntity> table)
        where TSelf : Table<TSelf, TEntity>
        where TEntity : class, IEntity => table.EntityMapper;

    /// <summary>Lists the relationships; called once.</summary>
    protected virtual RelationshipInfo[] CreateRelationships() => [];

    /// <summary>Binds the column's current value.</summary>
    public abstract void BindColumn(ParameterBinder binder, int ordinal, IEntity entity, int column);

    /// <summary>Binds the column's value as it was loaded, which is the current one unless a setter changed it since.</summary>
    public abstract void BindOriginal(ParameterBinder binder, int ordinal, IEntity entity, int column);

    /// <summary>Reads one column into the entity's field without marking it changed.</summary>
    public abstract void ReadColumn(System.Data.Common.DbDataReader row, int ordinal, IEntity entity, int column);

    /// <summary>Checks one column before anything is sent: null in a required column, text longer than its column.</summary>
    /// <exception cref="OrmException">The value cannot be stored; the message names entity and column, never the value.</exception>
    public abstract void Validate(IEntity entity, int column);

    /// <summary>Sets the integer key that the database made; only where <see cref="IdentityColumn"/> is set.</summary>
    public virtual void SetIdentity(IEntity entity, long value) => throw new InvalidOperationException($"{EntityName} has no generated key.");

    /// <summary>Sets generated columns that were never assigned and that the client makes (Guid v7), before an insert.</summary>
    public virtual void GenerateClientValues(IEntity entity)
    {
    }

    /// <summary>Sets a generated key back to its default, so that a rolled-back insert can be made again.</summary>
    public virtual void ClearGenerated(IEntity entity, int column)
    {
    }

    /// <summary>Whether the column has a value of the application's while the entity has no row: an INSERT names it, and others may refer to it.</summary>
    /// <remarks>Generated for plain properties, which no setter watches: always true, for generated keys true unless they hold their type's default.</remarks>
    public virtual bool IsAssigned(IEntity entity, int column) => entity.Tracking.IsChanged(column);

    /// <summary>Advances the version column before an update, when the application and not the database keeps it.</summary>
    public virtual void AdvanceVersion(IEntity entity)
    {
    }

    /// <summary>Takes the originals object out of the entity (null when nothing changed).</summary>
    public virtual object? TakeOriginals(IEntity entity) => null;

    /// <summary>Puts an originals object back, after a rollback.</summary>
    public virtual void RestoreOriginals(IEntity entity, object? originals)
    {
    }

    /// <summary>Copies one column's value from one originals object of this class to another, when a rollback joins the changes of two flushes.</summary>
    public virtual void CopyOriginal(object source, object target, int column)
    {
    }

    /// <summary>Makes an entity without values, through the constructor that loading uses.</summary>
    public virtual IEntity Create() => throw new NotSupportedException($"{EntityName} cannot be made without its values.");

    /// <summary>Assigns one column of an entity from another of the same class; a difference counts as a change. Relationships are the caller's business.</summary>
    public virtual void AssignColumn(IEntity source, IEntity target, int column) =>
        throw new NotSupportedException($"{EntityName} cannot take values over from another instance.");

    /// <summary>Puts one changed column back to the value in the originals object.</summary>
    public virtual void ResetColumn(IEntity entity, int column) =>
        throw new NotSupportedException($"{EntityName} keeps no original of {Table.Columns[column].Property} to go back to. Read it again: await session.RefreshAsync(entity).");

    /// <summary>A copy of the values that no setter watches; null when <see cref="UsesSnapshots"/> is false.</summary>
    public virtual object? TakeSnapshot(IEntity entity) => null;

    /// <summary>Compares the values that no setter watches with a snapshot, and marks the columns that differ.</summary>
    public virtual void DetectChanges(IEntity entity, object snapshot)
    {
    }

    /// <summary>The column's current value, boxed: for messages, history and events only, never on the hot path.</summary>
    public abstract object? GetValue(IEntity entity, int column);

    /// <summary>The column's original value, boxed: for conflict reports only.</summary>
    public abstract object? GetOriginalValue(IEntity entity, int column);

    internal FlushShape Shape => _shape ??= new FlushShape(this);

    internal abstract IEntity ReadAny(System.Data.Common.DbDataReader row, int offset);

    internal abstract IEntity MaterializeAny(ChangeTracker tracker, System.Data.Common.DbDataReader row, int offset);

    internal abstract IdentityMap CreateIdentityMap(ChangeTracker tracker);
}
