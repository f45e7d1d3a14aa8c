using Orm.PostgreSql.Tests.Hotels;

namespace Orm.PostgreSql.Tests;

/// <summary>Batches over arrays: their statements, what they read back, and what they find missing.</summary>
public sealed class FlushTests
{
    [Fact]
    public async Task Inserts_of_one_batch_are_one_statement_over_arrays_and_keys_ascend_with_the_rows()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        List<Guest> guests = [.. Enumerable.Range(0, 2500).Select(static i => new Guest
        {
            Name = $"g{i}", Hotel = 1, RoomNumber = "2", Mood = i % 2 == 0 ? Mood.Sad : Mood.VeryHappy, Before = i % 3 == 0 ? null : Mood.Sad,
        })];
        session.AddRange(guests);
        await session.CommitAsync(Server.Token);
        Assert.Equal(
            [
                "BEGIN",
                "WITH i AS (INSERT INTO \"guests\" (\"name\", \"hotel\", \"room_number\", \"mood\", \"before\", \"priority\", \"revision\")"
                + " SELECT u.c0, u.c1, u.c2, u.c3, u.c4, u.c5, u.c6 FROM unnest($1, $2, $3, CAST($4 AS \"mood\"[]), CAST($5 AS \"mood\"[]), $6, $7) WITH ORDINALITY AS u(c0, c1, c2, c3, c4, c5, c6, o)"
                + " ORDER BY u.o RETURNING \"id\", \"arrived\") SELECT * FROM i ORDER BY \"id\"",
                "COMMIT",
            ],
            hotels.Log);
        Assert.All(guests, static g => Assert.InRange(g.Arrived, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5)));
        await using Session again = hotels.Database.OpenSession();
        Dictionary<int, Guest> stored = (await Guest.Table.Where(g => g.Id > 3).ToListAsync(again, Server.Token)).ToDictionary(static g => g.Id);
        Assert.All(guests, g => Assert.Equal((g.Name, g.Mood, g.Before, g.Revision, g.Arrived), (stored[g.Id].Name, stored[g.Id].Mood, stored[g.Id].Before, stored[g.Id].Revision, stored[g.Id].Arrived)));
    }

    [Fact]
    public async Task Every_kind_of_value_and_null_goes_through_arrays_exactly()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        int seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        List<Reading> readings = [Readings.Empty, Readings.Least, Readings.Greatest, .. Enumerable.Range(0, 200).Select(_ => Readings.Random(random))];
        await using (Session session = hotels.Database.OpenSession())
        {
            session.AddRange(readings);
            await session.CommitAsync(Server.Token);
            Assert.EndsWith(" RETURNING \"id\"", hotels.Log[1], StringComparison.Ordinal);
            Reading alone = Readings.Greatest;
            session.Add(alone);
            await session.CommitAsync(Server.Token);
            readings.Add(alone);
            alone = Readings.Least;
            session.Add(alone);
            await session.CommitAsync(Server.Token);
            readings.Add(alone);
        }

        await CheckAsync();
        await using (Session session = hotels.Database.OpenSession())
        {
            List<Reading> all = await Reading.Table.OrderBy(r => r.Id).ToListAsync(session, Server.Token);
            for (int i = 0; i < all.Count; i++)
            {
                Reading source = readings[all.Count - 1 - i];
                (all[i].Flag, all[i].Small, all[i].Medium, all[i].Large, all[i].Vast, all[i].Single) = (source.Flag, source.Small, source.Medium, source.Large, source.Vast, source.Single);
                (all[i].Double, all[i].Amount, all[i].Text, all[i].Token, all[i].Clock, all[i].Instant) = (source.Double, source.Amount, source.Text, source.Token, source.Clock, source.Instant);
                (all[i].Day, all[i].Time, all[i].Span, all[i].Bytes, all[i].Mood) = (source.Day, source.Time, source.Span, source.Bytes, source.Mood);
            }

            await session.CommitAsync(Server.Token);
            readings = all;
        }

        await CheckAsync();

        async Task CheckAsync()
        {
            await using Session session = hotels.Database.OpenSession();
            List<Reading> stored = await Reading.Table.OrderBy(r => r.Id).ToListAsync(session, Server.Token);
            Assert.Equal(readings.Select(static r => r.Values()), stored.Select(static r => r.Values()));
            Assert.Equal(readings.Select(static r => r.Id), stored.Select(static r => r.Id));
        }
    }

    [Fact]
    public async Task Rows_with_keys_of_the_application_find_what_the_server_made_by_their_key()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        List<Tag> tags = [.. Enumerable.Range(0, 300).Select(static i => new Tag { Id = Guid.NewGuid(), Name = $"t{i}" })];
        session.AddRange(tags);
        await session.CommitAsync(Server.Token);
        Assert.Equal(
            "WITH s AS (SELECT * FROM unnest($1, $2) WITH ORDINALITY AS u(c0, c1, o)), i AS (INSERT INTO \"tags\" (\"id\", \"name\") SELECT u.c0, u.c1 FROM s AS u ORDER BY u.o"
            + " RETURNING \"id\", \"created\") SELECT s.o, i.\"created\" FROM i INNER JOIN s ON i.\"id\" = s.c0",
            hotels.Log[1]);
        Assert.All(tags, static t => Assert.NotEqual(default, t.Created));
    }

    [Fact]
    public async Task Keys_that_only_the_server_can_make_come_through_a_pipeline()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        List<Parcel> parcels = [.. Enumerable.Range(0, 1200).Select(static i => new Parcel { Name = $"p{i}" })];
        session.AddRange(parcels);
        await session.CommitAsync(Server.Token);
        Assert.StartsWith("INSERT INTO \"parcels\" (\"name\") VALUES ($1) RETURNING ", hotels.Log[1], StringComparison.Ordinal);
        Assert.Equal(1200, parcels.Select(static p => p.Id).Distinct().Count());
        Assert.All(parcels, static p => Assert.Equal(p.Name.ToUpperInvariant(), p.Shout));
        parcels.ForEach(static p => p.Name += "?");
        await session.CommitAsync(Server.Token);
        Assert.All(parcels, static p => Assert.Equal(p.Name.ToUpperInvariant(), p.Shout));
        await using Session again = hotels.Database.OpenSession();
        Assert.Equal(1200, await Parcel.Table.Where(p => p.Name.Like("p%?")).CountAsync(again, Server.Token));
    }

    [Fact]
    public async Task Updates_and_deletes_of_one_batch_are_one_statement_each()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        List<Guest> guests = await Guest.Table.OrderBy(g => g.Id).ToListAsync(session, Server.Token);
        guests.ForEach(static g => g.Before = g.Before is null ? Mood.VeryHappy : null);
        hotels.Log.Clear();
        await session.CommitAsync(Server.Token);
        Assert.Equal(
            "UPDATE \"guests\" AS t SET \"before\" = u.c0, \"revision\" = u.c1 FROM unnest(CAST($1 AS \"mood\"[]), $2, $3, $4) WITH ORDINALITY AS u(c0, c1, c2, c3, o) WHERE t.\"id\" = u.c2 AND t.\"revision\" = u.c3 RETURNING u.o",
            hotels.Log[1]);
        hotels.Log.Clear();
        guests.ForEach(session.Remove);
        await session.CommitAsync(Server.Token);
        Assert.Contains("DELETE FROM \"guest_tags\" AS t USING unnest($1) WITH ORDINALITY AS u(c0, o) WHERE t.\"guest_id\" = u.c0", hotels.Log);
        Assert.Contains("DELETE FROM \"guests\" AS t USING unnest($1, $2) WITH ORDINALITY AS u(c0, c1, o) WHERE t.\"id\" = u.c0 AND t.\"revision\" = u.c1 RETURNING u.o", hotels.Log);
        await using Session again = hotels.Database.OpenSession();
        Assert.Equal(0, await Guest.Table.CountAsync(again, Server.Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_row_that_somebody_else_changed_is_named_and_nothing_of_the_batch_stays(bool deletes)
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        List<Guest> guests = await Guest.Table.OrderBy(g => g.Id).ToListAsync(session, Server.Token);
        await using (Session other = hotels.Database.OpenSession())
        {
            (await other.GetAsync(Guest.Table, guests[1].Id, Server.Token))!.Name = "changed";
            await other.CommitAsync(Server.Token);
        }

        foreach (Guest guest in guests)
        {
            if (deletes)
                session.Remove(guest);
            else
                guest.Name += "!";
        }

        ConcurrencyException exception = await Assert.ThrowsAsync<ConcurrencyException>(async () => await session.CommitAsync(Server.Token));
        Assert.Same(guests[1], exception.Entity);
        await using Session again = hotels.Database.OpenSession();
        Assert.Equal(["Ada", "changed", "Cy"], await Guest.Table.OrderBy(g => g.Id).Select(g => g.Name).ToListAsync(again, Server.Token));
    }

    [Fact]
    public async Task A_statement_failed_and_caught_does_not_let_the_transaction_pass_for_committed()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        await session.BeginAsync(cancellationToken: Server.Token);
        await session.Sql($"insert into rooms values (5, 'x', null)").ExecuteAsync(Server.Token);
        await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.Sql($"insert into rooms values (5, 'x', null)").ExecuteAsync(Server.Token));
        await Assert.ThrowsAnyAsync<OrmException>(async () => await session.CommitAsync(Server.Token));
        await session.RollbackAsync(Server.Token);
        Assert.Equal(0, hotels.Database.Pool.InUse);
        Assert.Equal(0, await session.Sql($"select count(*) from rooms where hotel = 5").ScalarAsync<long>(Server.Token));
        await session.Sql($"insert into rooms values (5, 'x', null)").ExecuteAsync(Server.Token);
        await session.CommitAsync(Server.Token);
        Assert.Equal(1, await session.Sql($"select count(*) from rooms where hotel = 5").ScalarAsync<long>(Server.Token));
    }

    [Fact]
    public async Task A_transaction_of_other_code_is_joined_and_left_to_it()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Database plain = Database.Connect(hotels.Database.Url!.ToString(), o => o.Models = hotels.Database.Models);
        Execution.DriverConnection rented = await plain.RentAsync(Server.Token);
        var connection = (Npgsql.NpgsqlConnection)rented.Connection!;
        await using (Npgsql.NpgsqlTransaction transaction = await connection.BeginTransactionAsync(Server.Token))
        {
            await using (Session session = hotels.Database.OpenSession(transaction))
            {
                session.AddRange([new Tag { Name = "a" }, new Tag { Name = "b" }]);
                await session.CommitAsync(Server.Token);
            }

            await using var command = new Npgsql.NpgsqlCommand("select count(*) from tags", connection);
            Assert.Equal(3L, await command.ExecuteScalarAsync(Server.Token));
            await transaction.RollbackAsync(Server.Token);
        }

        await plain.ReturnAsync(rented, reset: false);
        await using Session after = hotels.Database.OpenSession();
        Assert.Equal(1, await Tag.Table.CountAsync(after, Server.Token));
    }
}
