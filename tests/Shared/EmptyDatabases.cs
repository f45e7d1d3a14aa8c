using System.Data.Common;
using MySqlConnector;
using Npgsql;

namespace Orm.Tests;

/// <summary>An empty database of each kind, by its URL: a file of SQLite, and one on each server that the surroundings name. Dropped at the end.</summary>
internal sealed class EmptyDatabases : IAsyncDisposable
{
    private readonly string _name = $"orm_tool_{Environment.ProcessId}_{Random.Shared.Next(1_000_000)}";
    private readonly List<Func<DbConnection>> _servers = [];
    private readonly List<string> _urls = [];

    public IReadOnlyList<string> Urls => _urls;

    /// <summary>Creates the databases; a server that is not there is left out, except in CI.</summary>
    public static async Task<EmptyDatabases> CreateAsync(string folder)
    {
        var databases = new EmptyDatabases();
        databases._urls.Add($"sqlite:///{Path.Combine(folder, "app.db")}");
        await databases.AddAsync("ORM_TEST_POSTGRESQL", static uri => new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder { Host = uri.Host, Port = uri.Port, Username = uri.UserInfo, Database = uri.AbsolutePath[1..], Pooling = false, CommandTimeout = 0 }.ConnectionString));
        await databases.AddAsync("ORM_TEST_MARIADB", static uri => new MySqlConnection(
            new MySqlConnectionStringBuilder { Server = uri.Host, Port = (uint)uri.Port, UserID = uri.UserInfo, Pooling = false, DefaultCommandTimeout = 0 }.ConnectionString));
        return databases;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Func<DbConnection> server in _servers)
            await DropAsync(server);
    }

    private async Task AddAsync(string variable, Func<Uri, DbConnection> connect)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { } url)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"./test.sh starts a server and sets {variable}.");
            return;
        }

        var uri = new Uri(url);
        await ExecuteAsync(() => connect(uri), $"CREATE DATABASE {_name}");
        _servers.Add(() => connect(uri));
        _urls.Add(new UriBuilder(uri) { Path = _name }.Uri.AbsoluteUri);
    }

    // PostgreSQL refuses while a session of a program that was run has not ended yet.
    private async Task DropAsync(Func<DbConnection> server)
    {
        await using DbConnection connection = server();
        await ExecuteAsync(server, $"DROP DATABASE {_name}{(connection is NpgsqlConnection ? " WITH (FORCE)" : "")}");
    }

    private static async Task ExecuteAsync(Func<DbConnection> server, string sql)
    {
        await using DbConnection connection = server();
        await connection.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
