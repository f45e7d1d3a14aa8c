using System.ComponentModel;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>A mapped table with a key: what <c>session.GetAsync(User.Table, 1)</c> infers the key's type from.</summary>
public abstract class KeyedTable<TSelf, TEntity, TKey> : Table<TSelf, TEntity>
    where TSelf : KeyedTable<TSelf, TEntity, TKey>
    where TEntity : class, IEntity
    where TKey : notnull
{
    /// <summary>Made by generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected KeyedTable(EntityMapper<TEntity, TKey> mapper, TableSlot slot)
        : base(mapper, slot) => KeyedMapper = mapper;

    internal EntityMapper<TEntity, TKey> KeyedMapper { get; }
}
