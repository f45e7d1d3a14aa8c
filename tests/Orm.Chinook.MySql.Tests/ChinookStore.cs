using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using MySqlConnector;

namespace Orm.Chinook.Tests.Data;

/// <summary>
/// The sample database as MySQL's script makes it: loaded once; a copy has the script's tables and the first one's rows. Tables cost
/// more than rows, so a copy that is done with gets its rows anew.
/// </summary>
internal static class ChinookStore
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("ORM_TEST_MARIADB");
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static readonly ConcurrentBag<string> Free = [];
    private static readonly ConcurrentDictionary<string, bool> Spoilt = new();
    private static string? _template;
    private static int _copies;

    internal static bool IsSqlite => false;

    /// <summary>Whether the script gives names a collation that knows no case.</summary>
    internal static bool NamesKnowNoCase => true;

    /// <summary>Why tests are skipped; null where they can run.</summary>
    internal static string? Missing { get; } =
        ChinookFile.Missing ?? (Server is null ? "No MariaDB server: ./test.sh starts one and sets ORM_TEST_MARIADB." : null);

    /// <summary>What tells the schema.</summary>
    internal static string Catalogue =>
        "SELECT table_name, column_name, column_type, is_nullable, column_default, extra FROM information_schema.columns WHERE table_schema = database() ORDER BY 1, ordinal_position";

    private static IEnumerable<string> Tables =>
        ["Album", "Artist", "Customer", "Employee", "Genre", "Invoice", "InvoiceLine", "MediaType", "Playlist", "PlaylistTrack", "Track"];

    private static IEnumerable<string> Keyed => Tables.Where(table => table != "PlaylistTrack");

    /// <summary>Makes a copy and gives its name.</summary>
    internal static async Task<string> CreateAsync()
    {
        await OneAtATime.WaitAsync();
        try
        {
            _template ??= await LoadAsync();
        }
        finally
        {
            OneAtATime.Release();
        }

        if (Free.TryTake(out var used))
        {
            await ExecuteAsync(used, "SET foreign_key_checks = 0;" + string.Concat(Tables.Select(table => $"DELETE FROM {table};")) + Rows()
                + string.Concat(Keyed.Select(table => $"ALTER TABLE {table} AUTO_INCREMENT = 1;")));
            return used;
        }

        var copy = string.Create(CultureInfo.InvariantCulture, $"{_template}_{Interlocked.Increment(ref _copies)}");
        await ExecuteAsync(null, $"CREATE DATABASE {copy}");
        await ExecuteAsync(copy, Definitions() + Rows());
        return copy;
    }

    /// <summary>Says that a copy has another schema now, so that no other test may have it.</summary>
    internal static void Spoil(string copy) => Spoilt.TryAdd(copy, true);

    internal static Task DropAsync(string copy)
    {
        if (Spoilt.TryRemove(copy, out _))
            return ExecuteAsync(null, $"DROP DATABASE {copy}");
        Free.Add(copy);
        return Task.CompletedTask;
    }

    /// <summary>Removes all of them, after all tests.</summary>
    internal static async ValueTask CleanAsync()
    {
        foreach (var name in Free.Append(_template))
        {
            if (name is not null)
                await ExecuteAsync(null, $"DROP DATABASE {name}");
        }
    }

    internal static string Url(string copy) => new UriBuilder(Server!) { Path = copy }.Uri.OriginalString;

    /// <summary>Hand-written SQL concatenates by <c>||</c> here, too.</summary>
    internal static DbConnection Open(string copy)
    {
        var connection = new MySqlConnection(Settings(copy));
        connection.Open();
        using var command = new MySqlCommand("SET sql_mode = concat(@@sql_mode, ',PIPES_AS_CONCAT')", connection);
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>Hand-written SQL as this database takes it: its own form, or SQLite's. The names are the same.</summary>
    internal static string Text(HandWritten sql) => sql.MySql ?? sql.Sqlite;

    /// <summary>SQL as Orm writes it here, from a text with names in brackets and <c>?</c> for parameters.</summary>
    internal static string Rendered(string sql) => sql.Replace('[', '`').Replace(']', '`');

    private static async Task<string> LoadAsync()
    {
        var template = string.Create(CultureInfo.InvariantCulture, $"chinook_{Environment.ProcessId}_{Random.Shared.Next(1_000_000)}");
        await ExecuteAsync(null, $"CREATE DATABASE {template}");
        
        // The script doubles quotes in its literals, and means a backslash as one.
        await ExecuteAsync(template, "SET sql_mode = concat(@@sql_mode, ',NO_BACKSLASH_ESCAPES');" + ChinookFile.Script("Chinook_MySql.sql"));
        return template;
    }

    private static string Rows() => string.Concat(Tables.Select(table => $"INSERT INTO {table} SELECT * FROM {_template}.{table};"));

    // The script up to its rows. Its keys have no default, but the model's are made by the database.
    private static string Definitions()
    {
        var script = ChinookFile.Script("Chinook_MySql.sql");
        var keys = Keyed.Select(table => $"ALTER TABLE {table} MODIFY {table}Id INT NOT NULL AUTO_INCREMENT;");
        return "SET foreign_key_checks = 0;" + script[..script.IndexOf("INSERT INTO", StringComparison.Ordinal)] + string.Concat(keys);
    }

    private static async Task ExecuteAsync(string? database, string sql)
    {
        await using var connection = new MySqlConnection(Settings(database));
        await connection.OpenAsync();
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Settings(string? database)
    {
        var url = new Uri(Server!);
        return new MySqlConnectionStringBuilder
        {
            Server = url.Host, Port = (uint)url.Port, UserID = url.UserInfo.Split(':')[0], Password = url.UserInfo.Split(':').ElementAtOrDefault(1),
            Database = database, Pooling = false, SslMode = MySqlSslMode.None, AllowUserVariables = true, DefaultCommandTimeout = 0,
        }.ConnectionString;
    }
}
