using System.Data.Common;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>
/// A query of one page and one row more, which tells whether a page follows. The values of the ordering are read with the rows, beside
/// the selection where that does not hold them. Made for one execution.
/// </summary>
internal sealed class KeysetQuery<TShape, TResult> : Query<TShape, TResult>
{
    private readonly KeysetOrder _order;
    private readonly int _size;
    private readonly int[] _ordinals;
    private int _count;
    private Cursor? _last;

    public KeysetQuery(Query<TShape, TResult> rows, KeysetOrder order, int size)
        : base(rows, Clause.Option, null, 0, QueryFlags.None, rows.Shape, rows.Selection)
    {
        (_order, _size) = (order, size);
        _ordinals = new int[order.Count];
        int next = Selection.Width;
        for (int i = 0; i < _ordinals.Length; i++)
            _ordinals[i] = SelectedAt(order.Operand(i)) ?? next++;
    }

    /// <summary>The page out of the rows read.</summary>
    public KeysetPage<TResult> Page(List<TResult> rows)
    {
        Cursor? next = _count > _size ? _last : null;
        Cut(rows);
        return new KeysetPage<TResult>(rows, next);
    }

    internal override void WriteSelection(SqlWriter writer)
    {
        base.WriteSelection(writer);
        for (int i = 0; i < _ordinals.Length; i++)
        {
            if (_ordinals[i] < Selection.Width)
                continue;
            writer.Write(", ");
            writer.WriteSelected(_order.Operand(i));
        }
    }

    internal override DbDataReader Open(DbDataReader reader)
    {
        (_count, _last) = (0, null);
        return reader;
    }

    internal override TResult ReadRow(in RowContext row)
    {
        if (++_count == _size)
            _last = _order.Read(row.Reader, _ordinals);
        return base.ReadRow(in row);
    }

    internal override ValueTask LoadIncludesAsync(Session session, DriverConnection connection, List<TResult> rows, CancellationToken cancellationToken)
    {
        Cut(rows);
        return base.LoadIncludesAsync(session, connection, rows, cancellationToken);
    }

    private void Cut(List<TResult> rows)
    {
        if (rows.Count > _size)
            rows.RemoveRange(_size, rows.Count - _size);
    }

    private int? SelectedAt(Operand operand) =>
        ReferenceEquals(operand, Selection) ? 0
        : operand is IColumn column && ReferenceEquals(column.Table, Selection) ? column.Ordinal
        : null;
}
