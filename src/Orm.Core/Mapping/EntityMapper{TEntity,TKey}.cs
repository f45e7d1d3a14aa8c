using System.Data.Common;
using Orm.UnitOfWork;

namespace Orm.Mapping;

/// <summary>The mapper of a class with a key, which the identity map needs.</summary>
/// <typeparam name="TEntity">The entity's class.</typeparam>
/// <typeparam name="TKey">The key's type: the property's own for one column, a tuple for several.</typeparam>
public abstract class EntityMapper<TEntity, TKey> : EntityMapper<TEntity>
    where TEntity : class, IEntity
    where TKey : notnull
{
    /// <summary>Creates the mapper over its table.</summary>
    protected EntityMapper(TableInfo table)
        : base(table)
    {
    }

    /// <summary>The entity's key.</summary>
    public abstract TKey KeyOf(TEntity entity);

    /// <summary>The key of the row whose columns start at <paramref name="offset"/>.</summary>
    public abstract TKey ReadKey(DbDataReader row, int offset);

    /// <summary>Binds a key's columns in key order, starting at <paramref name="ordinal"/>.</summary>
    public abstract void BindKey(Execution.ParameterBinder binder, int ordinal, TKey key);

    internal sealed override TEntity Materialize(ChangeTracker tracker, DbDataReader row, int offset) =>
        tracker.MapOf(this).Materialize(row, offset);

    internal sealed override IdentityMap CreateIdentityMap(ChangeTracker tracker) => new IdentityMap<TEntity, TKey>(tracker, this);
}
