using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>The row that an INSERT could not insert.</summary>
internal static class Proposed
{
    /// <summary>The table's symbols for that row.</summary>
    public static ITableSource Of(ITableSource table) => ((IPlacedTable)table).PlaceAs(new TableSlot("excluded", 0, 0));
}

/// <summary>A table that can make its symbols anew for another place.</summary>
internal interface IPlacedTable
{
    ITableSource PlaceAs(TableSlot slot);
}

/// <summary>A column of the row that an INSERT could not insert.</summary>
internal sealed class ProposedColumn(ITableSource table, int ordinal) : Operand
{
    internal override ColumnType? Mapping => table.Mapper.Table.Columns[ordinal].Type;

    internal override void Write(SqlWriter writer, ColumnType? mapping) => writer.WriteColumn(table, ordinal);
}
