using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Orm.Chinook.Tests.Data;

/// <summary>A copy of the sample database for one test class, as Orm sees it and as the driver sees it.</summary>
public class ChinookCopy : IAsyncLifetime
{
    private static readonly string[] Tables =
        ["Album", "Artist", "Customer", "Employee", "Genre", "Invoice", "InvoiceLine", "MediaType", "Playlist", "PlaylistTrack", "Track"];

    private readonly ConcurrentQueue<string> _statements = new();
    private string? _name;
    private Database? _database;

    /// <summary>The copy through Orm.</summary>
    public virtual Database Database => _database ?? throw new InvalidOperationException("The sample database is missing; the test should have been skipped.");

    /// <summary>The statements that Orm ran since this was asked the last time.</summary>
    public virtual string[] TakeStatements()
    {
        var statements = _statements.ToArray();
        _statements.Clear();
        return statements;
    }

    public virtual async ValueTask InitializeAsync()
    {
        if (ChinookStore.Missing is not null)
            return;
        _name = await ChinookStore.CreateAsync();
        _database = Database.Connect(ChinookStore.Url(_name), options => options.Log = _statements.Enqueue);
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_database is not null)
            await _database.DisposeAsync();
        if (_name is not null)
            await ChinookStore.DropAsync(_name);
    }

    /// <summary>Says that the copy has another schema now, so that no other test may have it.</summary>
    public void Spoil() => ChinookStore.Spoil(_name!);

    /// <summary>Drops all tables, and spoils the copy by that.</summary>
    public async Task EmptyAsync(CancellationToken cancellationToken)
    {
        Spoil();
        await Database.DropTablesAsync(cancellationToken);
        Assert.Empty((await Orm.Migrations.Migrator.ReadAsync(Database, cancellationToken)).Tables);
    }

    /// <summary>A connection that knows nothing of Orm, for hand-written SQL.</summary>
    public DbConnection Open() => ChinookStore.Open(_name!);

    /// <summary>Every row of every table as text, and the schema: what must be the same where nothing may have changed.</summary>
    public string Dump()
    {
        using var connection = Open();
        var dump = new StringBuilder();
        Append(ChinookStore.Catalogue);
        foreach (var table in Tables)
        {
            dump.Append("== ").AppendLine(table);
            Append(ChinookStore.Text($"SELECT * FROM {table} ORDER BY 1, 2"));
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
        DateTime date => date.ToString("O", CultureInfo.InvariantCulture),
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
            command.CommandText = ChinookStore.Text($"SELECT count(*) FROM {table}");
            counts.Add(table, (long)command.ExecuteScalar()!);
        }

        return counts;
    }
}
