using Orm.Execution;
using Orm.Mapping;
using Orm.PostgreSql.Tests.Hotels;
using Orm.Specs.Slice;

namespace Orm.PostgreSql.Tests;

/// <summary>Arrays as parameters: of every kind of element, as IN lists, and as the keys of loaders.</summary>
public sealed class ArrayTests
{
    private static readonly DateTime Moment = new(2026, 2, 28, 23, 59, 58, DateTimeKind.Unspecified);

    [Fact]
    public async Task Arrays_of_every_kind_come_back_as_they_were_nulls_included()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await CheckAsync(StoredKind.Boolean, "bool", true, false);
        await CheckAsync<short>(StoredKind.Int16, "int2", -1, short.MaxValue);
        await CheckAsync(StoredKind.Int32, "int4", int.MinValue, 7);
        await CheckAsync(StoredKind.Int64, "int8", long.MaxValue, 0L);
        await CheckAsync(StoredKind.Single, "float4", float.NaN, -0f);
        await CheckAsync(StoredKind.Double, "float8", double.NegativeInfinity, double.Epsilon);
        await CheckAsync(StoredKind.Decimal, "numeric", decimal.MaxValue, 0.0000000000000000000000000001m);
        await CheckAsync(StoredKind.Guid, "uuid", Guid.NewGuid(), Guid.Empty);
        await CheckAsync(StoredKind.DateTime, "timestamp", Moment, DateTime.MinValue.AddDays(1));
        await CheckAsync(StoredKind.DateTimeOffset, "timestamptz", new DateTimeOffset(Moment, TimeSpan.Zero), DateTimeOffset.UnixEpoch);
        await CheckAsync(StoredKind.DateOnly, "date", DateOnly.FromDateTime(Moment), new DateOnly(1, 1, 2));
        await CheckAsync(StoredKind.TimeOnly, "time", TimeOnly.FromDateTime(Moment), TimeOnly.MinValue);
        await CheckAsync(StoredKind.TimeSpan, "interval", TimeSpan.FromHours(-30), TimeSpan.Zero);
        Assert.Equal(["a", null, "zażółć \"{}, \\ 😀"], await ReadAsync<string?>(["a", null, "zażółć \"{}, \\ 😀"], StoredKind.String, "text"));
        Assert.Equal([[1, 0], [], null], await ReadAsync<byte[]?>([[1, 0], [], null], StoredKind.Bytes, "bytea"));
        Assert.Equal(["{\"a\": 1}", null], await ReadAsync<string?>(["{\"a\":1}", null], StoredKind.Json, "jsonb"));
        Assert.Equal([ulong.MaxValue, 0m], await connection.ReadAsync("select $1::numeric[]", r => r.GetFieldValue<decimal[]>(0), b => b.SetArray(0, new ulong[] { ulong.MaxValue, 0 }, StoredKind.UInt64)));
        Assert.Empty(await ReadAsync<int>([], StoredKind.Int32, "int4"));
        await database.ReturnAsync(connection, reset: false);

        async Task CheckAsync<T>(StoredKind kind, string type, params T[] values)
            where T : struct
        {
            Assert.Equal(values, await ReadAsync(values, kind, type));
            T?[] some = [values[0], null, values[1]];
            Assert.Equal(some, await ReadAsync(some, kind, type));
        }

