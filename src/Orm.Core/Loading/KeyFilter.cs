using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm.Loading;

/// <summary>The condition that rows belong to the keys a loader binds: by columns of the table itself.</summary>
internal sealed class KeyFilter(ITableSource table, int[] columns) : Predicate
{
    internal override void Write(SqlWriter writer, ColumnType? mapping) =>
        writer.WriteKeyFilter(this, table.Mapper.Table, columns, static (w, self, k) => self.WriteColumn(w, k));

    private void WriteColumn(SqlWriter writer, int place) => writer.WriteColumn(table, columns[place]);
}
