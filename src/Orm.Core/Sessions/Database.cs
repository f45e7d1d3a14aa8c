using System.Data.Common;
using Orm.Diagnostics;
using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;
using Orm.Sessions;

namespace Orm;

/// <summary>The engine: a database by URL, its dialect, its pool of connections, and the sessions over it. Thread-safe.</summary>
public sealed partial class Database : IAsyncDisposable
{
    private readonly ConnectionSource _source;
    private readonly ConnectionPool _pool;

    private Database(DatabaseUrl? url, ConnectionSource source, DatabaseOptions options)
    {
        Url = url;
        Options = options;
        _source = source;
        Watch = new DatabaseWatch(options, url);
        _pool = new ConnectionPool(source, options, Watch);
        _replicas = CreateReplicas(url, options);
    }

    /// <summary>The address, whose text leaves the password out; null when the database was made over a data source.</summary>
    public DatabaseUrl? Url { get; }

    /// <summary>The dialect, as known before any connection is open.</summary>
    public Dialect Dialect => _source.Dialect;

    /// <summary>What the pool of connections holds and has done.</summary>
    public PoolStatistics Pool => _pool.Statistics;

    /// <summary>The models that this database holds.</summary>
    public IReadOnlyList<ModelInfo> Models => Options.Models ?? ModelRegistry.Models;

    internal DatabaseOptions Options { get; }

    internal DatabaseWatch Watch { get; }

    /// <summary>
    /// Makes the engine for a URL. Does no input or output: an unreachable server or a missing file shows at the first statement.
    /// </summary>
    /// <param name="url">Such as <c>scheme://user:password@host/database</c> or <c>scheme:///file.db</c>; see <see cref="DatabaseUrl"/>.</param>
    /// <param name="configure">Sets options; those in the URL win.</param>
    /// <exception cref="DatabaseUrlException">The URL is malformed, or no referenced package serves its scheme.</exception>
    public static Database Connect(string url, Action<DatabaseOptions>? configure = null)
    {
        var options = new DatabaseOptions();
        configure?.Invoke(options);
        return Connect(url, options);
    }

    /// <inheritdoc cref="Connect(string, Action{DatabaseOptions}?)"/>
    /// <param name="url">Such as <c>scheme://user:password@host/database</c> or <c>scheme:///file.db</c>; see <see cref="DatabaseUrl"/>.</param>
    /// <param name="options">The options, which are copied; those in the URL win.</param>
    public static Database Connect(string url, DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        DatabaseUrl address = DatabaseUrl.Parse(url);
        DatabaseDriver driver = DialectRegistry.Find(address);
        DatabaseOptions copy = options.Copy();
        PoolUrlOptions.Apply(address, copy);
        copy.Validate();
        return new Database(address, driver.CreateSource(address, copy), copy);
    }

    /// <summary>
    /// Makes the engine over a data source of the application's own, which other code may use as well. Does no input or output.
    /// Connections opened by it stay open in this engine's pool; closing and configuring it remains the application's business.
    /// </summary>
    /// <param name="source">A data source of a driver that a referenced package serves.</param>
    /// <param name="configure">Sets options.</param>
    /// <exception cref="NotSupportedException">No referenced package knows the data source's driver.</exception>
    public static Database Connect(DbDataSource source, Action<DatabaseOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var options = new DatabaseOptions();
        configure?.Invoke(options);
        options.Validate();
        return new Database(null, DialectRegistry.CreateSource(source, options), options);
    }

    /// <summary>
    /// Makes the engine over a data source that does not tell its database: one that wraps connections, or is of another driver than the
    /// package's own. Does no input or output.
    /// </summary>
    /// <param name="source">The data source.</param>
    /// <param name="url">The database's scheme, and options of its dialect: <c>scheme://?option=value</c>. Nothing in it is connected to.</param>
    /// <param name="configure">Sets options.</param>
    /// <exception cref="NotSupportedException">The package of this scheme works with its own driver only.</exception>
    public static Database Connect(DbDataSource source, string url, Action<DatabaseOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        DatabaseUrl address = DatabaseUrl.Parse(url);
        DatabaseDriver driver = DialectRegistry.Find(address);
        var options = new DatabaseOptions();
        configure?.Invoke(options);
        PoolUrlOptions.Apply(address, options);
        options.Validate();
        return new Database(null, driver.CreateSource(source, address, options), options);
    }

