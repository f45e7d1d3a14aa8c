using Orm.UnitOfWork;

namespace Orm.Mapping;

/// <summary>The mapper of a class without a key: its rows are read, and never tracked.</summary>
/// <typeparam name="TEntity">The entity's class.</typeparam>
public abstract class KeylessMapper<TEntity> : EntityMapper<TEntity>
    where TEntity : class, IEntity
{
    /// <summary>Creates the mapper over its table.</summary>
    protected KeylessMapper(TableInfo table)
        : base(table)
    {
    }

    internal sealed override IdentityMap CreateIdentityMap(ChangeTracker tracker) =>
        throw new OrmException($"{EntityName} has no key, so a session cannot hold its rows. Query it with AsNoTracking(), or give it a [Key].");
}
