using System.ComponentModel;
using System.Runtime.CompilerServices;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>SQL of the user's own over a session, with its values as parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RawSql
{
    private readonly Session _session;
    private readonly RawText _text;

    internal RawSql(Session session, RawText text) => (_session, _text) = (session, text);

    /// <summary>Runs the statement and gives how many rows it changed.</summary>
    public ValueTask<int> ExecuteAsync(CancellationToken cancellationToken = default) => _session.ExecuteAsync(_text, cancellationToken);

    /// <summary>Runs the statement and gives the first column of its first row; the default when there is no row.</summary>
    public ValueTask<T?> ScalarAsync<T>(CancellationToken cancellationToken = default) => As<T>().FirstOrDefaultAsync(cancellationToken);

    /// <summary>Runs the statement and gives the first column of every row.</summary>
    public ValueTask<List<T>> ToListAsync<T>(CancellationToken cancellationToken = default) => As<T>().ToListAsync(cancellationToken);

    /// <summary>The rows give their first column.</summary>
    /// <exception cref="ArgumentException">The type is one of several columns.</exception>
    public BoundQuery<T> As<T>()
    {
        RequireOneColumn<T>();
        return Bound(static row => row.Get<T>(0));
    }

    /// <summary>The rows give their first two columns.</summary>
    public BoundQuery<(T1, T2)> As<T1, T2>() => Bound(static row => (row.Get<T1>(0), row.Get<T2>(1)));

    /// <summary>The rows give their first three columns.</summary>
    public BoundQuery<(T1, T2, T3)> As<T1, T2, T3>() => Bound(static row => (row.Get<T1>(0), row.Get<T2>(1), row.Get<T3>(2)));

    /// <summary>The rows give their first four columns.</summary>
    public BoundQuery<(T1, T2, T3, T4)> As<T1, T2, T3, T4>() =>
        Bound(static row => (row.Get<T1>(0), row.Get<T2>(1), row.Get<T3>(2), row.Get<T4>(3)));

    /// <summary>The rows give their first five columns.</summary>
    public BoundQuery<(T1, T2, T3, T4, T5)> As<T1, T2, T3, T4, T5>() =>
        Bound(static row => (row.Get<T1>(0), row.Get<T2>(1), row.Get<T3>(2), row.Get<T4>(3), row.Get<T5>(4)));

    /// <summary>The rows give their first six columns.</summary>
    public BoundQuery<(T1, T2, T3, T4, T5, T6)> As<T1, T2, T3, T4, T5, T6>() =>
        Bound(static row => (row.Get<T1>(0), row.Get<T2>(1), row.Get<T3>(2), row.Get<T4>(3), row.Get<T5>(4), row.Get<T6>(5)));

    /// <summary>The rows give what a function makes of them: <c>.As(r => new Summary(r.Get&lt;int&gt;("id"), r.Get&lt;string&gt;("name")))</c>.</summary>
    public BoundQuery<T> As<T>(Func<RawRow, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return Bound(read);
    }

    /// <summary>The rows give entities, which the session tracks; columns are found by their names.</summary>
    public BoundQuery<TEntity> As<TSelf, TEntity>(Table<TSelf, TEntity> table)
        where TSelf : Table<TSelf, TEntity>
        where TEntity : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(table);
        return new BoundQuery<TEntity>(_session, new RawEntityQuery<TEntity>(_text, table.EntityMapper));
    }

    private static void RequireOneColumn<T>()
    {
        if (default(T) is ITuple)
            throw new ArgumentException($"{typeof(T).Name} takes several columns, each of which is named by its type: session.Sql($\"…\").As<string, long>().ToListAsync(). Beyond six columns, read them by .As(row => (row.Get<string>(0), …)).");
        if (!typeof(T).IsValueType && ModelRegistry.Models.Any(static model => model.Entities.Any(static entity => entity.EntityType == typeof(T))))
            throw new ArgumentException($"{typeof(T).Name} takes the columns of its table: session.Sql($\"…\").As({typeof(T).Name}.Table).ToListAsync().");
    }

    private BoundQuery<T> Bound<T>(Func<RawRow, T> read) => new(_session, new RawQuery<T>(_text, read));
}
