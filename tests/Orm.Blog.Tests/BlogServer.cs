using System.Data.Common;
using MySqlConnector;
using Npgsql;

namespace Orm.Blog.Tests;

/// <summary>An empty database for one application, and what its server knows of connections.</summary>
public abstract class BlogServer
{
    private static int _databases;

    protected string Name { get; } = $"blog_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";

    /// <summary>Makes the database and gives its URL; skips where there is no server.</summary>
    public abstract Task<string> CreateAsync();

    public abstract Task DropAsync();

    /// <summary>How many connections the server has from the application, and how many of them are inside a transaction; null where there is no server.</summary>
    public virtual Task<(long Connections, long InTransaction)?> ConnectionsAsync() => Task.FromResult<(long, long)?>(null);

    protected static string Variable(string name)
    {
        string? value = Environment.GetEnvironmentVariable(name);
        string reason = $"No server: ./test.sh starts one and sets {name}.";
        if (value is null)
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.SkipWhen(value is null, reason);
        return value!;
    }

    protected static async Task<(long, long)> RunAsync(DbConnection connection, string sql)
    {
        await using (connection)
        {
            await connection.OpenAsync();
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = sql;
            await using DbDataReader reader = await command.ExecuteReaderAsync();
            return await reader.ReadAsync() ? (Convert.ToInt64(reader[0], null), Convert.ToInt64(reader[1], null)) : default;
        }
    }
}

/// <summary>A file.</summary>
public sealed class SqliteBlog : BlogServer
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orm-blog-").FullName;

    public override Task<string> CreateAsync() => Task.FromResult($"sqlite:///{_folder}/blog.db?synchronous=off&timeout=60&pool_timeout=60");

    public override Task DropAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}

/// <summary>A schema on the server that the test script started.</summary>
public sealed class PostgreSqlBlog : BlogServer
{
    public override async Task<string> CreateAsync()
    {
        await RunAsync(Connect(), $"create schema {Name}");
        return $"{Variable("ORM_TEST_POSTGRESQL")}?search_path={Name}&application_name={Name}&pool_timeout=60";
    }

    public override async Task DropAsync() => await RunAsync(Connect(), $"drop schema {Name} cascade");

    public override async Task<(long Connections, long InTransaction)?> ConnectionsAsync() => await RunAsync(
        Connect(), $"select count(*), count(*) filter (where state like 'idle in transaction%') from pg_stat_activity where application_name = '{Name}'");

    private static NpgsqlConnection Connect()
    {
        DatabaseUrl url = DatabaseUrl.Parse(Variable("ORM_TEST_POSTGRESQL"));
        return new NpgsqlConnection($"Host={url.Host};Port={url.Port};Username={url.User};Database={url.Database};Pooling=false;Command Timeout=0");
    }
}

/// <summary>A database on the server that the test script started.</summary>
public sealed class MariaDbBlog : BlogServer
{
    public override async Task<string> CreateAsync()
    {
        await RunAsync(Connect(), $"create database {Name}");
        string url = Variable("ORM_TEST_MARIADB");
        return $"{url[..url.LastIndexOf('/')]}/{Name}?pool_timeout=60";
    }

    public override async Task DropAsync() => await RunAsync(Connect(), $"drop database {Name}");

    public override async Task<(long Connections, long InTransaction)?> ConnectionsAsync() => await RunAsync(
        Connect(), $"select count(*), count(t.trx_id) from information_schema.processlist p left join information_schema.innodb_trx t on t.trx_mysql_thread_id = p.id where p.db = '{Name}'");

    private static MySqlConnection Connect()
    {
        DatabaseUrl url = DatabaseUrl.Parse(Variable("ORM_TEST_MARIADB"));
        return new MySqlConnection($"Server={url.Host};Port={url.Port};Uid={url.User};Pooling=false;SslMode=None;Default Command Timeout=0");
    }
}
