using Orm.Mapping;
using Orm.Specs.Slice;

namespace Orm.PostgreSql.Tests.Hotels;

/// <summary>A schema with the hotels' tables, three guests in two rooms, and the texts of the statements sent since.</summary>
internal sealed class HotelDatabase : IAsyncDisposable
{
    private HotelDatabase(Database database, List<string> log) => (Database, Log) = (database, log);

    public Database Database { get; }

    public List<string> Log { get; }

    public static async Task<HotelDatabase> CreateAsync(Action<DatabaseOptions>? configure = null, string options = "")
    {
        List<string> log = [];
        Database database = await Server.ConnectAsync(
            o =>
            {
                o.Log = log.Add;
                configure?.Invoke(o);
            },
            options);
        await database.CreateTablesAsync(Server.Token);
        await using Session session = database.OpenSession();
        session.Add(new Room
        {
            Hotel = 1,
            Number = "1a",
            Name = "Blue",
            Guests =
            {
                new Guest { Name = "Ada", Mood = Mood.VeryHappy, Before = Mood.Sad, Priority = Priority.High, Tags = { new Tag { Name = "red" } } },
                new Guest { Name = "Bob", Mood = Mood.Sad },
            },
        });
        await session.FlushAsync(Server.Token);
        session.Add(new Room { Hotel = 1, Number = "2", Guests = { new Guest { Name = "Cy", Mood = Mood.VeryHappy } } });
        await session.CommitAsync(Server.Token);
        log.Clear();
        return new HotelDatabase(database, log);
    }

    /// <summary>Connects to the same schema, for a limit that making and filling it need not keep.</summary>
    public Database Connect(Action<DatabaseOptions> configure) => Database.Connect(Database.Url!.ToString(), o =>
    {
        o.Models = Database.Options.Models;
        configure(o);
    });

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
