using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Orm.Chinook.Tests.Data;

/// <summary>The sample database as SQLite's file: a copy is a copy of its bytes.</summary>
internal static class ChinookStore
{
    internal static bool IsSqlite => true;

    /// <summary>Whether the script gives names a collation that knows no case.</summary>
    internal static bool NamesKnowNoCase => false;

    /// <summary>Why tests are skipped; null where they can run.</summary>
    internal static string? Missing => ChinookFile.Missing;

    /// <summary>What tells the schema.</summary>
    internal static string Catalogue => "SELECT type, name, sql FROM sqlite_master ORDER BY type, name";

    /// <summary>Makes a copy and gives its name.</summary>
    internal static async Task<string> CreateAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"orm-chinook-{Guid.NewGuid():n}.sqlite");

        // Bytes, not File.Copy, which would keep the original's read-only mode.
        await File.WriteAllBytesAsync(file, await File.ReadAllBytesAsync(ChinookFile.Path("Chinook_Sqlite.sqlite")));
        return file;
    }

    /// <summary>Says that a copy has another schema now; here each is thrown away anyhow.</summary>
    internal static void Spoil(string copy)
    {
    }

    internal static Task DropAsync(string copy)
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in new[] { copy, copy + "-wal", copy + "-shm" })
            File.Delete(file);
        return Task.CompletedTask;
    }

    /// <summary>There is nothing left to remove.</summary>
    internal static ValueTask CleanAsync() => default;

    internal static string Url(string copy) => $"sqlite:///{copy}";

    internal static DbConnection Open(string copy)
    {
        var connection = new SqliteConnection($"Data Source={copy};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Hand-written SQL as this database takes it.</summary>
    internal static string Text(HandWritten sql) => sql.Sqlite;

    /// <summary>SQL as Orm writes it here, from a text with names in brackets and <c>?</c> for parameters.</summary>
    internal static string Rendered(string sql) => sql.Replace('[', '"').Replace(']', '"');
}
