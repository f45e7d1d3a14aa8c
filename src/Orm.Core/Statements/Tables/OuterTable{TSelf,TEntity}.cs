using System.ComponentModel;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>A table on the optional side of an outer join: its columns may be null, and so may its entity.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
/// <typeparam name="TEntity">The entity class.</typeparam>
public abstract class OuterTable<TSelf, TEntity> : SqlNode, ISelectable<TEntity?>, ITableSource
    where TSelf : OuterTable<TSelf, TEntity>
    where TEntity : class, IEntity
{
    /// <summary>Made by generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected OuterTable(EntityMapper<TEntity> mapper, TableSlot slot) => (EntityMapper, Slot) = (mapper, slot);

    internal EntityMapper<TEntity> EntityMapper { get; }

    internal TableSlot Slot { get; }

    EntityMapper ITableSource.Mapper => EntityMapper;

    string? ITableSource.Alias => Slot.Alias;

    int ISelectable.Width => EntityMapper.Table.Columns.Length;

    void ISelectable.WriteSelectList(SqlWriter writer) => writer.WriteColumns(this);

    TEntity? ISelectable<TEntity?>.Read(in RowContext row, int offset) =>
        EntityMapper.IsMissing(row.Reader, offset) ? null : row.Materialize(EntityMapper, offset);

    internal override void Write(SqlWriter writer) => writer.WriteColumns(this);
}
