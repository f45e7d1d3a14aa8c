using System.ComponentModel;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>A mapped table: the handle on which statements start, and the symbols of its columns and relationships.</summary>
/// <typeparam name="TSelf">The generated handle class.</typeparam>
/// <typeparam name="TEntity">The entity class.</typeparam>
public abstract class Table<TSelf, TEntity> : Query<TSelf, TEntity>, ISelectable<TEntity>, ITableSource
    where TSelf : Table<TSelf, TEntity>
    where TEntity : class, IEntity
{
    /// <summary>Made by generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Table(EntityMapper<TEntity> mapper, TableSlot slot) => (EntityMapper, Slot) = (mapper, slot);

    internal EntityMapper<TEntity> EntityMapper { get; }

    internal TableSlot Slot { get; }

    EntityMapper ITableSource.Mapper => EntityMapper;

    string? ITableSource.Alias => Slot.Alias;

    int ISelectable<TEntity>.Width => EntityMapper.Table.Columns.Length;

    void ISelectable<TEntity>.WriteSelectList(SqlWriter writer) => throw new NotSupportedException();

    TEntity ISelectable<TEntity>.Read(in RowContext row, int offset) => throw new NotSupportedException();

    /// <summary>Makes the same table in another place of a statement.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract TSelf Create(TableSlot slot);
}
