using System.Data.Common;

namespace Orm.Benchmarks.Stores;

/// <summary>The database of one variant: the table of people and nothing else.</summary>
public abstract class PeopleStore : IAsyncDisposable
{
    /// <summary>Whether the database runs in this process: then synchronous methods are the faster ones, and one connection stays open.</summary>
    public abstract bool IsInProcess { get; }

    /// <summary>What Orm connects to.</summary>
    public abstract string Url { get; }

    /// <summary>Creates the table with the rows 1 to <see cref="PeopleTable.Rows"/>.</summary>
    public abstract ValueTask OpenAsync();

    /// <summary>Brings back the rows 1 to <paramref name="rows"/>, and only them.</summary>
    public abstract ValueTask FillAsync(int rows);

    /// <summary>A connection for one operation: from the driver's pool, or the one that stays open.</summary>
    public abstract ValueTask<DbConnection> OpenConnectionAsync();

    /// <summary>The end of what <see cref="OpenConnectionAsync"/> began.</summary>
    public virtual ValueTask CloseAsync(DbConnection connection) => connection.DisposeAsync();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