        Task<T[]> ReadAsync<T>(T[] values, StoredKind kind, string type) =>
            connection.ReadAsync($"select $1::{type}[]", r => r.GetFieldValue<T[]>(0), b => b.SetArray(0, values, kind));
    }

    [Fact]
    public async Task Labels_of_the_servers_own_enums_are_arrays_too()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("create type weather as enum ('fine', 'so \"so\", \\')", Server.Token);
        await connection.ExecuteScriptAsync("create table t(m weather, a weather[])", Server.Token);
        string?[] labels = ["so \"so\", \\", null, "fine"];
        await connection.ExecuteAsync("insert into t values ('fine', $1)", b => b.SetArray(0, labels, StoredKind.Named));
        Assert.Equal(labels, await connection.ReadAsync("select a::text[] from t where m = any (cast($1 as weather[]))", r => r.GetFieldValue<string?[]>(0), b => b.SetArray(0, labels, StoredKind.Named)));
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task Lists_of_all_lengths_are_one_text_and_one_parameter()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        hotels.Log.Clear();
        for (int count = 1; count <= 40; count++)
        {
            int[] ids = [.. Enumerable.Range(1, count)];
            Assert.Equal(Math.Min(count, 3), await Guest.Table.Where(g => g.Id.In(ids)).CountAsync(session, Server.Token));
            Assert.Equal(Math.Max(3 - count, 0), await Guest.Table.Where(g => g.Id.NotIn(ids)).CountAsync(session, Server.Token));
        }

        Assert.Equal(
            ["SELECT count(*) FROM \"guests\" AS t0 WHERE t0.\"id\" = ANY ($1)", "SELECT count(*) FROM \"guests\" AS t0 WHERE t0.\"id\" <> ALL ($1)"],
            hotels.Log.Distinct());
        int[] many = [.. Enumerable.Range(-100_000, 100_003)];
        Assert.Equal(2, await Guest.Table.Where(g => g.Id.In(many)).CountAsync(session, Server.Token));
        Assert.Equal(0, await Guest.Table.Where(g => g.Id.In(Array.Empty<int>())).CountAsync(session, Server.Token));
    }

    [Fact]
    public async Task Lists_take_the_mapping_of_their_column()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        Assert.Equal(["Ada", "Cy"], await NamesAsync(g => g.Mood.In(Mood.VeryHappy, Mood.VeryHappy)));
        Assert.Equal(["Bob"], await NamesAsync(g => g.Mood.NotIn(Mood.VeryHappy)));
        Assert.Equal(["Ada"], await NamesAsync(g => g.Before.In(Mood.Sad)));
        Assert.Equal(["Ada"], await NamesAsync(g => g.Priority.In(Priority.High, Priority.Low)));
        Assert.Equal(["Ada", "Bob"], await NamesAsync(g => g.Name.Length().In(3)));
        Assert.Equal(3, await Guest.Table.Where(g => g.Arrived.NotIn(DateTimeOffset.UnixEpoch.ToOffset(TimeSpan.FromHours(2)))).CountAsync(session, Server.Token));

        Task<List<string>> NamesAsync(Func<GuestTable, Predicate> condition) =>
            Guest.Table.Where(condition).OrderBy(g => g.Name).Select(g => g.Name).ToListAsync(session, Server.Token).AsTask();
    }

    [Fact]
    public async Task Lists_in_raw_sql_are_arrays_with_and_without_parentheses()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        int[] ids = [1, 3];
        List<string> none = [];
        Assert.Equal(2, await session.Sql($"select count(*) from guests where id IN {ids}").ScalarAsync<long>(Server.Token));
        Assert.Equal(2, await session.Sql($"select count(*) from guests where id in ({ids})").ScalarAsync<long>(Server.Token));
        Assert.Equal(1, await session.Sql($"select count(*) from guests where id Not  In({ids}) and id > {0}").ScalarAsync<long>(Server.Token));
        Assert.Equal(2, await session.Sql($"select count(*) from guests where id = any({ids})").ScalarAsync<long>(Server.Token));
        Assert.Equal(0, await session.Sql($"select count(*) from guests where name in {none}").ScalarAsync<long>(Server.Token));
        Assert.Equal(
            [
                "select count(*) from guests where id = ANY ($1)",
                "select count(*) from guests where id = ANY ($1)",
                "select count(*) from guests where id <> ALL ($1) and id > $2",
                "select count(*) from guests where id = any(SELECT unnest($1))",
                "select count(*) from guests where name in (SELECT CAST(NULL AS text) WHERE 1 = 0)",
            ],
            hotels.Log.TakeLast(5));
    }

    [Fact]
    public async Task Children_of_any_number_of_parents_are_one_statement()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using (Session filling = hotels.Database.OpenSession())
        {
            for (int i = 0; i < 700; i++)
                filling.Add(new Room { Hotel = 9, Number = $"{i}", Guests = { new Guest { Name = $"g{i}", Mood = Mood.Sad } } });
            await filling.CommitAsync(Server.Token);
        }

        await using Session session = hotels.Database.OpenSession();
        hotels.Log.Clear();
        List<Room> rooms = await Room.Table.Include(r => r.Guests, q => q.Include(g => g.Tags)).ToListAsync(session, Server.Token);
        Assert.Equal(702, rooms.Count);
        Assert.All(rooms, static r => Assert.All(r.Guests, g => Assert.Equal((r.Hotel, r.Number), (g.Hotel, g.RoomNumber))));
        Assert.Equal(703, rooms.Sum(static r => r.Guests.Count));
        Assert.Equal(["red"], rooms.SelectMany(static r => r.Guests).SelectMany(static g => g.Tags).Select(static t => t.Name));
        Assert.Equal(3, hotels.Log.Count);
        Assert.Contains("IN (SELECT * FROM unnest($1, $2))", hotels.Log[1], StringComparison.Ordinal);
        Assert.Contains("= ANY ($1)", hotels.Log[2], StringComparison.Ordinal);
    }
}
