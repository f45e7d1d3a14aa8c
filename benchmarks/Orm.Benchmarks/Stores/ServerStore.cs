using System.Data.Common;

namespace Orm.Benchmarks.Stores;

/// <summary>A database of its own on a server.</summary>
public abstract class ServerStore : PeopleStore
{
    private static int _made;

    private readonly Uri _server;
    private DbConnection? _admin;

    /// <param name="variable">The environment variable that holds the server's URL.</param>
    protected ServerStore(string variable)
    {
        var url = Environment.GetEnvironmentVariable(variable) ?? throw new InvalidOperationException(
            $"{variable} is not set. In a shell: source scripts/servers.sh, start_postgresql or start_mariadb, run the comparison, stop_servers.");
        _server = new(url);
        Name = $"bench{Environment.ProcessId}_{Interlocked.Increment(ref _made)}";
    }

    /// <summary>The database's name.</summary>
    public string Name { get; }

    public override bool IsInProcess => false;

    public override string Url => $"{_server.Scheme}://{_server.UserInfo}@{_server.Host}:{_server.Port}/{Name}";

    /// <summary>To the server itself.</summary>
    public string ServerConnectionString => ConnectionStringOf(AdminDatabase);

    /// <summary>The driver's connection string, pooled as it is by default.</summary>
    public string ConnectionString => ConnectionStringOf(Name);

    protected abstract string CreateSql { get; }

    /// <summary>Makes the table as new, with these rows.</summary>
    protected abstract IEnumerable<string> RefillSql(int rows);

    protected abstract string AdminDatabase { get; }

    public override async ValueTask OpenAsync()
    {
        await using (var server = CreateConnection(ServerConnectionString))
        {
            await server.OpenAsync();
            await ExecuteAsync(server, $"CREATE DATABASE {Name}");
        }

        _admin = CreateConnection(ConnectionString);
        await _admin.OpenAsync();
        await ExecuteAsync(_admin, CreateSql);
        await FillAsync(PeopleTable.Rows);
    }

    public override async ValueTask FillAsync(int rows)
    {
        foreach (var sql in RefillSql(rows))
            await ExecuteAsync(_admin!, sql);
    }

    public override async ValueTask<DbConnection> OpenConnectionAsync()
    {
        var connection = CreateConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_admin is null)
            return;
        await _admin.DisposeAsync();
        await using var server = CreateConnection(ServerConnectionString);
        await server.OpenAsync();
        await ExecuteAsync(server, DropSql);
    }

    /// <summary>A connection that is not yet open.</summary>
    public abstract DbConnection CreateConnection(string connectionString);

    protected virtual string DropSql => $"DROP DATABASE {Name}";

    protected abstract string ConnectionStringOf(string database);

    private protected string Host => _server.Host;

    private protected int Port => _server.Port;

    private protected string User => Uri.UnescapeDataString(_server.UserInfo.Split(':')[0]);

    private protected string Password => Uri.UnescapeDataString(_server.UserInfo.Split(':').ElementAtOrDefault(1) ?? "");

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }
}
