using System.Data.Common;
using MySqlConnector;
using Orm.Mapping;
using Orm.MySql.Tests.Checked;
using Orm.MySql.Tests.Stock;

namespace Orm.MySql.Tests;

/// <summary>Data sources of the application's own: MySqlConnector's, and one whose connections are wrapped and checked.</summary>
public sealed class DataSourceTests
{
    [Fact]
    public async Task A_data_source_of_the_driver_serves_and_is_not_closed()
    {
        await using var source = new MySqlDataSource(await Server.ConnectionStringAsync());
        await using (Database database = Database.Connect(source, static o => o.Models = ModelRegistry.Find("stock")))
        {
            await database.CreateTablesAsync(Server.Token);
            await WriteAndReadAsync(database);
            Assert.DoesNotContain("Password", database.ToString(), StringComparison.OrdinalIgnoreCase);
        }

        await using MySqlConnection connection = await source.OpenConnectionAsync(Server.Token);
        await using var command = new MySqlCommand("select 1", connection);
        Assert.Equal(1L, Convert.ToInt64(await command.ExecuteScalarAsync(Server.Token), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("mysql://")]
    [InlineData("mysql://?returning=off")]
    [InlineData("mariadb://?guid=text")]
    public async Task Wrapped_connections_see_no_synchronous_call_and_no_reader_left_open(string url)
    {
        await using var source = new CheckedSource(await Server.ConnectionStringAsync());
        await using (Database database = Database.Connect(source, url, static o => o.Models = ModelRegistry.Find("stock")))
        {
            await database.CreateTablesAsync(Server.Token);
            await WriteAndReadAsync(database);
            await using (Session failing = database.OpenSession())
            {
                failing.Add(new Parcel { Label = "lost" });
                await failing.FlushAsync(Server.Token);
                await Assert.ThrowsAnyAsync<OrmException>(async () => await failing.Sql($"insert into nowhere values (1)").ExecuteAsync(Server.Token));
            }

            await database.DropTablesAsync(Server.Token);
        }

        Assert.Empty(source.Faults);
        Assert.Equal((0, 0), (source.OpenReaders, source.OpenConnections));
        Assert.True(source.Commands > 20);
    }

    [Fact]
    public async Task A_joined_transaction_is_set_on_every_command_and_its_session_is_given_back_as_it_was()
    {
        await using var source = new CheckedSource(await Server.ConnectionStringAsync());
        await using Database database = Database.Connect(source, "mysql://", static o => o.Models = ModelRegistry.Find("stock"));
        await database.CreateTablesAsync(Server.Token);
        await using (DbConnection connection = await source.OpenConnectionAsync(Server.Token))
        {
            await SetAsync(connection, "set time_zone = '+03:00'");
            await using DbTransaction transaction = await connection.BeginTransactionAsync(Server.Token);
            await using (Session session = database.OpenSession(transaction))
            {
                session.AddRange(Enumerable.Range(0, 5).Select(static i => new Item { Name = $"i{i}" }));
                await session.CommitAsync(Server.Token);
                Assert.Equal(5, await Item.Table.CountAsync(session, Server.Token));
            }

            await using (DbCommand command = connection.CreateCommand())
            {
                command.CommandText = "select @@time_zone";
                command.Transaction = transaction;
                Assert.Equal("+03:00", await command.ExecuteScalarAsync(Server.Token));
            }

            await transaction.RollbackAsync(Server.Token);
        }

        Assert.Empty(source.Faults);
        await using Session reading = database.OpenSession();
        Assert.Equal(0, await Item.Table.CountAsync(reading, Server.Token));
    }

    private static async Task SetAsync(DbConnection connection, string sql)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Server.Token);
    }

    private static async Task WriteAndReadAsync(Database database)
    {
        await using Session session = database.OpenSession();
        Item[] items = [.. Enumerable.Range(0, 21).Select(static i => new Item { Name = $"item {i}", Amount = i })];
        session.AddRange(items);
        session.AddRange(Enumerable.Range(0, 3).Select(static i => new Parcel { Label = $"p{i}" }));
        await session.CommitAsync(Server.Token);
        foreach (Item item in items)
            item.Amount++;
        await session.FlushAsync(Server.Token);
        await using (SessionTransaction nested = await session.BeginNestedAsync(Server.Token))
        {
            session.Remove(items[0]);
            await session.FlushAsync(Server.Token);
        }

        await session.CommitAsync(Server.Token);
        await using Session reading = database.OpenSession();
        // The savepoint gave the row back, but it is still removed in the session.
        Assert.Equal(230, await Item.Table.SumAsync(reading, i => i.Amount, Server.Token));
        await foreach (Item item in Item.Table.AsAsyncEnumerable(reading, Server.Token))
        {
            Assert.Equal(items.Single(i => i.Id == item.Id).Ticket, item.Ticket);
            if (item.Amount > 3)
                break;
        }

        Parcel parcel = await Parcel.Table.FirstAsync(reading, Server.Token);
        Assert.Equal(2, parcel.Length);
    }
}
