namespace Orm.Execution;

/// <summary>
/// Lets streams begin that need a second connection for what they include. Fewer of them than connections run at a time, so that one
/// connection is always left to go round among them, and no number of them can wait for each other.
/// </summary>
internal sealed class StreamPlaces(int connections, TimeSpan patience) : IDisposable
{
    private const string Advice = "On this database a connection reads one result at a time, so what a stream includes is loaded through a second one.";

    private readonly SemaphoreSlim _places = new(connections - 1, Math.Max(1, connections - 1));
    private readonly Lock _gate = new();
    private bool _disposed;

    public async ValueTask<StreamPlace> EnterAsync(CancellationToken cancellationToken)
    {
        if (connections < 2)
            throw new NotSupportedException($"{Advice} The pool has only one: raise DatabaseOptions.{nameof(DatabaseOptions.MaxPoolSize)}, or read pages by ToListAsync.");
        if (!await _places.WaitAsync(patience, cancellationToken).ConfigureAwait(false))
            throw new PoolTimeoutException($"{Advice} {connections - 1} such streams are open, and none ended within {patience.TotalSeconds:0.###} s. Dispose streams when they are done with, or raise DatabaseOptions.{nameof(DatabaseOptions.MaxPoolSize)} (now {connections}).");
        return new StreamPlace(this);
    }

    public void Leave()
    {
        lock (_gate)
        {
            if (!_disposed)
                _places.Release();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _places.Dispose();
        }
    }
}
