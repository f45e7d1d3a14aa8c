using System.Data;
using System.Data.Common;
using MySqlConnector;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.MySql.Tests;

/// <summary>The execution seam over MySqlConnector, on a real server.</summary>
public sealed class DriverTests
{
    [Fact]
    public async Task A_statement_is_prepared_once_per_connection_also_when_nulls_come_and_go()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("create table t(i int, s text)", Server.Token);
        const string Sql = "insert into t values (?, ?)";
        for (int i = 0; i < 6; i++)
        {
            await connection.ExecuteAsync(Sql, b =>
            {
                b.SetInt32(0, i);
                if (i % 2 == 0)
                    b.SetNull(1, StoredKind.String);
                else
                    b.SetString(1, "x");
            });
        }

        Assert.Equal(1, ((MySqlStatement)connection.Statements.Rent(Sql)).PreparedCount);
        Assert.Equal((6, 3), await connection.ReadAsync("select count(*), count(s) from t", r => (r.GetInt32(0), r.GetInt32(1))));
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task Parameters_are_bound_in_any_order_and_change_their_type()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        const string Sql = "select concat(?, '-', ?)";
        Assert.Equal("a-2", await connection.ReadAsync(Sql, r => r.GetString(0), b =>
        {
            b.SetInt32(1, 2);
            b.SetString(0, "a");
        }));
        Assert.Equal("7-x", await connection.ReadAsync(Sql, r => r.GetString(0), b =>
        {
            b.SetInt64(0, 7);
            b.SetString(1, "x");
        }));
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task Rows_matched_are_counted_not_rows_changed()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("create table t(i int)", Server.Token);
        Assert.Equal(2, await connection.ExecuteAsync("insert into t values (1), (1)"));
        Assert.Equal(2, await connection.ExecuteAsync("update t set i = 1"));
        Assert.Equal(0, await connection.ExecuteAsync("update t set i = 1 where i = 3"));
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task A_session_is_in_utc_and_strict()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        Assert.Equal("+00:00", await connection.ReadAsync("select @@time_zone", r => r.GetString(0)));
        Assert.Contains("STRICT_TRANS_TABLES", await connection.ReadAsync("select @@sql_mode", r => r.GetString(0)), StringComparison.Ordinal);
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task Transactions_commit_roll_back_and_nest()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("create table t(i int)", Server.Token);
        await connection.BeginAsync(IsolationLevel.Serializable, Server.Token);
        Assert.True(connection.InTransaction);
        Assert.Equal(1, await connection.ExecuteAsync("insert into t values (1)"));
        await connection.SavepointAsync(SavepointAction.Create, "a`b", Server.Token);
        await connection.ExecuteAsync("insert into t values (2)");
        await connection.SavepointAsync(SavepointAction.Rollback, "a`b", Server.Token);
        await connection.SavepointAsync(SavepointAction.Release, "a`b", Server.Token);
        await connection.CommitAsync();
        await connection.BeginAsync(IsolationLevel.Unspecified, Server.Token);
        await connection.ExecuteAsync("delete from t");
        await connection.RollbackAsync();
        Assert.False(connection.InTransaction);
        Assert.Equal(1, await connection.ReadAsync("select sum(i) from t", r => r.GetInt32(0)));
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task What_follows_ddl_is_in_a_transaction_again()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("create table t(i int)", Server.Token);
        await connection.BeginAsync(IsolationLevel.Unspecified, Server.Token);
        await connection.ExecuteAsync("insert into t values (1)");
        await connection.ExecuteAsync("create table u(i int)");
        await connection.ExecuteAsync("insert into t values (2)");
        await connection.RollbackAsync();

