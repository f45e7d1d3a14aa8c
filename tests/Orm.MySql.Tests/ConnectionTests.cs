using System.Data;
using System.Data.Common;
using MySqlConnector;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.MySql.Tests;

/// <summary>Connections whose statements are stopped, that are lost, and that are reset.</summary>
public sealed class ConnectionTests
{
    // The driver gives a connection up whose statement goes on for two seconds after it was to be stopped.
    private const string Patient = "?cancellation_timeout=60";

    [Fact]
    public async Task Cancelling_stops_a_statement_and_leaves_the_connection_usable()
    {
        await using Database database = await Server.ConnectAsync(options: Patient);
        DriverConnection connection = await CancelAsync(database);
        // One whose statement goes on for two seconds is ended with its session: a server may be as busy once, but not each time.
        for (int i = 0; i < 5 && connection.IsBroken; i++)
        {
            await database.ReturnAsync(connection, reset: false);
            connection = await CancelAsync(database);
        }

        Assert.False(connection.IsBroken);
        Assert.Equal(1, await connection.ReadAsync("select 1", r => r.GetInt32(0)));
        await database.ReturnAsync(connection, reset: false);
    }

    private static async Task<DriverConnection> CancelAsync(Database database)
    {
        DriverConnection connection = await database.RentAsync(Server.Token);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        PreparedStatement statement = connection.Statements.Rent("select sleep(30), benchmark(1, 1) from (select 1 union select 2) t");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await using DbDataReader reader = await statement.ExecuteReaderAsync(source.Token);
            while (await reader.ReadAsync(source.Token))
            {
            }
        });
        await connection.Statements.ReturnAsync(statement);
        return connection;
    }

    [Fact]
    public async Task The_command_timeout_is_told_from_cancellation()
    {
        await using Database database = await Server.ConnectAsync(static options => options.CommandTimeout = TimeSpan.FromSeconds(1), Patient);
        DriverConnection connection = await database.RentAsync(Server.Token);
        MySqlException exception = await Assert.ThrowsAnyAsync<MySqlException>(() => connection.ExecuteAsync("select sleep(30)"));
        Assert.IsType<CommandTimeoutException>(database.Translate(exception, connection, "select sleep(30)"));
        connection.LimitStatements(Timeout.InfiniteTimeSpan);
        Assert.Equal(1, await connection.ReadAsync("select 1", r => r.GetInt32(0)));
        await database.ReturnAsync(connection, reset: true);
    }

    [Fact]
    public async Task A_connection_that_the_server_ended_is_lost_and_replaced()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        DriverConnection other = await database.RentAsync(Server.Token);
        long id = await connection.ReadAsync("select connection_id()", r => r.GetInt64(0));
        await other.ExecuteScriptAsync($"kill {id}", Server.Token);
        while (await other.ReadAsync($"select count(*) from information_schema.processlist where id = {id}", r => r.GetInt64(0)) > 0)
            await Task.Delay(10, Server.Token);
        for (int i = 0; i < 2; i++)
        {
            DbException exception = await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync("select 1"));
            Assert.IsType<ConnectionLostException>(database.Translate(exception, connection, "select 1"));
        }

        Assert.True(connection.IsBroken);
        await database.ReturnAsync(connection, reset: false);
        Assert.Equal(1, database.Pool.Closed);
        await database.ReturnAsync(other, reset: false);
    }

    [Fact]
    public async Task A_reset_after_harmless_statements_costs_nothing()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        Assert.Equal(5, await connection.ReadAsync("select ?", r => r.GetInt32(0), b => b.SetInt32(0, 5)));
        await database.ReturnAsync(connection, reset: true);
        Assert.Same(connection, await database.RentAsync(Server.Token));
        Assert.Equal(1, ((MySqlStatement)connection.Statements.Rent("select ?")).PreparedCount);
        await database.ReturnAsync(connection, reset: false);
    }

    [Theory]
    [InlineData("set @a = 1")]
    [InlineData("create temporary table leaked(i int)")]
    [InlineData("select get_lock('leaked', 1)")]
    [InlineData("set session sort_buffer_size = 100000")]
    public async Task A_reset_after_what_changes_the_session_replaces_the_connection(string sql)
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteAsync(sql);
        await database.ReturnAsync(connection, reset: true);
        DriverConnection next = await database.RentAsync(Server.Token);
        Assert.NotSame(connection, next);
        Assert.Equal((2, 1), (database.Pool.Opened, database.Pool.Open));
        await database.ReturnAsync(next, reset: false);
    }

    [Fact]
    public async Task An_open_transaction_is_rolled_back_by_a_reset()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("create table t(i int)", Server.Token);
        await connection.BeginAsync(IsolationLevel.Unspecified, Server.Token);
        await connection.ExecuteAsync("insert into t values (1)");
        await database.ReturnAsync(connection, reset: true);
        connection = await database.RentAsync(Server.Token);
        Assert.False(connection.InTransaction);
        Assert.Equal(0, await connection.ReadAsync("select count(*) from t", r => r.GetInt32(0)));
        await database.ReturnAsync(connection, reset: false);
    }
}
