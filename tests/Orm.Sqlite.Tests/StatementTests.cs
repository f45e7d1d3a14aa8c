using System.Data.Common;
using Microsoft.Data.Sqlite;
using Orm.Execution;

namespace Orm.Sqlite.Tests;

/// <summary>Prepared statements: reuse, exclusivity, automatic re-preparation, cancellation, time-outs.</summary>
public sealed class StatementTests
{
    // Counts to a number without any table, long enough to be stopped.
    private const string Endless = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000000000) select count(*) from n";

    [Fact]
    public async Task A_repeated_text_is_prepared_once()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        for (int i = 0; i < 5; i++)
            Assert.Equal(i, await connection.ReadAsync("select ?", r => r.GetInt32(0), b => b.SetInt32(0, i)));
        Assert.Equal(1, connection.Statements.Misses);
        Assert.Equal(4, connection.Statements.Hits);
    }

    [Fact]
    public async Task A_statement_in_use_is_never_shared()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database, "create table n(i); insert into n values (1), (2), (3)");
        const string Sql = "select i from n order by i";
        PreparedStatement outer = connection.Statements.Rent(Sql);
        var seen = new List<(int, int)>();
        await using (DbDataReader rows = await outer.ExecuteReaderAsync(Sqlite.Token))
        {
            while (await rows.ReadAsync(Sqlite.Token))
            {
                PreparedStatement inner = connection.Statements.Rent(Sql);
                Assert.NotSame(outer, inner);
                await using (DbDataReader again = await inner.ExecuteReaderAsync(Sqlite.Token))
                {
                    while (await again.ReadAsync(Sqlite.Token))
                        seen.Add((rows.GetInt32(0), again.GetInt32(0)));
                }

                await connection.Statements.ReturnAsync(inner);
            }
        }

        await connection.Statements.ReturnAsync(outer);
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3)], seen);
        Assert.Same(outer, connection.Statements.Rent(Sql));
    }

    [Fact]
    public async Task An_execution_still_being_read_cannot_be_started_again()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        PreparedStatement statement = connection.Statements.Rent("select 1");
        await using DbDataReader rows = await statement.ExecuteReaderAsync(Sqlite.Token);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await statement.ExecuteReaderAsync(Sqlite.Token));
    }

    [Fact]
    public async Task Values_of_the_last_use_are_forgotten_on_return()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        await connection.ReadAsync("select ?", r => r.GetString(0), b => b.SetString(0, "secret"));
        Assert.True(await connection.ReadAsync("select ?", r => r.IsDBNull(0)));
    }

    [Fact]
    public async Task A_new_value_for_limit_or_like_prepares_nothing_again()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database, "create table n(i integer primary key, t text collate nocase); create index ix on n(t); insert into n(t) values ('a'), ('b'), ('c')");
        var statement = (SqliteStatement)connection.Statements.Rent("select i from n where t like ? and i > ? limit ? offset ?");
        for (int i = 0; i < 10; i++)
        {
            statement.Parameters.SetString(0, $"{(char)('a' + i % 3)}%");
            statement.Parameters.SetInt32(1, i % 2 - 1);
            statement.Parameters.SetInt32(2, i + 1);
            statement.Parameters.SetInt32(3, 0);
            await using DbDataReader rows = await statement.ExecuteReaderAsync(Sqlite.Token);
            Assert.True(await rows.ReadAsync(Sqlite.Token));
        }

        Assert.Equal(0, statement.RepreparedCount);
    }

    [Fact]
    public async Task A_changed_schema_is_seen_by_statements_prepared_before()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database, "create table n(i); insert into n values (1)");
        Assert.Equal(1, await connection.ReadAsync("select * from n", r => r.FieldCount));
        await connection.ExecuteScriptAsync("alter table n add column j default 7", Sqlite.Token);
        Assert.Equal(7, await connection.ReadAsync("select * from n", r => r.GetInt32(1)));
    }

    [Fact]
    public async Task Row_counts_are_of_the_rows_matched()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database, "create table n(i)");
        Assert.Equal(3, await connection.ExecuteAsync("insert into n values (1), (2), (3)"));
        Assert.Equal(2, await connection.ExecuteAsync("update n set i = i where i > 1"));
        Assert.Equal(0, await connection.ExecuteAsync("delete from n where i > 5"));
        Assert.Equal(-1, await connection.ExecuteAsync("select * from n"));
        Assert.Equal(-1, await connection.ExecuteAsync("create table m(i)"));
        Assert.Equal(3, connection.LastInsertId);
    }

    [Fact]
    public async Task Rows_of_returning_are_all_written_even_when_only_one_is_read()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database, "create table n(i integer primary key)");
        Assert.Equal(1, await connection.ReadAsync("insert into n values (1), (2), (3) returning i", r => r.GetInt32(0)));
        Assert.Equal(3, await connection.ReadAsync("select count(*) from n", r => r.GetInt32(0)));
    }

    [Fact]
    public async Task A_row_is_read_only_between_read_and_the_end()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        PreparedStatement statement = connection.Statements.Rent("select 1 where ? = 1");
        statement.Parameters.SetInt32(0, 1);
        DbDataReader rows = await statement.ExecuteReaderAsync(Sqlite.Token);
        Assert.True(rows.HasRows);
        Assert.Throws<InvalidOperationException>(() => rows.GetInt32(0));
        Assert.True(await rows.ReadAsync(Sqlite.Token));
        Assert.Equal(1, rows.GetInt32(0));
        Assert.False(await rows.ReadAsync(Sqlite.Token));
        Assert.False(await rows.ReadAsync(Sqlite.Token));
        Assert.Throws<InvalidOperationException>(() => rows.GetInt32(0));
        await rows.DisposeAsync();
        Assert.True(rows.IsClosed);
        Assert.Throws<ObjectDisposedException>(() => rows.GetInt32(0));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => rows.ReadAsync(Sqlite.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  -- nothing\n")]
    public async Task A_text_without_a_statement_is_refused(string sql)
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        Assert.Contains("no statement", Assert.Throws<OrmException>(() => connection.Statements.Rent(sql)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_statement_in_one_text_is_refused_but_a_comment_is_not()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        Assert.Contains("select 2", Assert.Throws<OrmException>(() => connection.Statements.Rent("select 1; select 2")).Message, StringComparison.Ordinal);
        Assert.Equal(1, await connection.ReadAsync("select 1; -- done", r => r.GetInt32(0)));
    }

    [Fact]
    public async Task A_parameter_too_many_is_refused()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        PreparedStatement statement = connection.Statements.Rent("select ?");
        Assert.Contains("has 1", Assert.Throws<OrmException>(() => statement.Parameters.SetInt32(1, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_stops_a_running_statement_and_leaves_the_connection_usable()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        PreparedStatement statement = connection.Statements.Rent(Endless);
        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await statement.ExecuteReaderAsync(source.Token));
        Assert.Equal(source.Token, exception.CancellationToken);
        await connection.Statements.ReturnAsync(statement);
        Assert.Equal(1, await connection.ReadAsync("select 1", r => r.GetInt32(0)));
    }

    [Fact]
    public async Task Cancelling_stops_between_rows()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        using var source = new CancellationTokenSource();
        PreparedStatement statement = connection.Statements.Rent("select 1 union all select 2");
        await using DbDataReader rows = await statement.ExecuteReaderAsync(source.Token);
        Assert.True(await rows.ReadAsync(CancellationToken.None));
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rows.ReadAsync(CancellationToken.None));
        Assert.True(rows.IsClosed);
    }

    [Fact]
    public async Task A_cancelled_token_starts_nothing()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database, "create table n(i)");
        PreparedStatement statement = connection.Statements.Rent("insert into n values (1)");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await statement.ExecuteAsync(new CancellationToken(canceled: true)));
        Assert.Equal(0, await connection.ReadAsync("select count(*) from n", r => r.GetInt32(0)));
    }

    [Fact]
    public async Task The_command_timeout_stops_a_statement_and_is_told_from_cancellation()
    {
        await using Database database = Sqlite.Memory(static options => options.CommandTimeout = TimeSpan.FromMilliseconds(60));
        DriverConnection connection = await Sqlite.OpenAsync(database);
        PreparedStatement statement = connection.Statements.Rent(Endless);
        SqliteException exception = await Assert.ThrowsAnyAsync<SqliteException>(async () => await statement.ExecuteReaderAsync(Sqlite.Token));
        Assert.IsType<CommandTimeoutException>(database.Translate(exception, connection, statement.Sql));
        connection.LimitStatements(Timeout.InfiniteTimeSpan);
        await connection.Statements.ReturnAsync(statement);
        Assert.Equal(1, await connection.ReadAsync("select 1", r => r.GetInt32(0)));
    }

    [Fact]
    public async Task The_cache_closes_the_statements_unused_the_longest()
    {
        await using Database database = Sqlite.Memory(static options => options.StatementCacheSize = 2);
        DriverConnection connection = await Sqlite.OpenAsync(database);
        foreach (int i in new[] { 1, 2, 1, 3, 1, 2 })
            await connection.ReadAsync($"select {i}", r => r.GetInt32(0));
        Assert.Equal(2, connection.Statements.Hits);
        Assert.Equal(4, connection.Statements.Misses);
    }
}
