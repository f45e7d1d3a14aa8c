namespace Orm.MySql;

// A cancelled statement that the driver could not stop.
internal sealed partial class MySqlDriverConnection
{
    // How long the driver may take to stop a cancelled statement. It tries once, and waits for the answer without end.
    private static readonly TimeSpan s_stopPatience = TimeSpan.FromSeconds(2);

    private volatile bool _isGivenUp;
    private int _executions;

    /// <summary>Watches one call into the driver: when it is cancelled and goes on nevertheless, the session is ended.</summary>
    internal ExecutionWatch Watch(CancellationToken cancellationToken)
    {
        if (!cancellationToken.CanBeCanceled || ThreadId == 0)
            return default;
        Interlocked.Increment(ref _executions);
        return new ExecutionWatch(this, cancellationToken.UnsafeRegister(static connection => _ = ((MySqlDriverConnection)connection!).EndIfStuckAsync(), this));
    }

    internal void Unwatch() => Interlocked.Increment(ref _executions);

    /// <summary>A token that is cancelled after the command time-out, too; null where there is none.</summary>
    internal CancellationTokenSource? Limit(CancellationToken cancellationToken)
    {
        TimeSpan time = CommandTimeout ?? _options.CommandTimeout;
        if (time == Timeout.InfiniteTimeSpan)
            return null;
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(time);
        return limit;
    }

    private async Task EndIfStuckAsync()
    {
        int execution = Volatile.Read(ref _executions);
        await Task.Delay(s_stopPatience).ConfigureAwait(false);
        while (Volatile.Read(ref _executions) == execution)
        {
            // From now on the connection serves nobody, whatever becomes of this statement.
            _isGivenUp = true;
            using var patience = new CancellationTokenSource(s_stopPatience);
            try
            {
                await _source.EndSessionAsync(this, patience.Token).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // The server cannot be reached at the moment.
            }

            await Task.Delay(s_stopPatience / 10).ConfigureAwait(false);
        }
    }
}
