using Orm.Mapping;

namespace Orm.Statements;

/// <summary>A table without symbols, for statements that only give its entities.</summary>
internal sealed class EntityTable<TEntity>(EntityMapper<TEntity> mapper, TableSlot slot) : Table<EntityTable<TEntity>, TEntity>(mapper, slot)
    where TEntity : class, IEntity
{
    protected override EntityTable<TEntity> CreateAt(TableSlot slot) => new(EntityMapper, slot);
}
