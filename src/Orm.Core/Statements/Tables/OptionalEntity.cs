using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>An entity that may be missing from the row.</summary>
internal sealed class OptionalEntity<TSelf, TEntity>(Table<TSelf, TEntity> table) : ISelectable<TEntity?>
    where TSelf : Table<TSelf, TEntity>
    where TEntity : class, IEntity
{
    public int Width => table.EntityMapper.Table.Columns.Length;

    public void WriteSelectList(SqlWriter writer) => writer.WriteColumns(table);

    public TEntity? Read(in RowContext row, int offset) =>
        table.EntityMapper.IsMissing(row.Reader, offset) ? null : row.Materialize(table.EntityMapper, offset);
}
