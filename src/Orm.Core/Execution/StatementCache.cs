namespace Orm.Execution;

/// <summary>
/// The prepared statements of one connection by text, looked up by span so that a repeated query allocates no text.
/// A busy statement is never shared: a second one is prepared, and closed again on return. Least recently used ones go first.
/// </summary>
public sealed class StatementCache
{
    private readonly DriverConnection _connection;
    private readonly int _capacity;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _byText;
    private long _clock;

    internal StatementCache(DriverConnection connection, int capacity)
    {
        _connection = connection;
        _capacity = Math.Max(1, capacity);
        _byText = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many look-ups found a prepared statement.</summary>
    public long Hits { get; private set; }

    /// <summary>How many statements were prepared.</summary>
    public long Misses { get; private set; }

    /// <summary>Rents the statement of a text, preparing it if it is new or in use.</summary>
    public PreparedStatement Rent(ReadOnlySpan<char> sql)
    {
        PreparedStatement statement = _connection.Watch is { IsActive: true } watch ? FindWatched(watch, sql) : Find(sql);
        _connection.LastSql = statement.Sql;
        return statement;
    }

    /// <summary>Returns a statement; one that the cache does not hold is closed.</summary>
    public ValueTask ReturnAsync(PreparedStatement statement)
    {
        statement.IsBusy = false;
        if (statement.Watch is not null)
            statement.EndWatch();
        statement.Release();
        if (!statement.IsCached)
            return statement.DisposeAsync();
        return _entries.Count <= _capacity ? default : TrimAsync();
    }

    /// <summary>Closes every statement; schema changes and lost connections call for it.</summary>
    public async ValueTask ClearAsync()
    {
        foreach (Entry entry in _entries.Values)
        {
            entry.Statement.IsCached = false;
            await entry.Statement.DisposeAsync().ConfigureAwait(false);
        }

        _entries.Clear();
    }

    // What cannot even be prepared is a failed statement, too.
    private PreparedStatement FindWatched(Diagnostics.DatabaseWatch watch, ReadOnlySpan<char> sql)
    {
        PreparedStatement statement;
        try
        {
            statement = Find(sql);
        }
        catch (System.Data.Common.DbException exception)
        {
            watch.Refused(_connection, sql.ToString(), exception);
            throw;
        }

        _connection.LastSql = statement.Sql;
        try
        {
            _connection.Current = statement.Watch = watch.Begin(_connection, statement);
        }
        catch
        {
            statement.IsBusy = false;
            throw;
        }

        return statement;
    }

    private PreparedStatement Find(ReadOnlySpan<char> sql)
    {
        if (_byText.TryGetValue(sql, out Entry? entry))
        {
            if (!entry.Statement.IsBusy)
            {
                Hits++;
                entry.LastUse = ++_clock;
                entry.Statement.IsBusy = true;
                return entry.Statement;
            }

            Misses++;
            PreparedStatement second = _connection.Prepare(entry.Statement.Sql);
            second.IsBusy = true;
            return second;
        }

        Misses++;
        string text = sql.ToString();
        // Where preparing fails, this is the statement that the error is about.
        _connection.LastSql = text;
        PreparedStatement statement = _connection.Prepare(text);
        statement.IsBusy = true;
        statement.IsCached = true;
        _entries.Add(statement.Sql, new Entry(statement) { LastUse = ++_clock });
        return statement;
    }

    private async ValueTask TrimAsync()
    {
        Entry? oldest = null;
        foreach (Entry entry in _entries.Values)
        {
            if (!entry.Statement.IsBusy && (oldest is null || entry.LastUse < oldest.LastUse))
                oldest = entry;
        }

        if (oldest is null)
            return;
        _entries.Remove(oldest.Statement.Sql);
        oldest.Statement.IsCached = false;
        await oldest.Statement.DisposeAsync().ConfigureAwait(false);
    }

    private sealed class Entry(PreparedStatement statement)
    {
        public PreparedStatement Statement { get; } = statement;

        public long LastUse { get; set; }
    }
}
