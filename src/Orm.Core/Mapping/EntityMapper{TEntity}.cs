using System.Data.Common;
using Orm.UnitOfWork;

namespace Orm.Mapping;

/// <summary>The mapper of one class.</summary>
/// <typeparam name="TEntity">The entity's class.</typeparam>
public abstract class EntityMapper<TEntity> : EntityMapper
    where TEntity : class, IEntity
{
    private protected EntityMapper(TableInfo table)
        : base(table)
    {
    }

    /// <inheritdoc/>
    public sealed override Type EntityType => typeof(TEntity);

    /// <summary>Makes an entity from a row whose columns, all of them in ordinal order, start at <paramref name="offset"/>.</summary>
    public abstract TEntity Read(DbDataReader row, int offset);

    /// <summary>Whether the row holds no entity there: every key column is null, as an outer join leaves it.</summary>
    public abstract bool IsMissing(DbDataReader row, int offset);

    // A class without a key has no identity: every row gives a new instance.
    internal virtual TEntity Materialize(ChangeTracker tracker, DbDataReader row, int offset) => ReadDetached(row, offset);

    internal sealed override IEntity ReadAny(DbDataReader row, int offset) => ReadDetached(row, offset);

    internal sealed override IEntity MaterializeAny(ChangeTracker tracker, DbDataReader row, int offset) => Materialize(tracker, row, offset);

    internal TEntity ReadDetached(DbDataReader row, int offset)
    {
        TEntity entity = Read(row, offset);
        entity.Tracking.HasRow = true;
        return entity;
    }
}
