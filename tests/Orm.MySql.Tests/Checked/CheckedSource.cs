#pragma warning disable CA2215 // What is wrapped is closed; the base class would close it a second time, synchronously.
using System.Data.Common;
using MySqlConnector;

namespace Orm.MySql.Tests.Checked;

/// <summary>A data source of the application's own whose connections are wrapped, and note what must not happen.</summary>
internal sealed class CheckedSource(string connectionString) : DbDataSource
{
    private readonly MySqlDataSource _inner = new(connectionString);
    private int _openReaders;
    private int _openConnections;

    public override string ConnectionString => _inner.ConnectionString;

    /// <summary>Synchronous calls, and commands without the transaction that is open on their connection.</summary>
    public List<string> Faults { get; } = [];

    public int OpenReaders => _openReaders;

    public int OpenConnections => _openConnections;

    public int Commands { get; set; }

    /// <summary>Asked after each statement without rows for the error to report although the server has carried it out.</summary>
    public Func<string, Exception?>? Executed { get; set; }

    public void ReaderOpened() => Interlocked.Increment(ref _openReaders);

    public void ReaderClosed() => Interlocked.Decrement(ref _openReaders);

    public void ConnectionOpened() => Interlocked.Increment(ref _openConnections);

    public void ConnectionClosed() => Interlocked.Decrement(ref _openConnections);

    public void Fault(string what)
    {
        lock (Faults)
            Faults.Add(what);
    }

    protected override DbConnection CreateDbConnection() => new CheckedConnection(this, _inner.CreateConnection());

    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        DbConnection connection = CreateDbConnection();
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    protected override ValueTask DisposeAsyncCore() => _inner.DisposeAsync();
}
