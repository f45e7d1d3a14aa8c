using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Orm.Dialects;
using SQLitePCL;

namespace Orm.Sqlite;

/// <summary>What a URL says of a SQLite database, with the defaults of this driver: a write-ahead log for files, foreign keys checked, five seconds of patience.</summary>
internal sealed class SqliteSettings
{
    private SqliteSettings(string connectionString, string path)
    {
        ConnectionString = connectionString;
        Path = path;
    }

    public string ConnectionString { get; }

    /// <summary>The file's path, or the name of the database in memory.</summary>
    public string Path { get; }

    /// <summary>The flags that SQLite opens the database with.</summary>
    public int OpenFlags { get; private init; }

    /// <summary>The name that SQLite opens.</summary>
    public string FileName { get; private init; } = "";

    /// <summary>The virtual file system, or null for the platform's own.</summary>
    public string? Vfs { get; private init; }

    /// <summary>Whether connections are those of Microsoft.Data.Sqlite, so that other code can use them, too.</summary>
    public bool IsShared { get; private init; }

    public bool IsMemory { get; private init; }

    public bool IsReadOnly { get; private init; }

    /// <summary>Whether a commit has to wait until others have ended reading.</summary>
    public bool CommitWaits { get; private init; }

    public bool CreatesFile { get; private init; }

    public int BusyMilliseconds { get; private init; }

    /// <summary>Run once per connection as it is opened.</summary>
    public string OpenScript { get; private init; } = "";

    /// <summary>What every connection's session state is; run at opening, and when a connection is reset.</summary>
    public string SessionScript { get; private init; } = "";

    public static SqliteSettings Parse(DatabaseUrl url)
    {
        if (url.Host is not null || url.User is not null || url.Port is not null)
            throw new DatabaseUrlException($"A SQLite URL names a file and no host: write three slashes, {url.Scheme}:///{url.Host}, or four for an absolute path, {url.Scheme}:////tmp/{url.Host}.");
        var reader = new UrlOptionReader(url);
        string mode = reader.Word("mode", "rwc", "ro", "rw", "rwc", "memory");
        bool memory = mode == "memory" || url.Database is "" or ":memory:";
        string journal = reader.Word("journal_mode", memory || mode == "ro" ? "" : "wal", "wal", "delete", "truncate", "persist", "memory", "off");
        string synchronous = reader.Word("synchronous", journal == "wal" ? "normal" : "", "off", "normal", "full", "extra");
        string cache = reader.Word("cache", "default", "default", "private", "shared");
        string? vfs = reader.Text("vfs");
        string? password = reader.Text("password");
        string path = memory && url.Database is "" ? ":memory:" : url.Database!;
        bool namedMemory = mode == "memory" && path != ":memory:";
        TimeSpan timeout = reader.Seconds("timeout", TimeSpan.FromSeconds(5));
        var session = new StringBuilder();
        Pragma(session, "foreign_keys", reader.Switch("foreign_keys", true) ? "ON" : "OFF");
        Pragma(session, "recursive_triggers", reader.Switch("recursive_triggers", false) ? "ON" : "OFF");
        Pragma(session, "synchronous", synchronous);
        if (reader.Number("cache_size", 0) is var cacheSize and not 0)
            Pragma(session, "cache_size", cacheSize.ToString(CultureInfo.InvariantCulture));
        if (reader.Number("mmap_size", -1) is var mmapSize and >= 0)
            Pragma(session, "mmap_size", mmapSize.ToString(CultureInfo.InvariantCulture));
        Pragma(session, "temp_store", reader.Word("temp_store", "", "default", "file", "memory"));
        Pragma(session, "query_only", mode == "ro" ? "ON" : "");
        reader.RefuseOthers();
        var open = new StringBuilder();
        Pragma(open, "journal_mode", journal);
        return new SqliteSettings(ConnectionStringOf(path, mode, namedMemory, cache, vfs, password), path)
        {
            OpenFlags = FlagsOf(path, mode, namedMemory, cache),
            FileName = namedMemory && !path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? $"file:{Uri.EscapeDataString(path)}" : path,
            Vfs = vfs,
            // Which statements set a password depends on the library; Microsoft.Data.Sqlite knows.
            IsShared = password is not null || string.Equals(url.Driver, "microsoft", StringComparison.OrdinalIgnoreCase),
            IsMemory = memory,
            IsReadOnly = mode == "ro",
            CommitWaits = !memory && journal != "wal",
            CreatesFile = mode == "rwc",
            BusyMilliseconds = (int)timeout.TotalMilliseconds,
            OpenScript = open.ToString(),
            SessionScript = session.ToString(),
        };
    }

    private static string ConnectionStringOf(string path, string mode, bool namedMemory, string cache, string? vfs, string? password)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode switch
            {
                "ro" => SqliteOpenMode.ReadOnly,
                "rw" => SqliteOpenMode.ReadWrite,
                _ => namedMemory ? SqliteOpenMode.Memory : SqliteOpenMode.ReadWriteCreate,
            },
            Cache = cache switch
            {
                "private" => SqliteCacheMode.Private,
                "shared" => SqliteCacheMode.Shared,
                _ => SqliteCacheMode.Default,
            },
            // The pool is Orm's own: a connection keeps its prepared statements there.
            Pooling = false,
        };
        if (password is not null)
            builder.Password = password;
        if (vfs is not null)
            builder.Vfs = vfs;
        return builder.ConnectionString;
    }

    private static int FlagsOf(string path, string mode, bool namedMemory, string cache)
    {
        int flags = mode switch
        {
            "ro" => raw.SQLITE_OPEN_READONLY,
            "rw" => raw.SQLITE_OPEN_READWRITE,
            _ => raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE,
        };
        // Only a URI names a database in memory.
        if (namedMemory)
            flags |= raw.SQLITE_OPEN_MEMORY | raw.SQLITE_OPEN_URI;
        if (path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            flags |= raw.SQLITE_OPEN_URI;
        return flags | cache switch
        {
            "private" => raw.SQLITE_OPEN_PRIVATECACHE,
            "shared" => raw.SQLITE_OPEN_SHAREDCACHE,
            _ => 0,
        };
    }

    private static void Pragma(StringBuilder script, string name, string value)
    {
        if (value.Length > 0)
            script.Append("PRAGMA ").Append(name).Append(" = ").Append(value).Append(';');
    }
}
