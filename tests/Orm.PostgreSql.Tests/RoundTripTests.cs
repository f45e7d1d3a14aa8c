using Npgsql;
using Orm.Execution;
using Orm.PostgreSql.Tests.Hotels;
using Orm.Specs.Faults;

namespace Orm.PostgreSql.Tests;

/// <summary>What travels between driver and server, counted on the wire.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public async Task A_lookup_in_a_fresh_session_is_one_round_trip_also_the_first_of_its_text()
    {
        await using FaultProxy proxy = Server.StartProxy(out string options);
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync(options: options);
        proxy.Clear();
        await LookUpAsync(1);
        Assert.Equal(1, proxy.RoundTrips);
        Assert.Equal("PBDES", proxy.Messages);
        proxy.Clear();
        for (int id = 1; id <= 3; id++)
            await LookUpAsync(id);
        Assert.Equal(3, proxy.RoundTrips);
        Assert.Equal("BESBESBES", proxy.Messages);

        async Task LookUpAsync(int id)
        {
            await using Session session = hotels.Database.OpenSession();
            Assert.NotNull(await session.GetAsync(Guest.Table, id, Server.Token));
        }
    }

    [Fact]
    public async Task A_statement_stays_prepared_when_its_connection_went_through_the_pool_and_was_reset()
    {
        await using FaultProxy proxy = Server.StartProxy(out string options);
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync(options: options);
        for (int i = 0; i < 2; i++)
        {
            await using Session session = hotels.Database.OpenSession();
            Assert.Equal(1, await session.Sql($"select {1}::int").ScalarAsync<int>(Server.Token));
        }

        await ResetAsync();
        await ResetAsync();
        proxy.Clear();
        await using (Session session = hotels.Database.OpenSession())
            Assert.Equal(1, await session.Sql($"select {1}::int").ScalarAsync<int>(Server.Token));
        Assert.StartsWith("BES", proxy.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain('P', proxy.Messages);

        async Task ResetAsync()
        {
            DriverConnection connection = await hotels.Database.RentAsync(Server.Token);
            await hotels.Database.ReturnAsync(connection, reset: true);
        }
    }

    [Fact]
    public async Task Begin_costs_no_round_trip_and_neither_does_a_savepoint()
    {
        await using FaultProxy proxy = Server.StartProxy(out string options);
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync(options: options);
        await using Session session = hotels.Database.OpenSession();
        proxy.Clear();
        await session.BeginAsync(cancellationToken: Server.Token);
        await session.BeginNestedAsync(Server.Token);
        Assert.Equal(0, proxy.RoundTrips);
        Assert.Equal(3, await Guest.Table.CountAsync(session, Server.Token));
        Assert.Equal(1, proxy.RoundTrips);
    }

    [Fact]
    public async Task A_flush_of_any_size_is_one_round_trip_and_one_for_the_commit()
    {
        await using FaultProxy proxy = Server.StartProxy(out string options);
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync(options: options);
        await using Session session = hotels.Database.OpenSession();
        var alone = new Tag { Name = "alone" };
        session.Add(alone);
        Assert.Equal(1, await CommitAsync());
        alone.Name = "still alone";
        Assert.Equal(1, await CommitAsync());

        List<Tag> tags = [.. Enumerable.Range(0, 1000).Select(static i => new Tag { Name = $"t{i}" })];
        session.AddRange(tags);
        Assert.Equal(2, await CommitAsync());

        tags.ForEach(static t => t.Name += "!");
        Assert.Equal(2, await CommitAsync());

        tags.ForEach(session.Remove);
        // The association rows of the tags go first, and with them.
        Assert.Equal(2, await CommitAsync());

        var room = new Room { Hotel = 7, Number = "7" };
        for (int i = 0; i < 1000; i++)
            room.Guests.Add(new Guest { Name = $"g{i}" });
        session.Add(room);
        // The room's key is the application's own: the guests need not wait for it.
        Assert.Equal(2, await CommitAsync());
        Assert.Equal(Enumerable.Range(room.Guests[0].Id, 1000), room.Guests.Select(static g => g.Id));

        async Task<int> CommitAsync()
        {
            proxy.Clear();
            await session.CommitAsync(Server.Token);
            return proxy.RoundTrips;
        }
    }

    [Fact]
    public async Task Batches_travel_together_unless_one_needs_a_key_that_another_is_given()
    {
        await using FaultProxy proxy = Server.StartProxy(out string options);
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync(options: options);
        await using Session session = hotels.Database.OpenSession();
        List<Guest> guests = await Guest.Table.OrderBy(g => g.Id).ToListAsync(session, Server.Token);
        Room room = await Room.Table.FirstAsync(session, Server.Token);
        Tag tag = await Tag.Table.FirstAsync(session, Server.Token);
        tag.Name += "!";
        guests[0].Name += "!";
        session.Add(new Guest { Name = "new", Room = room });
        session.Remove(guests[2]);
        for (int repeat = 0; repeat < 2; repeat++)
        {
            proxy.Clear();
            await session.CommitAsync(Server.Token);
            Assert.Equal(2, proxy.RoundTrips);
            tag.Name += "!";
            guests[0].Name += "!";
            session.Add(new Guest { Name = "newer", Room = room });
        }

        // A text that was prepared once is found prepared, alone and in a round.
        proxy.Clear();
        await session.CommitAsync(Server.Token);
        Assert.DoesNotContain('P', proxy.Messages);

        // The link needs the guest's key, which is made by the insert.
        tag.Guests.Add(new Guest { Name = "newest", Room = room });
        tag.Name += "!";
        proxy.Clear();
        await session.CommitAsync(Server.Token);
        Assert.Equal(3, proxy.RoundTrips);
    }

    [Fact]
    public async Task An_include_is_one_round_trip_for_each_relationship()
    {
        await using FaultProxy proxy = Server.StartProxy(out string options);
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync(options: options);
        await using Session session = hotels.Database.OpenSession();
        proxy.Clear();
        List<Room> rooms = await Room.Table.Include(r => r.Guests, q => q.Include(g => g.Tags)).ToListAsync(session, Server.Token);
        Assert.Equal(2, rooms.Count);
        Assert.Equal(3, proxy.RoundTrips);
    }

    [Fact]
    public async Task Behind_pgbouncer_no_statement_has_a_name()
    {
        await using FaultProxy proxy = Server.StartProxy(out string options);
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync(options: options + "&pgbouncer=true");
        proxy.Clear();
        for (int i = 0; i < 3; i++)
        {
            await using Session session = hotels.Database.OpenSession();
            Assert.NotNull(await session.GetAsync(Guest.Table, 1, Server.Token));
            session.Add(new Tag { Name = $"one{i}" });
            session.Add(new Tag { Name = $"two{i}" });
            await session.CommitAsync(Server.Token);
        }

        Assert.Equal(9, proxy.RoundTrips);
        await using Session asking = hotels.Database.OpenSession();
        Assert.Equal(0, await asking.Sql($"select count(*) from pg_prepared_statements").ScalarAsync<long>(Server.Token));
    }

    [Fact]
    public async Task A_data_source_of_the_applications_own_serves_and_stays_its_own()
    {
        await using FaultProxy proxy = Server.StartProxy(out _);
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        DatabaseUrl url = hotels.Database.Url!;
        await using NpgsqlDataSource source = NpgsqlDataSource.Create($"Host={url.Host};Port={proxy.Port};Username={url.User};Password=s3cret;Database={url.Database};Search Path={url.Options["search_path"]};SSL Mode=Disable;GSS Encryption Mode=Disable");
        await using (Database database = Database.Connect(source, o => o.Models = hotels.Database.Models))
        {
            Assert.DoesNotContain("s3cret", database.ToString(), StringComparison.Ordinal);
            await LookUpAsync(database);
            proxy.Clear();
            await LookUpAsync(database);
            Assert.Equal("PDSBES", proxy.Messages);
            proxy.Clear();
            await LookUpAsync(database);
            Assert.Equal("BES", proxy.Messages);
        }

        await using NpgsqlConnection own = await source.OpenConnectionAsync(Server.Token);
        await using var command = new NpgsqlCommand("select count(*) from guests", own);
        Assert.Equal(3L, await command.ExecuteScalarAsync(Server.Token));

        static async Task LookUpAsync(Database database)
        {
            await using Session session = database.OpenSession();
            Assert.NotNull(await session.GetAsync(Guest.Table, 1, Server.Token));
        }
    }
}
