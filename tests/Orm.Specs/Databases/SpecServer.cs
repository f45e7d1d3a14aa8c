using System.Collections.Concurrent;
using Orm.Dialects;
using Orm.Execution;

namespace Orm.Specs;

/// <summary>
/// What one class of specs works on: a server (or a folder of files) that gives every spec an empty database of its own, and drops
/// them all at the end of the class.
/// </summary>
public abstract class SpecServer : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _databases = new();
    private readonly SemaphoreSlim _sharing = new(1);
    private Dialect? _dialect;
    private Database? _shared;

    /// <summary>The dialect of the server at the other end, with the features of its version.</summary>
    public Dialect Dialect => _dialect ?? throw new InvalidOperationException("The server is not there.");

    /// <summary>What the server can do.</summary>
    public DialectFeatures Features => Dialect.Features;

    /// <summary>Why there is no server to work on, or null when there is one.</summary>
    protected virtual string? Missing => null;

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
            return;
        await using Database database = Database.Connect(await CreateDatabaseAsync().ConfigureAwait(false));
        DriverConnection connection = await database.RentAsync(CancellationToken.None).ConfigureAwait(false);
        _dialect = connection.Dialect;
        await database.ReturnAsync(connection, reset: false).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _sharing.Dispose();
        if (_shared is not null)
            await _shared.DisposeAsync().ConfigureAwait(false);
        if (Missing is null)
            await DropAsync([.. _databases]).ConfigureAwait(false);
    }

    /// <summary>The database that all specs of a class read and none writes; the first makes and fills it.</summary>
    public async ValueTask<Database> SharedAsync(Func<Task<Database>> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        await _sharing.WaitAsync().ConfigureAwait(false);
        try
        {
            return _shared ??= await create().ConfigureAwait(false);
        }
        finally
        {
            _sharing.Release();
        }
    }

    /// <summary>Makes an empty database that no other spec sees; gives its URL.</summary>
    public async ValueTask<string> CreateDatabaseAsync()
    {
        string url = await CreateAsync().ConfigureAwait(false);
        _databases.Enqueue(url);
        return url;
    }

    /// <summary>Skips a spec, or fails it where a server must be there.</summary>
    public void RequireServer()
    {
        if (Missing is not { } reason)
            return;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.Skip(reason);
    }

    /// <summary>The same URL with another option.</summary>
    public static string With(string url, string option)
    {
        ArgumentNullException.ThrowIfNull(url);
        return $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{option}";
    }

    /// <summary>The sample database's script for this database.</summary>
    public abstract string ChinookScript { get; }

    /// <summary>The same URL for connections that wait for a lock no longer than a moment.</summary>
    public abstract string WithShortLockTimeout(string url);

    /// <summary>The same URL for connections that are the driver's own <see cref="System.Data.Common.DbConnection"/>, which other code can use.</summary>
    public virtual string WithDriverConnections(string url) => url;

    /// <summary>Makes an empty database and gives its URL.</summary>
    protected abstract ValueTask<string> CreateAsync();

    /// <summary>Drops what <see cref="CreateAsync"/> made.</summary>
    protected abstract ValueTask DropAsync(string[] urls);
}
