using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Orm.Dialects;

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

    public bool IsMemory { get; private init; }

    public bool IsReadOnly { get; private init; }

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
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = memory && url.Database is "" ? ":memory:" : url.Database,
            Mode = mode switch
            {
                "ro" => SqliteOpenMode.ReadOnly,
                "rw" => SqliteOpenMode.ReadWrite,
                "memory" when url.Database is not ("" or ":memory:") => SqliteOpenMode.Memory,
                _ => SqliteOpenMode.ReadWriteCreate,
            },
            Cache = reader.Word("cache", "default", "default", "private", "shared") switch
            {
                "private" => SqliteCacheMode.Private,
                "shared" => SqliteCacheMode.Shared,
                _ => SqliteCacheMode.Default,
            },
            // The pool is Orm's own: a connection keeps its prepared statements there.
            Pooling = false,
        };
        if (reader.Text("password") is { } password)
            builder.Password = password;
        if (reader.Text("vfs") is { } vfs)
            builder.Vfs = vfs;
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
        return new SqliteSettings(builder.ConnectionString, builder.DataSource)
        {
            IsMemory = memory,
            IsReadOnly = mode == "ro",
            CreatesFile = mode == "rwc",
            BusyMilliseconds = (int)timeout.TotalMilliseconds,
            OpenScript = open.ToString(),
            SessionScript = session.ToString(),
        };
    }

    private static void Pragma(StringBuilder script, string name, string value)
    {
        if (value.Length > 0)
            script.Append("PRAGMA ").Append(name).Append(" = ").Append(value).Append(';');
    }
}
