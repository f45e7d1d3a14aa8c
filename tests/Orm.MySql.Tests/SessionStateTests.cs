using System.Data;
using System.Data.Common;
using MySqlConnector;
using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;
using Orm.MySql.Tests.Checked;
using Orm.MySql.Tests.Stock;

namespace Orm.MySql.Tests;

/// <summary>What statements do to the session and its transaction, as the driver reads it from their texts.</summary>
public sealed class SessionStateTests
{
    [Theory]
    [InlineData("insert into t values (2, 'a; create b')")]
    [InlineData("insert into t values (2, 'it''s; create b')")]
    [InlineData("insert into t values (2, \"a; drop b\")")]
    [InlineData("insert into t values (2, 'a\\'; truncate b')")]
    [InlineData("insert into t values (2, 'a') /* once; create b */")]
    public async Task A_literal_is_no_statement_that_commits(string sql)
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await BeginAsync(database);
        await connection.ExecuteAsync(sql);
        await connection.ExecuteAsync("insert into t values (3, 'b')");
        await connection.RollbackAsync();
        Assert.Equal(0, await CountAsync(connection));
        await database.ReturnAsync(connection, reset: false);
    }

    [Theory]
    [InlineData("insert into t values (2, 'a; commit')")]
    [InlineData("insert into t values (2, 'a') -- ; rollback")]
    [InlineData("insert into t values (2, 'a') # ; rollback")]
    public async Task A_literal_is_no_statement_that_ends_the_transaction(string sql)
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await BeginAsync(database);
        await connection.ExecuteAsync(sql);
        await connection.CommitAsync();
        Assert.Equal(1, await CountAsync(connection));
        await database.ReturnAsync(connection, reset: false);
    }

    [Theory]
    [InlineData("/* nightly */ commit")]
    [InlineData("-- nightly\ncommit")]
    [InlineData("# nightly\nrollback")]
    [InlineData("select 'x; y'; /* a */ begin")]
    [InlineData("set session autocommit = 1")]
    [InlineData("rollback\twork")]
    public async Task A_statement_behind_a_comment_ends_the_transaction_all_the_same(string sql)
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await BeginAsync(database);
        await connection.ExecuteAsync(sql);
        Assert.IsType<MySqlTransactionEndedException>(await Record.ExceptionAsync(async () => await connection.CommitAsync()));
        await connection.RollbackAsync();
        await database.ReturnAsync(connection, reset: true);
    }

    [Theory]
    [InlineData("/* revision 7 */ create table u(i int)")]
    [InlineData("create\ntable u(i int)")]
    [InlineData("alter\ttable t add column n int")]
    [InlineData("lock table t write; unlock table")]
    [InlineData("(select 1); create table u(i int)")]
    public async Task What_follows_ddl_is_in_a_transaction_again_however_the_ddl_is_written(string sql)
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await BeginAsync(database);
        await connection.ExecuteAsync(sql);
        await connection.ExecuteAsync("insert into t(i) values (5)");
        await connection.RollbackAsync();
        Assert.Equal(0, await CountAsync(connection));
        await database.ReturnAsync(connection, reset: true);
    }

    [Theory]
    [InlineData("create procedure p() begin insert into t values (1, 'a'); commit; end")]
    [InlineData("create or replace procedure p() begin start transaction; commit; end")]
    [InlineData("create definer = current_user procedure p() begin rollback; end")]
    public async Task What_a_procedure_does_when_it_is_called_does_nothing_when_it_is_made(string sql)
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await BeginAsync(database);
        await connection.ExecuteAsync(sql);
        await connection.ExecuteAsync("insert into t values (5, 'a')");
        await connection.CommitAsync();
        Assert.Equal(1, await CountAsync(connection));
        await database.ReturnAsync(connection, reset: true);
    }

    [Fact]
    public async Task A_savepoint_rolled_back_to_in_many_words_ends_nothing()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await BeginAsync(database);
        await connection.ExecuteAsync("insert into t values (1, 'a')");
        await connection.ExecuteAsync("savepoint s");
        await connection.ExecuteAsync("insert into t values (2, 'a')");
        await connection.ExecuteAsync("rollback work to savepoint s");
        await connection.CommitAsync();
        Assert.Equal(1, await CountAsync(connection));
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task A_transaction_whose_ddl_never_ran_is_committed()
    {
        await using Database database = await Server.ConnectAsync(static o => o.MaxPoolSize = 1);
        DriverConnection connection = await BeginAsync(database);
        await connection.ExecuteAsync("insert into t values (1, 'a')");
        await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync("insert into t values (1, 'again'); create table u(i int)"));
        await connection.CommitAsync();
        await database.ReturnAsync(connection, reset: false);
        connection = await database.RentAsync(Server.Token);
        Assert.Equal(0, await connection.ReadAsync("select @@in_transaction", r => r.GetInt32(0)));
        Assert.Equal(1, await CountAsync(connection));
        await database.ReturnAsync(connection, reset: true);
    }

    [Fact]
    public async Task Foreign_keys_that_a_statement_switched_off_hold_for_the_next_user()
    {
        await using Database database = await Server.ConnectAsync(static o => o.MaxPoolSize = 1);
        await using (Session session = database.OpenSession())
            await session.Sql($"set foreign_key_checks = 0").ExecuteAsync(Server.Token);
        await using Session next = database.OpenSession();
        Assert.Equal(1, await next.Sql($"select @@foreign_key_checks").ScalarAsync<int>(Server.Token));
    }

    [Fact]
    public async Task Foreign_keys_hold_for_the_next_user_after_tables_could_not_be_made()
    {
        await using Database database = Database.Connect(await Server.CreateAsync() + "?collation=no_such_collation", static o =>
        {
            o.Models = ModelRegistry.Find("stock");
            o.MaxPoolSize = 1;
        });
        await Assert.ThrowsAnyAsync<OrmException>(async () => await database.CreateTablesAsync(Server.Token));
        await using Session next = database.OpenSession();
        Assert.Equal(1, await next.Sql($"select @@foreign_key_checks").ScalarAsync<int>(Server.Token));
    }

    [Fact]
    public async Task A_transaction_that_the_server_ended_for_a_changed_record_is_over()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection other = await database.RentAsync(Server.Token);
        int known = await other.ReadAsync("select count(*) from information_schema.system_variables where variable_name = 'innodb_snapshot_isolation'", r => r.GetInt32(0));
        Assert.SkipWhen(known == 0, "This server has no innodb_snapshot_isolation, which MariaDB 11.8 has on by default.");
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("create table t(i int primary key, n int); insert into t values (1, 0), (2, 0); set session innodb_snapshot_isolation = on", Server.Token);
        await connection.BeginAsync(IsolationLevel.RepeatableRead, Server.Token);
        await connection.ExecuteAsync("update t set n = 5 where i = 1");
        Assert.Equal(5, await connection.ReadAsync("select sum(n) from t", r => r.GetInt32(0)));
        await other.ExecuteAsync("update t set n = 1 where i = 2");
        DbException error = await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync("update t set n = 7 where i = 2"));
        Assert.IsType<SerializationFailureException>(database.Translate(error, connection, null));
        Assert.Equal(0, await connection.ReadAsync("select @@in_transaction", r => r.GetInt32(0)));
        Assert.Equal(TransactionState.Ended, connection.StateAfter(error));
        await database.ReturnAsync(connection, reset: true);
        await database.ReturnAsync(other, reset: true);
    }

    [Theory]
    [InlineData(false, TransactionState.Open)]
    [InlineData(true, TransactionState.Ended)]
    public async Task A_lock_waited_for_too_long_ends_the_transaction_where_the_server_has_it_so(bool endsAtLockTimeout, TransactionState expected)
    {
        DatabaseUrl url = DatabaseUrl.Parse(await Server.CreateAsync());
        var options = new DatabaseOptions();
        await using ConnectionSource source = MySqlDriver.Instance.CreateSource(url, options);
        await using var holder = (MySqlDriverConnection)await source.OpenAsync(Server.Token);
        await holder.ExecuteScriptAsync("create table t(i int primary key, n int); insert into t values (1, 0)", Server.Token);
        Assert.Equal(holder.Session.EndsAtLockTimeout, await holder.ReadAsync("select @@global.innodb_rollback_on_timeout", r => r.GetBoolean(0)));
        await using var connection = new MySqlConnection(MySqlSettings.Parse(url, options, out _).ConnectionString);
        await connection.OpenAsync(Server.Token);
        await using var waiting = new MySqlDriverConnection((MySqlConnectionSource)source, connection, (MySqlDialect)holder.Dialect, holder.Session with { EndsAtLockTimeout = endsAtLockTimeout }, options);
        await waiting.ExecuteScriptAsync("set innodb_lock_wait_timeout = 1", Server.Token);

        await holder.BeginAsync(IsolationLevel.Unspecified, Server.Token);
        await holder.ExecuteAsync("update t set n = 1");
        await waiting.BeginAsync(IsolationLevel.Unspecified, Server.Token);
        DbException error = await Assert.ThrowsAnyAsync<DbException>(() => waiting.ExecuteAsync("update t set n = 2"));

        Assert.Equal(DatabaseErrorKind.LockTimeout, waiting.Translate(error).Kind);
        Assert.Equal(expected, waiting.StateAfter(error));
        await waiting.RollbackAsync();
        await holder.RollbackAsync();
    }

    [Fact]
    public async Task A_transaction_whose_beginning_was_cancelled_leaves_none_to_the_next_user()
    {
        await using var source = new CheckedSource(await Server.ConnectionStringAsync());
        await using Database database = Database.Connect(source, "mysql://", static o =>
        {
            o.Models = ModelRegistry.Find("stock");
            o.MaxPoolSize = 1;
        });
        await database.CreateTablesAsync(Server.Token);
        // The server has begun it, but the answer comes too late.
        source.Executed = static sql => sql.Contains("START TRANSACTION", StringComparison.Ordinal) ? new OperationCanceledException() : null;
        await using (Session session = database.OpenSession())
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.BeginAsync(IsolationLevel.Serializable, Server.Token));
        source.Executed = null;
        await using Session next = database.OpenSession();
        Assert.Equal(0, await next.Sql($"select @@in_transaction").ScalarAsync<int>(Server.Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Backslashes_are_stored_as_they_are_whatever_the_mode_of_the_server(bool isJoined)
    {
        MySqlDataSourceBuilder builder = new(await Server.ConnectionStringAsync());
        builder.UseConnectionOpenedCallback(static async (context, token) =>
        {
            await using var command = new MySqlCommand("set session sql_mode = 'NO_BACKSLASH_ESCAPES'", context.Connection);
            await command.ExecuteNonQueryAsync(token);
        });
        await using MySqlDataSource source = builder.Build();
        await using Database database = Database.Connect(source, static o => o.Models = ModelRegistry.Find("stock"));
        await database.CreateTablesAsync(Server.Token);
        await using (MySqlConnection connection = await source.OpenConnectionAsync(Server.Token))
        {
            await using MySqlTransaction transaction = await connection.BeginTransactionAsync(Server.Token);
            await using (Session session = isJoined ? database.OpenSession(transaction) : database.OpenSession())
            {
                Item[] items = [.. Enumerable.Range(0, 3).Select(static i => new Item { Name = $"item {i}" })];
                session.AddRange(items);
                await session.FlushAsync(Server.Token);
                foreach (Item item in items)
                    item.Name = @"c:\it's\";
                await session.CommitAsync(Server.Token);
            }

            await transaction.CommitAsync(Server.Token);
            await using var mode = new MySqlCommand("select @@sql_mode", connection);
            Assert.Equal("NO_BACKSLASH_ESCAPES", await mode.ExecuteScalarAsync(Server.Token));
        }

        await using Session reading = database.OpenSession();
        Assert.Equal([@"c:\it's\"], await Item.Table.Select(i => i.Name).Distinct().ToListAsync(reading, Server.Token));
    }

    [Theory]
    [InlineData("Use Affected Rows=true", "UseAffectedRows")]
    [InlineData("Guid Format=LittleEndianBinary16", "GuidFormat")]
    [InlineData("Guid Format=TimeSwapBinary16", "GuidFormat")]
    [InlineData("Old Guids=true", "GuidFormat")]
    public void A_data_source_under_which_results_would_be_wrong_is_refused(string setting, string named)
    {
        MySqlDriver.Register();
        using var source = new MySqlDataSource($"Server=nowhere;User ID=ada;Password=secret;{setting}");
        ArgumentException error = Assert.Throws<ArgumentException>(() => Database.Connect(source));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    private static async Task<DriverConnection> BeginAsync(Database database)
    {
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("create table t(i int primary key, s varchar(50))", Server.Token);
        await connection.BeginAsync(IsolationLevel.Unspecified, Server.Token);
        return connection;
    }

    private static Task<int> CountAsync(DriverConnection connection) => connection.ReadAsync("select count(*) from t", static r => r.GetInt32(0));
}
