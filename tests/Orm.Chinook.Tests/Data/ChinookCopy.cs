using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Orm.Chinook.Tests.Data;

/// <summary>A copy of the sample database for one test class, as Orm sees it and as Microsoft.Data.Sqlite sees it.</summary>
public sealed class ChinookCopy : IAsyncLifetime
{
    private static readonly string[] Tables =
        ["Album", "Artist", "Customer", "Employee", "Genre", "Invoice", "InvoiceLine", "MediaType", "Playlist", "PlaylistTrack", "Track"];

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"orm-chinook-{Guid.NewGuid():n}.sqlite");
    private readonly ConcurrentQueue<string> _statements = new();
    private Database? _database;

    /// <summary>The copy through Orm.</summary>
    public Database Database => _database ?? throw new InvalidOperationException("The sample database is missing; the test should have been skipped.");

    /// <summary>The statements that Orm ran since this was asked the last time.</summary>
    public string[] TakeStatements()
    {
        var statements = _statements.ToArray();
        _statements.Clear();
        return statements;
    }

    public ValueTask InitializeAsync()
    {
        if (ChinookFile.Path is { } source)
        {
            // Bytes, not File.Copy, which would keep the original's read-only mode.
            File.WriteAllBytes(_file, File.ReadAllBytes(source));
            _database = Database.Connect($"sqlite:///{_file}", options => options.Log = _statements.Enqueue);
        }

        return default;
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        SqliteConnection.ClearAllPools();
        foreach (var file in new[] { _file, _file + "-wal", _file + "-shm" })
            File.Delete(file);
    }

    /// <summary>A connection that knows nothing of Orm, for hand-written SQL.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Every row of every table as text, and the schema: what must be the same where nothing may have changed.</summary>
    public string Dump()
    {
        using var connection = Open();
        var dump = new StringBuilder();
        Append("SELECT type, name, sql FROM sqlite_master ORDER BY type, name");
        foreach (var table in Tables)
        {
            dump.Append("== ").AppendLine(table);
            Append($"SELECT * FROM \"{table}\" ORDER BY 1, 2");
        }

        return dump.ToString();

        void Append(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                    dump.Append(i == 0 ? "" : "|").Append(Literal(reader.GetValue(i)));
                dump.AppendLine();
            }
        }
    }

    // Text in quotes and reals with their point, so that a value stored in another class is seen.
    private static string Literal(object value) => value switch
    {
        DBNull => "NULL",
        string text => $"'{text}'",
        double real => real.ToString("0.0###############", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The number of rows in each table, by name.</summary>
    public Dictionary<string, long> Counts()
    {
        using var connection = Open();
        var counts = new Dictionary<string, long>();
        foreach (var table in Tables)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM \"{table}\"";
            counts.Add(table, (long)command.ExecuteScalar()!);
        }

        return counts;
    }
}
