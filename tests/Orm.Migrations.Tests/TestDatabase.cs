using Orm.Dialects;
using Orm.Schema;

namespace Orm.Migrations.Tests;

/// <summary>An empty database of one of the three kinds, for one test.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static int _number;

    private readonly string? _server;
    private readonly string _name;

    private TestDatabase(string url, string name, string? server)
    {
        Url = url;
        _name = name;
        _server = server;
        Database = Connect();
    }

    /// <summary>The kinds, as theories take them.</summary>
    public static TheoryData<string> Kinds => ["sqlite", "postgresql", "mariadb"];

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Url { get; }

    public Database Database { get; }

    public static async Task<TestDatabase> CreateAsync(string kind)
    {
        string name = $"orm_mig_{Environment.ProcessId}_{Interlocked.Increment(ref _number)}";
        if (kind == "sqlite")
        {
            string file = Path.Combine(Path.GetTempPath(), name + ".db");
            Remove(file);
            // Runners that work on the same file wait for each other.
            return new TestDatabase($"sqlite:///{file}?timeout=60", file, null);
        }

        string variable = $"ORM_TEST_{kind.ToUpperInvariant()}";
        string? server = Environment.GetEnvironmentVariable(variable);
        if (server is null)
        {
            string reason = $"No server of {kind}: ./test.sh starts one and sets {variable}.";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Skip(reason);
        }

        await OnServerAsync(server!, $"DROP DATABASE IF EXISTS {name}", $"CREATE DATABASE {name}");
        int path = server!.LastIndexOf('/');
        int query = server.IndexOf('?', path);
        return new TestDatabase(server[..(path + 1)] + name + (query < 0 ? "" : server[query..]), name, server);
    }

    public Database Connect() => Database.Connect(Url, o => o.Models = []);

    /// <summary>The dialect of the server at the other end.</summary>
    public async Task<Dialect> DialectAsync()
    {
        Execution.DriverConnection connection = await Database.RentAsync(Token);
        await Database.ReturnAsync(connection, reset: false);
        return connection.Dialect;
    }

    /// <summary>Runs statements, each by itself.</summary>
    public async Task ExecuteAsync(params string[] statements)
    {
        Execution.DriverConnection connection = await Database.RentAsync(Token);
        try
        {
            foreach (string sql in statements)
                await connection.ExecuteScriptAsync(sql, Token);
        }
        finally
        {
            await Database.ReturnAsync(connection, reset: false);
        }
    }

    /// <summary>Drops all that a schema names, quicker than a new database comes.</summary>
    public Task ClearAsync(DatabaseSchema schema)
    {
        string[] tables = [.. schema.Tables.Select(static t => t.Name.Name)];
        string[] views = [.. schema.Views.Select(static v => $"DROP VIEW {v.Name}")];
        return ExecuteAsync(_server switch
        {
            null => ["PRAGMA foreign_keys = OFF", .. views, .. tables.Select(static t => $"DROP TABLE {t}"), "PRAGMA foreign_keys = ON"],
            _ when _server.StartsWith("postgresql", StringComparison.Ordinal) => ["DROP SCHEMA public CASCADE", "CREATE SCHEMA public"],
            _ => ["SET foreign_key_checks = 0", .. views, .. tables.Length == 0 ? Array.Empty<string>() : [$"DROP TABLE {string.Join(", ", tables)}"], "SET foreign_key_checks = 1"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_server is null)
            Remove(_name);
        else
            await OnServerAsync(_server, $"DROP DATABASE {_name}{(_server.StartsWith("postgresql", StringComparison.Ordinal) ? " WITH (FORCE)" : "")}");
    }

    private static async Task OnServerAsync(string server, params string[] statements)
    {
        await using Database setup = Database.Connect(server, o => o.Models = []);
        Execution.DriverConnection connection = await setup.RentAsync(CancellationToken.None);
        foreach (string sql in statements)
            await connection.ExecuteScriptAsync(sql, CancellationToken.None);
        await setup.ReturnAsync(connection, reset: false);
    }

    private static void Remove(string file)
    {
        foreach (string suffix in new[] { "", "-wal", "-shm", "-journal" })
            File.Delete(file + suffix);
    }
}
