using Orm.Statements;

namespace Orm;

/// <summary>An INSERT whose columns are chosen: <c>User.Table.Insert(u => (u.Name, u.Email)).Values(("Ada", "ada@…"))</c>.</summary>
/// <typeparam name="TShape">The table's symbols.</typeparam>
/// <typeparam name="TRow">The values of a row: the column's type, or a tuple.</typeparam>
public sealed class Inserting<TShape, TRow>
{
    private readonly ITableSource _table;
    private readonly TShape _shape;
    private readonly ColumnList<TRow> _columns;

    internal Inserting(ITableSource table, TShape shape, ColumnList<TRow> columns)
    {
        if (table.Mapper.Table.IsView)
            throw new NotSupportedException($"{table.Mapper.EntityName} is a view: its rows are read-only.");
        (_table, _shape, _columns) = (table, shape, columns);
    }

    /// <summary>The rows to insert.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Insert<TShape> Values(params ReadOnlySpan<TRow> rows) => Of(rows.ToArray());

    /// <summary>The rows to insert.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Insert<TShape> Values(IEnumerable<TRow> rows) => Of([.. rows]);

    /// <summary>Inserts the rows that a query gives.</summary>
    public Insert<TShape> From(Query<TRow> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new Insert<TShape>(_table, _shape, _columns.Columns, new InsertQuery(query));
    }

    private Insert<TShape> Of(TRow[] rows)
    {
        if (rows.Length == 0)
            throw new ArgumentException("An INSERT needs a row at least. Leave the statement out when there is none.", nameof(rows));
        IColumn[] columns = _columns.Columns;
        return new Insert<TShape>(_table, _shape, columns, new InsertValues<TRow>(_columns, columns.Length, rows));
    }
}
