namespace Orm.Execution;

/// <summary>Has the sessions of lost connections ended on the server, in the background: whoever lost one does not wait until the server has heard of it.</summary>
internal sealed class LostSessions(ConnectionSource source)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly List<Task> _endings = [];

    /// <summary>Begins to end the session of a connection that is disposed by now.</summary>
    public void End(DriverConnection connection)
    {
        lock (_gate)
        {
            _endings.RemoveAll(static t => t.IsCompleted);
            _endings.Add(Task.Run(() => EndAsync(connection)));
        }
    }

    /// <summary>Waits for what was begun.</summary>
    public Task WhenEndedAsync()
    {
        lock (_gate)
            return Task.WhenAll(_endings);
    }

    private async Task EndAsync(DriverConnection connection)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!patience.IsCancellationRequested)
        {
            try
            {
                await source.EndSessionAsync(connection, patience.Token).ConfigureAwait(false);
                return;
            }
            catch (Exception)
            {
                // The way to the server may be disturbed still. When patience ends, the server is left to notice by itself.
                await Task.Delay(s_pause).ConfigureAwait(false);
            }
        }
    }
}
