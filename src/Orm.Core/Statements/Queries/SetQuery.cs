using Orm.Execution;
using Orm.Statements;

namespace Orm;

/// <summary>Two queries combined by UNION, INTERSECT or EXCEPT; ordered by the columns of the result.</summary>
public sealed class SetQuery<TResult> : Query<TResult>
{
    private readonly Query<TResult> _left;
    private readonly string _operator;
    private readonly Query<TResult> _right;
    private readonly SetOrder? _order;
    private readonly LimitValue? _take;
    private readonly LimitValue? _skip;

    internal SetQuery(Query<TResult> left, string @operator, Query<TResult> right, SetOrder? order = null, LimitValue? take = null, LimitValue? skip = null) =>
        (_left, _operator, _right, _order, _take, _skip) = (left, @operator, right, order, take, skip);

    internal override bool CountsAsDerived => true;

    internal override bool HasLimit => _take is not null || _skip is not null;

    /// <summary>Orders by a column of the result, counted from 1; further calls order rows that are equal so far.</summary>
    public SetQuery<TResult> OrderByColumn(int column, bool descending = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        return new SetQuery<TResult>(_left, _operator, _right, new SetOrder(_order, column, descending), _take, _skip);
    }

    /// <summary>Gives at most <paramref name="count"/> rows.</summary>
    public SetQuery<TResult> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new SetQuery<TResult>(_left, _operator, _right, _order, new LimitValue(count), _skip);
    }

    /// <summary>Leaves out the first <paramref name="count"/> rows; counted before Take.</summary>
    public SetQuery<TResult> Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new SetQuery<TResult>(_left, _operator, _right, _order, _take, new LimitValue(count));
    }

    internal override TResult ReadRow(in RowContext row) => _left.ReadRow(in row);

    internal override void WriteSelection(SqlWriter writer) => _left.WriteSelection(writer);

    internal override Operand? Selected => _left.Selected;

    internal override void Write(SqlWriter writer, SelectForm form)
    {
        int rowLimit = writer.RowLimit;
        writer.RowLimit = 0;
        bool derived = form is not (SelectForm.Rows or SelectForm.Exists);
        if (derived)
            writer.Write("SELECT 1 FROM (");
        WriteSide(writer, _left, isLeft: true);
        writer.Write(' ');
        writer.Write(_operator);
        writer.Write(' ');
        WriteSide(writer, _right, isLeft: false);
        if (_order is not null)
            WriteOrder(writer, _order);
        if (_take is not null || _skip is not null || rowLimit != 0)
        {
            if (_take is not null && _take.Count <= rowLimit)
                rowLimit = 0;
            writer.Dialect.WriteLimit(writer, rowLimit == 0 ? _take : null, rowLimit, _skip);
        }

        if (derived)
            writer.Write(") AS s");
    }

    private protected override Query<TResult> Untracked() => this;

    // A side with an order or limit of its own, or combined itself, becomes a derived table: no database misreads that.
    private void WriteSide(SqlWriter writer, Query<TResult> side, bool isLeft)
    {
        bool chained = isLeft && side is SetQuery<TResult> { _order: null, _take: null, _skip: null } set && set._operator == _operator;
        bool plain = chained || (side is not SetQuery<TResult> && (side.Flags & (QueryFlags.Ordered | QueryFlags.Limited)) == 0);
        if (!plain)
            writer.Write("SELECT * FROM (");
        side.Write(writer);
        if (!plain)
            writer.Write(") AS s");
    }

    private static void WriteOrder(SqlWriter writer, SetOrder order)
    {
        if (order.Previous is null)
        {
            writer.Write(" ORDER BY ");
        }
        else
        {
            WriteOrder(writer, order.Previous);
            writer.Write(", ");
        }

        writer.Write((long)order.Column);
        if (order.Descending)
            writer.Write(" DESC");
    }
}
