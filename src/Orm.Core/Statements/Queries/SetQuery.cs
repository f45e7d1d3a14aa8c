using Orm.Execution;
using Orm.Mapping;
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

    internal SetQuery(Query<TResult> left, string @operator, Query<TResult> right)
        : this(left, @operator, right, TrackingOf(left, right), null, null, null)
    {
        if (left.HasIncludes || right.HasIncludes)
            throw new InvalidOperationException("Combined queries load no relationships. Leave Include out, and load them afterwards: await session.LoadAsync(entities, …).");
    }

    private SetQuery(Query<TResult> left, string @operator, Query<TResult> right, QueryFlags flags, SetOrder? order, LimitValue? take, LimitValue? skip)
        : base(flags) => (_left, _operator, _right, _order, _take, _skip) = (left, @operator, right, order, take, skip);

    internal override bool CountsAsDerived => true;

    internal override bool HasLimit => _take is not null || _skip is not null;

    /// <summary>Orders by a column of the result, counted from 1; further calls order rows that are equal so far.</summary>
    public SetQuery<TResult> OrderByColumn(int column, bool descending = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        if (HasLimit)
            throw new InvalidOperationException("An order after Take or Skip would change which rows are taken. Put OrderByColumn before them.");
        return With(new SetOrder(_order, column, descending), _take, _skip);
    }

    /// <summary>Gives at most <paramref name="count"/> rows.</summary>
    public SetQuery<TResult> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return With(_order, new LimitValue(_take is null ? count : Math.Min(count, _take.Count)), _skip);
    }

    /// <summary>Leaves out the first <paramref name="count"/> rows of those so far.</summary>
    public SetQuery<TResult> Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        LimitValue? take = _take is null ? null : new LimitValue(Math.Max(0, _take.Count - count));
        return With(_order, take, new LimitValue(count + (_skip?.Count ?? 0)));
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

    private protected override Query<TResult> Untracked() => new SetQuery<TResult>(_left, _operator, _right, QueryFlags.Untracked, _order, _take, _skip);

    private SetQuery<TResult> With(SetOrder? order, LimitValue? take, LimitValue? skip) => new(_left, _operator, _right, Flags, order, take, skip);

    // What one side asks for holds for all rows; without tracking wins, as it promises what nobody else may change.
    private static QueryFlags TrackingOf(Query<TResult> left, Query<TResult> right)
    {
        QueryFlags asked = (left.Flags | right.Flags) & (QueryFlags.Tracked | QueryFlags.Untracked);
        return (asked & QueryFlags.Untracked) != 0 ? QueryFlags.Untracked : asked;
    }

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

    private void WriteOrder(SqlWriter writer, SetOrder order)
    {
        RequireNumber(writer, order.Column);
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

    private void RequireNumber(SqlWriter writer, int column)
    {
        if (writer.Dialect.Features.LongDecimals)
            return;
        ColumnType?[] selected = writer.MappingsOf(this);
        if (column <= selected.Length && selected[column - 1] is { } mapping)
            MappingRules.RequireNumber(writer, mapping, $"column {column} of the combined query");
    }
}
