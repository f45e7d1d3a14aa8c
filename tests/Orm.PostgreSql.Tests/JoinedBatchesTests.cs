using Orm.Mapping;
using Orm.PostgreSql.Tests.Hotels;

namespace Orm.PostgreSql.Tests;

/// <summary>Batches that travel together succeed and fail as they would one by one.</summary>
public sealed class JoinedBatchesTests
{
    [Fact]
    public async Task A_violation_in_a_later_batch_names_its_entity_and_leaves_the_earlier_ones_unwritten()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        Room room = await Room.Table.FirstAsync(session, Server.Token);
        var guest = new Guest { Name = "Dee", Room = room };
        var tag = new Tag { Name = "red" };
        var other = new Room { Hotel = 9, Number = "9" };
        session.Add(guest);
        session.Add(tag);
        session.Add(other);
        UniqueViolationException violation = await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.CommitAsync(Server.Token));
        Assert.Equal("Tag", violation.Entity);
        Assert.Contains("uq_tags_name", violation.Message, StringComparison.Ordinal);
        await session.RollbackAsync(Server.Token);
        Assert.Equal(0, guest.Id);
        Assert.Equal(default, tag.Created);
        Assert.Equal((3L, 1L, 2L), await CountAsync(hotels.Database));

        tag.Name = "green";
        await session.CommitAsync(Server.Token);
        Assert.NotEqual(0, guest.Id);
        Assert.NotEqual(default, tag.Created);
        Assert.Equal((4L, 2L, 3L), await CountAsync(hotels.Database));
    }

    [Fact]
    public async Task A_violation_in_a_batch_without_an_answer_of_rows_names_its_entity()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        Room taken = await Room.Table.FirstAsync(session, Server.Token);
        await using Session second = hotels.Database.OpenSession();
        second.Add(new Tag { Name = "blue" });
        second.Add(new Room { Hotel = taken.Hotel, Number = taken.Number });
        UniqueViolationException violation = await Assert.ThrowsAsync<UniqueViolationException>(async () => await second.CommitAsync(Server.Token));
        Assert.Equal("Room", violation.Entity);
        Assert.Equal((3L, 1L, 2L), await CountAsync(hotels.Database));
    }

    [Fact]
    public async Task A_lost_update_among_others_is_told_as_itself()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        List<Guest> guests = await Guest.Table.OrderBy(g => g.Id).ToListAsync(session, Server.Token);
        Tag tag = await Tag.Table.FirstAsync(session, Server.Token);
        Room room = await Room.Table.FirstAsync(session, Server.Token);
        await using (Session faster = hotels.Database.OpenSession())
        {
            (await faster.GetAsync(Guest.Table, guests[1].Id, Server.Token))!.Name = "changed";
            await faster.CommitAsync(Server.Token);
        }

        tag.Name = "orange";
        room.Name = "Orange";
        guests[0].Name = "Ann";
        guests[1].Name = "Ben";
        ConcurrencyException lost = await Assert.ThrowsAsync<ConcurrencyException>(async () => await session.CommitAsync(Server.Token));
        Assert.Same(guests[1], lost.Entity);
        await session.RollbackAsync(Server.Token);
        await using Session reader = hotels.Database.OpenSession();
        Assert.Equal("red", (await Tag.Table.FirstAsync(reader, Server.Token)).Name);
        Assert.Equal("Ada", (await reader.GetAsync(Guest.Table, guests[0].Id, Server.Token))!.Name);

        await session.RefreshAsync(guests[1], Server.Token);
        guests[1].Name = "Ben";
        await session.CommitAsync(Server.Token);
        Assert.Equal("orange", (await Tag.Table.AsNoTracking().FirstAsync(reader, Server.Token)).Name);
    }

    [Fact]
    public async Task A_row_that_is_gone_is_missed_although_its_statement_gives_a_count_only()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        Tag tag = await Tag.Table.FirstAsync(session, Server.Token);
        Room room = await Room.Table.FirstAsync(session, Server.Token);
        await using (Session faster = hotels.Database.OpenSession())
        {
            await faster.Sql($"delete from guest_tags").ExecuteAsync(Server.Token);
            await faster.Sql($"delete from tags").ExecuteAsync(Server.Token);
            await faster.CommitAsync(Server.Token);
        }

        tag.Name = "orange";
        room.Name = "Orange";
        ConcurrencyException lost = await Assert.ThrowsAsync<ConcurrencyException>(async () => await session.CommitAsync(Server.Token));
        Assert.Same(tag, lost.Entity);
        await using Session reader = hotels.Database.OpenSession();
        Assert.Equal("Blue", (await reader.GetAsync(Room.Table, (1, "1a"), Server.Token))!.Name);
    }

    [Fact]
    public async Task Each_batch_is_told_of_with_its_own_statement_rows_and_failure()
    {
        List<StatementEvent> events = [];
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync(o => o.OnStatement = events.Add);
        await using Session session = hotels.Database.OpenSession();
        Room room = await Room.Table.FirstAsync(session, Server.Token);
        events.Clear();
        hotels.Log.Clear();
        session.AddRange([new Guest { Name = "Dee", Room = room }, new Guest { Name = "Eve", Room = room }]);
        session.Add(new Tag { Name = "green" });
        await session.FlushAsync(Server.Token);
        Assert.Equal([("INSERT", "guests", 2), ("INSERT", "tags", 1)], events.Select(static e => (e.Operation, e.Table!, e.Rows)).Order());
        Assert.Equal(events.Select(static e => e.Sql).Order(), hotels.Log.Where(static sql => sql != "BEGIN").Order());

        events.Clear();
        session.Add(new Tag { Name = "red" });
        session.Add(new Room { Hotel = 9, Number = "9" });
        await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.FlushAsync(Server.Token));
        Assert.IsAssignableFrom<Exception>(Assert.Single(events, static e => e.Table == "tags").Exception);
    }

    [Fact]
    public async Task The_sessions_time_out_limits_them()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session holder = hotels.Database.OpenSession();
        (await Room.Table.FirstAsync(holder, Server.Token)).Name = "held";
        await holder.FlushAsync(Server.Token);

        await using Session session = hotels.Database.OpenSession();
        (await Tag.Table.FirstAsync(session, Server.Token)).Name = "orange";
        (await Room.Table.FirstAsync(session, Server.Token)).Name = "wanted";
        session.CommandTimeout = TimeSpan.FromSeconds(1);
        CommandTimeoutException timeout = await Assert.ThrowsAsync<CommandTimeoutException>(async () => await session.CommitAsync(Server.Token));
        Assert.Equal(TimeSpan.FromSeconds(1), timeout.Limit);
        session.CommandTimeout = null;
        await session.RollbackAsync(Server.Token);
        await holder.RollbackAsync(Server.Token);
        Assert.Equal((3L, 1L, 2L), await CountAsync(hotels.Database));
    }

    private static async Task<(long Guests, long Tags, long Rooms)> CountAsync(Database database)
    {
        await using Session session = database.OpenSession();
        return (await Guest.Table.CountAsync(session, Server.Token), await Tag.Table.CountAsync(session, Server.Token), await Room.Table.CountAsync(session, Server.Token));
    }
}
