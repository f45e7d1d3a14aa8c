using System.Data;
using Orm.Execution;

namespace Orm.Sqlite.Tests;

public sealed class DriverPromiseTests
{
    [Theory]
    [InlineData("select 1.5")]
    [InlineData("select '12abc'")]
    [InlineData("select 1e30")]
    [InlineData("select x'31'")]
    [InlineData("select null")]
    public async Task What_is_no_whole_number_is_not_read_as_one(string sql)
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        await Assert.ThrowsAsync<InvalidCastException>(() => connection.ReadAsync(sql, r => r.GetInt64(0)));
    }

    [Theory]
    [InlineData("select 2.0", 2)]
    [InlineData("select '12'", 12)]
    [InlineData("select 0.0", 0)]
    public async Task Whole_numbers_are_read_whatever_holds_them(string sql, long expected)
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        Assert.Equal(expected, await connection.ReadAsync(sql, r => r.GetInt64(0)));
        Assert.Equal(expected, await connection.ReadAsync(sql, r => r.GetDouble(0)));
    }

    [Fact]
    public async Task Text_that_only_begins_as_a_number_is_no_double()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        await Assert.ThrowsAsync<InvalidCastException>(() => connection.ReadAsync("select '12abc'", r => r.GetDouble(0)));
    }

    [Fact]
    public async Task SQL_with_a_NUL_is_refused_wherever_it_stands()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        await Assert.ThrowsAsync<OrmException>(() => connection.ReadAsync("select 1 \0 + 41", r => r.GetInt64(0)));
        await Assert.ThrowsAsync<OrmException>(async () => await connection.ExecuteScriptAsync("select 1; \0 select 2", Sqlite.Token));
    }

    [Fact]
    public async Task A_comment_before_a_write_does_not_hide_its_row_count()
    {
        await using Database database = Sqlite.Memory();
        await database.ReturnAsync(await Sqlite.OpenAsync(database, "create table n(i); insert into n values (1), (2)"), reset: false);
        await using Session session = database.OpenSession();
        Assert.Equal(2, await session.Sql($"/* tag */ update n set i = 5").ExecuteAsync(Sqlite.Token));
        Assert.Equal(2, await session.Sql($"-- tag\n  /* and */\n update n set i = 6").ExecuteAsync(Sqlite.Token));
    }

    [Fact]
    public async Task The_refusal_of_a_trigger_is_no_foreign_key_violation()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database, "create table n(i); create trigger frozen before insert on n begin select raise(abort, 'settings are frozen'); end");
        var error = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => connection.ExecuteAsync("insert into n values (1)"));
        Exception translated = database.Translate(error, connection, "insert into n values (1)");
        Assert.IsType<DatabaseException>(translated);
        Assert.Contains("settings are frozen", translated.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_waits_for_readers_without_blocking_a_thread()
    {
        using var file = new TemporaryFile();
        await using Database database = Sqlite.Connect($"{file.Url}?journal_mode=delete");
        DriverConnection writer = await Sqlite.OpenAsync(database, "create table n(i); insert into n values (1), (2)");
        DriverConnection reader = await Sqlite.OpenAsync(database);
        await writer.BeginAsync(IsolationLevel.Unspecified, Sqlite.Token);
        await writer.ExecuteAsync("insert into n values (3)");
        await reader.ExecuteScriptAsync("begin; select count(*) from n", Sqlite.Token);
        Task commit = writer.CommitAsync().AsTask();
        Assert.False(commit.IsCompleted);
        await reader.ExecuteScriptAsync("commit", Sqlite.Token);
        await commit;
        Assert.Equal(3, await reader.ReadAsync("select count(*) from n", r => r.GetInt32(0)));
    }
}
