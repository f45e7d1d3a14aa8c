using Orm.Execution;
using Orm.Statements;

namespace Orm;

/// <summary>The rows that a window function sees from each row: its partition, their order, and the frame around the row. Begins with <c>Sql.PartitionBy(…)</c> or <c>Sql.OrderBy(…)</c>.</summary>
public sealed class RowWindow
{
    private readonly Operand[] _partition;
    private readonly (Operand Key, SortOrder Order)[] _order;
    private readonly string? _frame;

    internal RowWindow(Operand[] partition, (Operand Key, SortOrder Order)[] order, string? frame = null) => (_partition, _order, _frame) = (partition, order, frame);

    /// <summary>All rows, in no order.</summary>
    internal static RowWindow AllRows { get; } = new([], []);

    /// <summary>Orders the rows of a partition ascending; after another order, those that are equal so far.</summary>
    public RowWindow OrderBy(Operand key, Nulls nulls = Nulls.Default) => Ordered(key, SortOrder.Ascending.With(nulls));

    /// <summary>Orders the rows of a partition descending; after another order, those that are equal so far.</summary>
    public RowWindow OrderByDescending(Operand key, Nulls nulls = Nulls.Default) => Ordered(key, SortOrder.Descending.With(nulls));

    /// <summary>The frame goes from one row to another, counted in rows.</summary>
    public RowWindow Rows(FrameBound from, FrameBound to) => new(_partition, _order, $" ROWS BETWEEN {from.Text} AND {to.Text}");

    /// <summary>The frame goes from one row to another, where rows that are equal in the order belong together.</summary>
    public RowWindow Range(FrameBound from, FrameBound to) => new(_partition, _order, $" RANGE BETWEEN {from.Text} AND {to.Text}");

    internal void Write(SqlWriter writer)
    {
        if (!writer.Dialect.Features.WindowFunctions)
            throw writer.Dialect.Lacks("no window functions", "Compute the value by a correlated subquery.");
        writer.Write(" OVER (");
        for (int i = 0; i < _partition.Length; i++)
        {
            writer.Write(i == 0 ? "PARTITION BY " : ", ");
            _partition[i].Write(writer);
        }

        for (int i = 0; i < _order.Length; i++)
        {
            writer.Write(i > 0 ? ", " : _partition.Length > 0 ? " ORDER BY " : "ORDER BY ");
            SelectRenderer.WriteOrdering(writer, _order[i].Key, _order[i].Order);
        }

        if (_frame is not null)
            writer.Write(_frame);
        writer.Write(')');
    }

    private RowWindow Ordered(Operand key, SortOrder order) => new(_partition, [.. _order, (MappingRules.Ordered(key), order)], _frame);
}
