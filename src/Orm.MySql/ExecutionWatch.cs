namespace Orm.MySql;

/// <summary>The time in which a call into the driver runs; see <see cref="MySqlDriverConnection.Watch"/>.</summary>
internal readonly struct ExecutionWatch(MySqlDriverConnection connection, CancellationTokenRegistration registration) : IDisposable
{
    private readonly MySqlDriverConnection? _connection = connection;

    public void Dispose()
    {
        if (_connection is null)
            return;
        registration.Dispose();
        _connection.Unwatch();
    }
}
