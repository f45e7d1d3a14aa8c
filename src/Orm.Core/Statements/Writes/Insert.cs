using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>An INSERT by statement.</summary>
public sealed class Insert<TShape> : WriteStatement, IReturning<TShape>
{
    private readonly ITableSource _table;
    private readonly IColumn[] _columns;
    private readonly InsertRows _rows;
    private readonly Conflict? _conflict;
    private readonly bool _sync;

    internal Insert(ITableSource table, TShape shape, IColumn[] columns, InsertRows rows, Conflict? conflict = null, bool sync = true)
    {
        (_table, Shape, _columns, _rows, _conflict, _sync) = (table, shape, columns, rows, conflict, sync);
    }

    internal TShape Shape { get; }

    internal override ITableSource Target => _table;

    internal IColumn[] Columns => _columns;

    // New rows are in no session yet; those that were there already may be.
    internal override int[]? ChangedColumns => _sync && _conflict?.Update is { } update ? update.Ordinals() : null;

    /// <summary>Leaves loaded entities as they are: they do not read again what an update of rows that are there already sets.</summary>
    public Insert<TShape> NoSync() => new(_table, Shape, _columns, _rows, _conflict, sync: false);

    /// <summary>Names the columns of the unique constraint that a row may violate; DoNothing or DoUpdate says what then happens.</summary>
    public Upsert<TShape> OnConflict(params ReadOnlySpan<Func<TShape, IColumn>> columns)
    {
        var keys = new IColumn[columns.Length];
        for (int i = 0; i < keys.Length; i++)
            keys[i] = Lambda.Run(columns[i], Shape);
        return new Upsert<TShape>(this, keys);
    }

    WriteStatement IReturning<TShape>.Statement => this;

    TShape IReturning<TShape>.Shape => Shape;

    /// <summary>Gives an expression, an entity or a projection of each row inserted.</summary>
    public Query<T> Returning<T>(Func<TShape, ISelectable<T>> selector) => new ReturningQuery<T>(this, Lambda.Run(selector, Shape));

    /// <summary>Gives a tuple of two of each row inserted.</summary>
    public Query<(T1, T2)> Returning<T1, T2>(Func<TShape, (ISelectable<T1>, ISelectable<T2>)> selector) =>
        new ReturningQuery<(T1, T2)>(this, Tuples.Of(Lambda.Run(selector, Shape)));

    internal Insert<TShape> With(Conflict conflict) => new(_table, Shape, _columns, _rows, conflict, _sync);

    internal override void Write(SqlWriter writer, QueryNode? returning)
    {
        if (returning is not null && !writer.Dialect.Features.InsertReturning)
            throw NoReturning(writer, "INSERT", "read the generated key back through session.Add and FlushAsync");
        int scope = writer.OpenScope();
        writer.AddTarget(_table, qualified: _conflict is not null);
        writer.Write("INSERT INTO ");
        writer.WriteSource(_table);
        writer.Write(" (");
        for (int i = 0; i < _columns.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.WriteIdentifier(_columns[i].Info.Name);
        }

        writer.Write(')');
        if (_conflict is not null && _rows is InsertQuery query && writer.Dialect.Features.ConflictReadsAsJoin)
            query.WriteClosed(writer);
        else
            _rows.Write(writer, _table);
        if (_conflict is not null)
            WriteConflict(writer, _table.Mapper.Table, _conflict);
        WriteReturning(writer, returning);
        writer.CloseScope(scope);
    }

    private void WriteConflict(SqlWriter writer, TableInfo table, Conflict conflict)
    {
        if (!writer.Dialect.Features.OnConflict)
            throw writer.Dialect.Lacks("no INSERT … ON CONFLICT", "Read the row first and add or change the entity in one transaction.");
        if (conflict.Update is not null)
            writer.AddProposed(conflict.Proposed);
        writer.InsertsValues = _rows is not InsertQuery;
        ColumnInfo[] columns = Array.ConvertAll(conflict.Columns, static c => c.Info);
        writer.Dialect.WriteOnConflict(writer, table, columns, conflict.Update is null);
        if (conflict.Update is not null)
            WriteRenderer.WriteAssignments(writer, conflict.Update);
    }
}
