using Orm.Dialects;
using Orm.Mapping;
using Orm.MySql.Tests.Stock;

namespace Orm.MySql.Tests;

/// <summary>Flushes of many rows: by RETURNING as MariaDB has it, and by LAST_INSERT_ID as MySQL must.</summary>
public sealed class FlushTests
{
    [Theory]
    [InlineData("")]
    [InlineData("?returning=off")]
    public async Task Generated_keys_find_their_rows(string option)
    {
        var log = new List<string>();
        await using Database database = await ConnectAsync(option, log);
        await using Session session = database.OpenSession();
        Item[] items = [.. Enumerable.Range(0, 700).Select(static i => new Item { Name = $"item {i}", Amount = i })];
        session.AddRange(items);
        log.Clear();
        await session.FlushAsync(Server.Token);
        // 256 + 256 + 128 + 32 + 16 + 8 + 4.
        Assert.Equal(7, log.Count(static sql => sql.StartsWith("INSERT", StringComparison.Ordinal)));
        Assert.Equal(option.Length == 0, log.Exists(static sql => sql.Contains("RETURNING", StringComparison.Ordinal)));
        await session.CommitAsync(Server.Token);

        await using Session reading = database.OpenSession();
        Dictionary<int, Item> rows = (await Item.Table.ToListAsync(reading, Server.Token)).ToDictionary(static i => i.Id);
        Assert.Equal(700, rows.Count);
        Assert.All(items, item =>
        {
            Assert.Equal((item.Name, item.Amount, item.Ticket), (rows[item.Id].Name, rows[item.Id].Amount, rows[item.Id].Ticket));
            Assert.NotEqual(0, item.Ticket);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("?returning=off")]
    public async Task What_the_database_makes_for_keys_of_the_client_is_read_with_the_insert(string option)
    {
        var log = new List<string>();
        await using Database database = await ConnectAsync(option, log);
        await using Session session = database.OpenSession();
        Parcel[] parcels = [.. Enumerable.Range(1, 30).Select(static i => new Parcel { Label = new string('x', i) })];
        session.AddRange(parcels);
        log.Clear();
        await session.CommitAsync(Server.Token);
        Assert.Equal(4, log.Count(static sql => sql.StartsWith("INSERT", StringComparison.Ordinal)));
        for (int i = 0; i < parcels.Length; i++)
        {
            Assert.Equal(i + 1, parcels[i].Length);
            Assert.InRange(parcels[i].Sent, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
        }

        log.Clear();
        foreach (Parcel parcel in parcels)
            parcel.Label += "y";
        await session.CommitAsync(Server.Token);
        Assert.Equal(4, log.Count(static sql => sql.StartsWith("UPDATE", StringComparison.Ordinal)));
        await using Session reading = database.OpenSession();
        Assert.Equal(31, (await reading.GetAsync(Parcel.Table, parcels[29].Id, Server.Token))!.Length);
    }

    [Fact]
    public async Task Many_updates_and_deletes_are_one_text_each()
    {
        var log = new List<string>();
        await using Database database = await ConnectAsync("", log);
        await using Session session = database.OpenSession();
        Item[] items = [.. Enumerable.Range(0, 64).Select(static i => new Item { Name = $"item {i}" })];
        session.AddRange(items);
        await session.CommitAsync(Server.Token);
        log.Clear();
        foreach (Item item in items)
            item.Amount = item.Id;
        await session.FlushAsync(Server.Token);
        string update = Assert.Single(log, static sql => sql.Contains("UPDATE", StringComparison.Ordinal));
        Assert.StartsWith("SAVEPOINT orm_batch; UPDATE `items` SET `amount` = ?, `revision` = ? WHERE `id` = ? AND `revision` = ?; UPDATE ", update, StringComparison.Ordinal);
        foreach (Item item in items)
            session.Remove(item);
        await session.CommitAsync(Server.Token);
        Assert.Single(log, static sql => sql.Contains("DELETE FROM `items`", StringComparison.Ordinal));
        Assert.Equal(0, await Item.Table.CountAsync(session, Server.Token));
    }

    [Fact]
    public async Task A_lost_update_among_many_is_found_and_nothing_is_written()
    {
        await using Database database = await ConnectAsync("", []);
        await using Session session = database.OpenSession();
        Item[] items = [.. Enumerable.Range(0, 20).Select(static i => new Item { Name = $"item {i}" })];
        session.AddRange(items);
        await session.CommitAsync(Server.Token);
        await using (Session other = database.OpenSession())
        {
            (await other.GetAsync(Item.Table, items[13].Id, Server.Token))!.Amount = 1000;
            await other.CommitAsync(Server.Token);
        }

        foreach (Item item in items)
            item.Amount = 5;
        ConcurrencyException exception = await Assert.ThrowsAsync<ConcurrencyException>(async () => await session.CommitAsync(Server.Token));
        Assert.Same(items[13], exception.Entity);
        await session.RollbackAsync(Server.Token);
        await using Session reading = database.OpenSession();
        Assert.Equal(1000, await Item.Table.SumAsync(reading, i => i.Amount, Server.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?returning=off")]
    public async Task Rows_that_are_too_great_for_one_packet_go_in_several(string option)
    {
        await using Database database = await ConnectAsync(option, []);
        await using Session session = database.OpenSession();

        // 100 MB, where the server takes 64 at a time.
        Paper[] papers = [.. Enumerable.Range(0, 20).Select(static i => new Paper { Scan = Enumerable.Repeat((byte)i, 5_000_000).ToArray() })];
        session.AddRange(papers);
        await session.CommitAsync(Server.Token);
        await using Session reading = database.OpenSession();
        foreach (Paper paper in papers)
        {
            byte[] scan = (await reading.GetAsync(Paper.Table, paper.Id, Server.Token))!.Scan;
            Assert.True(scan.AsSpan().SequenceEqual(paper.Scan));
            reading.Clear();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?returning=off")]
    public async Task An_upsert_of_a_row_that_is_there_changes_or_keeps_it(string option)
    {
        await using Database database = await ConnectAsync(option, []);
        await using Session session = database.OpenSession();
        Guid id = Guid.CreateVersion7();
        for (int i = 0; i < 3; i++)
        {
            await Parcel.Table.Insert(p => (p.Id, p.Label)).Values((id, $"a{i}")).OnConflict(p => p.Id).DoUpdate().ExecuteAsync(session, Server.Token);
            await Parcel.Table.Insert(p => (p.Id, p.Label)).Values((id, "never")).OnConflict(p => p.Id).DoNothing().ExecuteAsync(session, Server.Token);
        }

        Assert.Equal("a2", await Parcel.Table.Select(p => p.Label).SingleAsync(session, Server.Token));
    }

    internal static async Task<Database> ConnectAsync(string option, List<string> log)
    {
        Database database = Connect(await Server.CreateAsync() + option, log);
        await database.CreateTablesAsync(Server.Token);
        return database;
    }

    internal static Database Connect(string url, List<string> log) => Database.Connect(url, o =>
    {
        o.Models = ModelRegistry.Find("stock");
        o.Log = log.Add;
    });
}
