using System.Globalization;
using Orm.Execution;
using Orm.MySql.Tests.Stock;
using Orm.Specs.Faults;

namespace Orm.MySql.Tests;

/// <summary>What travels between driver and server, counted on the wire; the letters are those of <see cref="MySqlWire"/>.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public async Task A_lookup_in_a_fresh_session_is_one_round_trip_once_its_text_is_prepared()
    {
        await using Store store = await Store.CreateAsync();
        await store.LookUpAsync(1);
        store.Proxy.Clear();
        for (int id = 1; id <= 3; id++)
            await store.LookUpAsync(id);
        Assert.Equal("EEE", store.Proxy.Messages);
        Assert.Equal(3, store.Proxy.RoundTrips);
    }

    [Fact]
    public async Task A_statement_is_prepared_once_however_often_it_runs()
    {
        await using Store store = await Store.CreateAsync();
        store.Proxy.Clear();
        for (int i = 0; i < 100; i++)
            await store.LookUpAsync(1 + (i % 5));
        Assert.Equal("P" + new string('E', 100), store.Proxy.Messages);

        // The server's own count for the session, in which the question itself is prepared as well.
        await using Session session = store.Database.OpenSession();
        DriverConnection connection = await store.Database.RentAsync(Server.Token);
        long before = await PreparedAsync(connection);
        for (int i = 0; i < 100; i++)
            Assert.Equal(i, await connection.ReadAsync("select ?", r => r.GetInt32(0), b => b.SetInt32(0, i)));
        Assert.Equal(1, await PreparedAsync(connection) - before);
        await store.Database.ReturnAsync(connection, reset: true);
        Assert.Same(connection, await store.Database.RentAsync(Server.Token));
        store.Proxy.Clear();
        Assert.Equal(7, await connection.ReadAsync("select ?", r => r.GetInt32(0), b => b.SetInt32(0, 7)));
        Assert.Equal("E", store.Proxy.Messages);
        await store.Database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task A_transaction_takes_one_round_trip_to_begin_one_to_commit_and_none_to_give_the_connection_back()
    {
        await using Store store = await Store.CreateAsync();
        await store.LookUpAsync(1);
        await using (Session session = store.Database.OpenSession())
        {
            store.Proxy.Clear();
            await session.BeginAsync(cancellationToken: Server.Token);
            Assert.Equal("Q", store.Proxy.Messages);
            Assert.NotNull(await session.GetAsync(Item.Table, 1, Server.Token));
            Assert.Equal("QE", store.Proxy.Messages);
            await session.CommitAsync(Server.Token);
        }

        Assert.Equal("QEQ", store.Proxy.Messages);
        Assert.Equal(3, store.Proxy.RoundTrips);
    }

    [Fact]
    public async Task A_flush_of_a_thousand_inserts_is_a_statement_for_each_power_of_two_of_rows()
    {
        await using Store store = await Store.CreateAsync();
        // 256 three times, 128, 64, 32 and 8.
        Assert.Equal("Q" + "PE" + "EE" + "PEPEPEPE" + "Q", await CommitAsync(1000));
        Assert.Equal("Q" + "EEEEEEE" + "Q", await CommitAsync(1000));

        async Task<string> CommitAsync(int count)
        {
            await using Session session = store.Database.OpenSession();
            session.AddRange(Enumerable.Range(0, count).Select(static i => new Item { Name = string.Create(CultureInfo.InvariantCulture, $"item {i}") }));
            store.Proxy.Clear();
            await session.CommitAsync(Server.Token);
            return store.Proxy.Messages;
        }
    }

    [Fact]
    public async Task A_row_written_alone_is_its_own_transaction()
    {
        await using Store store = await Store.CreateAsync();
        Assert.Equal(["PE", "PE", "PE"], await CommitsAsync());
        Assert.Equal(["E", "E", "E"], await CommitsAsync());

        async Task<string[]> CommitsAsync()
        {
            await using Session session = store.Database.OpenSession();
            var paper = new Paper { Scan = [1, 2, 3] };
            session.Add(paper);
            string inserted = await CommitAsync(session);
            paper.Scan = [4];
            string updated = await CommitAsync(session);
            session.Remove(paper);
            return [inserted, updated, await CommitAsync(session)];
        }

        async Task<string> CommitAsync(Session session)
        {
            store.Proxy.Clear();
            await session.CommitAsync(Server.Token);
            return store.Proxy.Messages;
        }
    }

    [Fact]
    public async Task Changes_and_removals_go_as_texts_of_many_statements()
    {
        await using Store store = await Store.CreateAsync();
        await using Session session = store.Database.OpenSession();
        List<Parcel> parcels = [.. Enumerable.Range(0, 200).Select(static i => new Parcel { Label = string.Create(CultureInfo.InvariantCulture, $"parcel {i}") })];
        session.AddRange(parcels);
        await session.CommitAsync(Server.Token);
        parcels.ForEach(session.Remove);
        store.Proxy.Clear();
        await session.CommitAsync(Server.Token);
        // 128, 64 and 8 statements; begin and commit.
        Assert.Equal("QQQQQ", store.Proxy.Messages);
    }

    private static Task<long> PreparedAsync(DriverConnection connection) =>
        connection.ReadAsync("show session status like 'Com_stmt_prepare'", r => Convert.ToInt64(r.GetValue(1), CultureInfo.InvariantCulture));

    [Fact]
    public async Task A_bulk_binds_rows_for_one_statement_while_the_server_works_on_another()
    {
        await using Store store = await Store.CreateAsync();
        await using Session session = store.Database.OpenSession();
        store.Proxy.Clear();
        await session.BulkInsertAsync(Items(5000), cancellationToken: Server.Token);
        // 19 times 256, by two commands of a text that the driver prepares once; 128 and 8.
        Assert.Equal(3, store.Proxy.Messages.Count(static m => m == 'P'));
        Assert.Equal(21, store.Proxy.Messages.Count(static m => m == 'E'));
        await session.CommitAsync(Server.Token);
        List<string> names = await Item.Table.Where(i => i.Id > 5).OrderBy(i => i.Id).Select(i => i.Name).ToListAsync(session, Server.Token);
        Assert.Equal(Items(5000).Select(static i => i.Name), names);
    }

    [Theory]
    [InlineData(600)]
    [InlineData(2990)]
    public async Task A_bulk_that_fails_in_the_middle_leaves_nothing_and_the_connection_whole(int failing)
    {
        await using Store store = await Store.CreateAsync();
        await using (Session session = store.Database.OpenSession())
        {
            await session.Sql($"CREATE TRIGGER refuse BEFORE INSERT ON {Item.Table} FOR EACH ROW IF NEW.amount = -1 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused here'; END IF").ExecuteAsync(Server.Token);
            await session.CommitAsync(Server.Token);
        }

        // Refused by the server while the next rows are bound, and by Orm while the server works.
        await RefusedAsync<DatabaseException>(static item => item.Amount = -1);
        await RefusedAsync<OrmException>(static item => item.Notes = "half a character: \ud83d");
        Assert.Equal(1, store.Database.Pool.Open);

        async Task RefusedAsync<TException>(Action<Item> spoil)
            where TException : Exception
        {
            List<Item> items = Items(3000);
            spoil(items[failing]);
            await using Session session = store.Database.OpenSession();
            await Assert.ThrowsAsync<TException>(async () => await session.BulkInsertAsync(items, cancellationToken: Server.Token));
            await session.RollbackAsync(Server.Token);
            Assert.Equal(5, await Item.Table.CountAsync(session, Server.Token));
            items.RemoveAt(failing);
            await session.BulkInsertAsync(items, cancellationToken: Server.Token);
            Assert.Equal(5 + 2999, await Item.Table.CountAsync(session, Server.Token));
            await session.RollbackAsync(Server.Token);
        }
    }

    private static List<Item> Items(int count) =>
        [.. Enumerable.Range(0, count).Select(static i => new Item { Name = string.Create(CultureInfo.InvariantCulture, $"item {i}") })];

    /// <summary>A database with five items, reached through a proxy.</summary>
    private sealed class Store(Database database, FaultProxy proxy) : IAsyncDisposable
    {
        public Database Database => database;

        public FaultProxy Proxy => proxy;

        public static async Task<Store> CreateAsync()
        {
            string url = await Server.CreateAsync();
            var server = new Specs.MySqlServer();
            FaultProxy proxy = server.StartProxy(url);
            Database database = Database.Connect(server.Through(proxy, url), static o => o.Models = Mapping.ModelRegistry.Find("stock"));
            await database.CreateTablesAsync(Server.Token);
            await using Session session = database.OpenSession();
            session.AddRange(Enumerable.Range(0, 5).Select(static i => new Item { Name = $"first {i}" }));
            await session.CommitAsync(Server.Token);
            return new Store(database, proxy);
        }

        public async Task LookUpAsync(int id)
        {
            await using Session session = database.OpenSession();
            Assert.NotNull(await session.GetAsync(Item.Table, id, Server.Token));
        }

        public async ValueTask DisposeAsync()
        {
            await database.DisposeAsync();
            await proxy.DisposeAsync();
        }
    }
}
