using System.Data.Common;
using MySqlConnector;
using Npgsql;

namespace Orm.Recipes.Tests;

/// <summary>Gives each test an empty database of its own.</summary>
public abstract class RecipeServer
{
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];
    private static int _databases;

    /// <summary>Makes a database and gives its URL; skips where there is no server.</summary>
    public abstract Task<string> CreateAsync();

    public abstract Task DropAsync(string url);

    protected static string NextName() => $"recipe_{Run}_{Interlocked.Increment(ref _databases)}";

    protected static string Variable(string name)
    {
        string? value = Environment.GetEnvironmentVariable(name);
        string reason = $"No server: ./test.sh starts one and sets {name}.";
        if (value is null)
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.SkipWhen(value is null, reason);
        return value!;
    }

    protected static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using (connection)
        {
            await connection.OpenAsync();
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }
}

/// <summary>Files.</summary>
public sealed class SqliteRecipes : RecipeServer
{
    public override Task<string> CreateAsync() => Task.FromResult($"sqlite:///{Path.Combine(Path.GetTempPath(), NextName())}.db?synchronous=off");

    public override Task DropAsync(string url)
    {
        string file = DatabaseUrl.Parse(url).Database;
        foreach (string left in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"))
            File.Delete(left);
        return Task.CompletedTask;
    }
}

/// <summary>Schemas on the server that the test script started.</summary>
public sealed class PostgreSqlRecipes : RecipeServer
{
    public override async Task<string> CreateAsync()
    {
        string name = NextName();
        await ExecuteAsync(Connect(), $"create schema {name}");
        return $"{Variable("ORM_TEST_POSTGRESQL")}?search_path={name}";
    }

    public override Task DropAsync(string url) => ExecuteAsync(Connect(), $"drop schema {DatabaseUrl.Parse(url).Options["search_path"]} cascade");

    private static NpgsqlConnection Connect()
    {
        DatabaseUrl url = DatabaseUrl.Parse(Variable("ORM_TEST_POSTGRESQL"));
        return new NpgsqlConnection($"Host={url.Host};Port={url.Port};Username={url.User};Database={url.Database};Pooling=false;Command Timeout=0");
    }
}

/// <summary>Databases on the server that the test script started.</summary>
public sealed class MariaDbRecipes : RecipeServer
{
    public override async Task<string> CreateAsync()
    {
        string name = NextName();
        await ExecuteAsync(Connect(), $"create database {name}");
        string url = Variable("ORM_TEST_MARIADB");
        return $"{url[..url.LastIndexOf('/')]}/{name}";
    }

    public override Task DropAsync(string url) => ExecuteAsync(Connect(), $"drop database {DatabaseUrl.Parse(url).Database}");

    private static MySqlConnection Connect()
    {
        DatabaseUrl url = DatabaseUrl.Parse(Variable("ORM_TEST_MARIADB"));
        return new MySqlConnection($"Server={url.Host};Port={url.Port};Uid={url.User};Pooling=false;SslMode=None;Default Command Timeout=0");
    }
}
