using System.Runtime.CompilerServices;
using Orm.Statements;

namespace Orm;

/// <summary>An INSERT whose conflict is named, but not yet what happens then.</summary>
public sealed class Upsert<TShape>
{
    private readonly Insert<TShape> _insert;
    private readonly IColumn[] _keys;

    internal Upsert(Insert<TShape> insert, IColumn[] keys) => (_insert, _keys) = (insert, keys);

    /// <summary>A row that is there already stays as it is.</summary>
    public Insert<TShape> DoNothing() => _insert.With(new Conflict(_keys, null, _insert.Target));

    /// <summary>A row that is there already takes the new row's values: all inserted columns except those of the conflict.</summary>
    public Insert<TShape> DoUpdate()
    {
        RequireKeys();
        ITableSource proposed = Proposed.Of(_insert.Target);
        Assignment? update = null;
        foreach (IColumn column in _insert.Columns)
        {
            if (!Array.Exists(_keys, k => k.Ordinal == column.Ordinal))
                update = new Assignment(update, column, new ProposedColumn(proposed, column.Ordinal));
        }

        return update is null ? DoNothing() : _insert.With(new Conflict(_keys, update, proposed));
    }

    /// <summary>A row that is there already takes the new row's values of these columns.</summary>
    public Insert<TShape> DoUpdate(params ReadOnlySpan<Func<TShape, IColumn>> columns)
    {
        RequireKeys();
        ITableSource proposed = Proposed.Of(_insert.Target);
        Assignment? update = null;
        foreach (Func<TShape, IColumn> column in columns)
        {
            IColumn target = Lambda.Run(column, _insert.Shape);
            update = new Assignment(update, target, new ProposedColumn(proposed, target.Ordinal));
        }

        return _insert.With(new Conflict(_keys, update, proposed));
    }

    /// <summary>A row that is there already is changed: <c>DoUpdate(s => s.Set(u => u.Hits, (u, proposed) => u.Hits + proposed.Hits))</c>.</summary>
    [OverloadResolutionPriority(1)]
    public Insert<TShape> DoUpdate(Func<UpsertSet<TShape>, UpsertSet<TShape>> set)
    {
        ArgumentNullException.ThrowIfNull(set);
        RequireKeys();
        ITableSource proposed = Proposed.Of(_insert.Target);
        Assignment update = set(new UpsertSet<TShape>(_insert.Shape, (TShape)proposed, null)).Assignments
            ?? throw new ArgumentException("DoUpdate sets no column. Call DoNothing for that.", nameof(set));
        return _insert.With(new Conflict(_keys, update, proposed));
    }

    private void RequireKeys()
    {
        if (_keys.Length == 0)
            throw new InvalidOperationException("DoUpdate needs the columns of the conflict: .OnConflict(u => u.Email).DoUpdate(…).");
    }
}
