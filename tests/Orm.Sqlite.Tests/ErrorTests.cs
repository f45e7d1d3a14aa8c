using Microsoft.Data.Sqlite;
using Orm.Dialects;
using Orm.Execution;

namespace Orm.Sqlite.Tests;

/// <summary>What SQLite's errors become.</summary>
public sealed class ErrorTests
{
    private const string Schema = """
        create table users(id integer primary key, email text not null, tenant int, age int constraint ck_users_age check (age > 0), nick text, unique (tenant, email));
        create unique index uq_users_nick on users(lower(nick));
        create table posts(id int primary key, author_id int references users(id));
        insert into users values (1, 'a@x', 1, 5, 'ada');
        insert into posts values (1, 1);
        """;

    [Fact]
    public async Task Unique_violations_name_table_and_columns()
    {
        var exception = await FailAsync<UniqueViolationException>("insert into users values (2, 'a@x', 1, 5, null)");
        Assert.Equal("users", exception.Table);
        Assert.Equal(["tenant", "email"], exception.Columns);
        Assert.Contains("insert into users", exception.Message, StringComparison.Ordinal);
        Assert.IsType<SqliteException>(exception.InnerException);

        exception = await FailAsync<UniqueViolationException>("insert into users values (1, 'b@x', 1, 5, null)");
        Assert.Equal(["id"], exception.Columns);
        exception = await FailAsync<UniqueViolationException>("insert into posts values (1, null)");
        Assert.Equal("posts", exception.Table);
        exception = await FailAsync<UniqueViolationException>("insert into users values (3, 'c@x', 2, 5, 'ADA')");
        Assert.Equal("uq_users_nick", exception.Constraint);
    }

    [Fact]
    public async Task Null_in_a_required_column_names_it()
    {
        var exception = await FailAsync<NotNullViolationException>("insert into users values (2, null, 1, 5, null)");
        Assert.Equal("users", exception.Table);
        Assert.Equal(["email"], exception.Columns);
    }

    [Fact]
    public async Task Check_violations_name_the_constraint() =>
        Assert.Equal("ck_users_age", (await FailAsync<CheckViolationException>("insert into users values (2, 'b', 1, 0, null)")).Constraint);

    [Fact]
    public async Task Foreign_keys_are_checked_on_both_sides()
    {
        await FailAsync<ForeignKeyViolationException>("insert into posts values (2, 99)");
        await FailAsync<ForeignKeyViolationException>("delete from users");
    }

    [Fact]
    public async Task A_table_that_is_missing_says_so()
    {
        var exception = await FailAsync<DatabaseException>("select * from missing");
        Assert.Equal(DatabaseErrorKind.Syntax, exception.Kind);
        Assert.Contains("no such table: missing", exception.Message, StringComparison.Ordinal);
        Assert.Contains("migrated", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_beyond_sqlites_limit_is_too_long() =>
        await FailAsync<ValueTooLongException>("select zeroblob(2000000000)");

    [Fact]
    public async Task Messages_show_no_values()
    {
        var exception = await FailAsync<UniqueViolationException>("insert into users values (?, ?, 1, 5, null)", b =>
        {
            b.SetInt32(0, 77);
            b.SetString(1, "a@x");
        });
        Assert.DoesNotContain("a@x", exception.Message, StringComparison.Ordinal);
        Assert.Contains("(?, ?, 1, 5, null)", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<T> FailAsync<T>(string sql, Action<ParameterBinder>? bind = null)
        where T : DatabaseException
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database, Schema);
        SqliteException exception = await Assert.ThrowsAnyAsync<SqliteException>(() => connection.ExecuteAsync(sql, bind));
        return Assert.IsType<T>(database.Translate(exception, connection, sql));
    }
}