    /// <summary>
    /// Closes the connections. Those still in use are closed as they come back; later use of the database throws
    /// <see cref="ObjectDisposedException"/>.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        foreach (Replica replica in _replicas)
            await replica.DisposeAsync().ConfigureAwait(false);
        await _pool.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The database's description: its dialect and its address without the password.</summary>
    public override string ToString() => Url is null ? _source.Description : $"{Dialect.Name} {Url}";

    internal ValueTask<DriverConnection> RentAsync(CancellationToken cancellationToken) => RentAsync(null, cancellationToken);

    /// <summary>Rents a connection; a time-out of others shows the holder's text.</summary>
    internal ValueTask<DriverConnection> RentAsync(object? holder, CancellationToken cancellationToken)
    {
        if (System.Transactions.Transaction.Current is not null)
            throw RefuseAmbient();
        ValueTask<DriverConnection> rented = _pool.RentAsync(cancellationToken);
        if (!rented.IsCompletedSuccessfully)
            return RentSlowAsync(rented, holder, cancellationToken);
        DriverConnection connection = rented.Result;
        connection.Holder = holder;
        return new ValueTask<DriverConnection>(connection);
    }

    /// <summary>The connection of a transaction that other code began, as this database's driver uses it.</summary>
    internal async ValueTask<DriverConnection> JoinAsync(DbTransaction transaction, object holder, CancellationToken cancellationToken)
    {
        DriverConnection connection = await _source.JoinAsync(transaction, cancellationToken).ConfigureAwait(false);
        connection.Watch = Watch;
        connection.Holder = holder;
        return connection;
    }

    /// <summary>A place for a stream whose includes need a second connection; one connection is always left for those.</summary>
    internal ValueTask<StreamPlace> EnterStreamAsync(CancellationToken cancellationToken) => _pool.Streams.EnterAsync(cancellationToken);

    internal ValueTask ReturnAsync(DriverConnection connection, bool reset) => (connection.Pool ?? _pool).ReturnAsync(connection, reset);

    internal Exception Translate(DbException exception, DriverConnection connection, string? sql)
    {
        FlushBatch? batch = connection.FailedBatch is { } failed && ReferenceEquals(failed.Exception, exception) ? failed.Batch : null;
        connection.FailedBatch = null;
        DatabaseError error = connection.Translate(exception);
        TimeSpan? limit = LimitOf(connection, ref error);
        return DatabaseErrorFactory.Create(exception, error, connection.Dialect.Name, batch is null ? sql : connection.LastSql, Models, batch, limit);
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);

    // Which of the limits ran out; where the error holds a hint already, it was one of the server's own.
    private TimeSpan? LimitOf(DriverConnection connection, ref DatabaseError error)
    {
        if (error is not { Kind: DatabaseErrorKind.CommandTimeout, Hint: null })
            return null;
        TimeSpan? limit = connection.CommandTimeout ?? (Options.CommandTimeout == Timeout.InfiniteTimeSpan ? null : Options.CommandTimeout);
        string hint = limit is null ? "Its time-out is the data source's own."
            : connection.CommandTimeout is null ? $"Its time-out of {Seconds(limit.Value)} s is the database's (DatabaseOptions.CommandTimeout)."
            : $"Its time-out of {Seconds(limit.Value)} s is the session's (SessionOptions.CommandTimeout).";
        error = error with { Hint = hint };
        return limit;
    }

    // A pooled connection belongs to no scope: what it writes would be committed whatever becomes of the scope.
    private static InvalidOperationException RefuseAmbient() => new(
        "A System.Transactions.TransactionScope is open around this call, and Orm takes part in none. Use a transaction of the session instead "
        + "(await using var transaction = await session.BeginAsync()), or let Orm join a DbTransaction of other code: db.OpenSession(transaction). "
        + "Where the work is to stay outside of the scope, suppress it: new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled).");

    private async ValueTask<DriverConnection> RentSlowAsync(ValueTask<DriverConnection> renting, object? holder, CancellationToken cancellationToken)
    {
        try
        {
            DriverConnection connection = await renting.ConfigureAwait(false);
            connection.Holder = holder;
            return connection;
        }
        catch (DbException exception) when (!cancellationToken.IsCancellationRequested)
        {
            DatabaseError error = _source.Translate(exception);
            throw DatabaseErrorFactory.CreateOpening(exception, error, Dialect.Name, _source.Description);
        }
    }
}