        // The server committed the first row by itself.
        Assert.Equal((1, 1), await connection.ReadAsync("select count(*), min(i) from t", r => (r.GetInt32(0), r.GetInt32(1))));
        await connection.BeginAsync(IsolationLevel.Unspecified, Server.Token);
        await connection.ExecuteAsync("drop table u");
        await connection.CommitAsync();
        Assert.False(connection.InTransaction);
        await database.ReturnAsync(connection, reset: false);
    }

    [Theory]
    [InlineData("ROLLBACK")]
    [InlineData(" commit ")]
    [InlineData("select 1; begin")]
    public async Task A_transaction_that_a_statement_ended_is_not_committed(string sql)
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.BeginAsync(IsolationLevel.Unspecified, Server.Token);
        await connection.ExecuteAsync(sql);
        Assert.IsType<MySqlTransactionEndedException>(await Record.ExceptionAsync(async () => await connection.CommitAsync()));
        await connection.RollbackAsync();
        await database.ReturnAsync(connection, reset: true);
    }

    [Fact]
    public async Task An_isolation_level_ends_with_its_transaction()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        DriverConnection other = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("create table t(i int); insert into t values (1)", Server.Token);
        await connection.BeginAsync(IsolationLevel.ReadCommitted, Server.Token);
        Assert.Equal(1, await connection.ReadAsync("select i from t", r => r.GetInt32(0)));
        await other.ExecuteAsync("update t set i = 2");
        Assert.Equal(2, await connection.ReadAsync("select i from t", r => r.GetInt32(0)));
        await connection.CommitAsync();

        // The next one is of the server's own level again, which is repeatable read.
        await connection.BeginAsync(IsolationLevel.Unspecified, Server.Token);
        Assert.Equal(2, await connection.ReadAsync("select i from t", r => r.GetInt32(0)));
        await other.ExecuteAsync("update t set i = 3");
        Assert.Equal(2, await connection.ReadAsync("select i from t", r => r.GetInt32(0)));
        await connection.RollbackAsync();
        await database.ReturnAsync(connection, reset: false);
        await database.ReturnAsync(other, reset: false);
    }

    [Fact]
    public async Task A_reader_that_is_closed_again_later_leaves_the_next_one_alone()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        PreparedStatement statement = connection.Statements.Rent("select 1 union all select 2");
        DbDataReader first = await statement.ExecuteReaderAsync(Server.Token);
        Assert.True(await first.ReadAsync(Server.Token));
        await first.DisposeAsync();
        await using DbDataReader second = await statement.ExecuteReaderAsync(Server.Token);
        Assert.True(await second.ReadAsync(Server.Token));
        await first.DisposeAsync();
        Assert.True(first.IsClosed);
        Assert.True(await second.ReadAsync(Server.Token));
        Assert.Equal(2, second.GetInt32(0));
        await second.DisposeAsync();
        await connection.Statements.ReturnAsync(statement);
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task Several_statements_go_as_one_text_without_being_prepared()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("create table t(i int)", Server.Token);
        const string Sql = "insert into t values (?); insert into t values (?)";
        Assert.Equal(2, await connection.ExecuteAsync(Sql, b =>
        {
            b.SetInt32(0, 1);
            b.SetInt32(1, 2);
        }));
        Assert.Equal(0, await CountAsync(connection, "Com_stmt_prepare") - 1);
        Assert.Equal(0, ((MySqlStatement)connection.Statements.Rent(Sql)).PreparedCount);
        Assert.Equal(3, await connection.ReadAsync("select sum(i) from t", r => r.GetInt32(0)));
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task What_cannot_be_prepared_is_sent_as_text()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        string placeholders = string.Join(", ", Enumerable.Repeat("?", 66_000));
        long sum = await connection.ReadAsync($"select greatest({placeholders})", r => r.GetInt64(0), b =>
        {
            for (int i = 0; i < 66_000; i++)
                b.SetInt32(i, i);
        });
        Assert.Equal(65_999, sum);
        await database.ReturnAsync(connection, reset: false);
    }

    private static Task<long> CountAsync(DriverConnection connection, string status) =>
        connection.ReadAsync($"show session status like '{status}'", r => Convert.ToInt64(r.GetValue(1), System.Globalization.CultureInfo.InvariantCulture));
}
