using MySqlConnector;
using Orm.Dialects;
using Orm.Execution;

namespace Orm.MySql.Tests;

/// <summary>The servers' errors as Orm's exceptions.</summary>
public sealed class ErrorTests
{
    private const string Tables = """
        create table u(id int primary key, email varchar(5) not null, age tinyint, tenant int, constraint uq_email unique (email), constraint ck_age check (age > 0), unique key uq_two (tenant, age)) engine=innodb;
        create table p(id int auto_increment primary key, u int, constraint fk_u foreign key (u) references u(id)) engine=innodb
        """;

    [Fact]
    public async Task Errors_name_constraint_table_and_columns()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync(Tables, Server.Token);
        await connection.ExecuteAsync("insert into u values (1, 'a', 1, 1); insert into p(u) values (1)");
        Assert.Equal("uq_email", await FailAsync("insert into u values (2, 'a', 1, 2)", (UniqueViolationException e) => e.Constraint));
        Assert.Equal("uq_two", await FailAsync("insert into u values (2, 'b', 1, 1)", (UniqueViolationException e) => e.Constraint));
        Assert.Equal("PRIMARY", await FailAsync("insert into u values (1, 'b', 2, 2)", (UniqueViolationException e) => e.Constraint));
        Assert.Equal(("fk_u", "p", "u"), await FailAsync("insert into p(u) values (9)", (ForeignKeyViolationException e) => (e.Constraint, e.Table, e.Columns.Single())));
        Assert.Equal("fk_u", await FailAsync("delete from u", (ForeignKeyViolationException e) => e.Constraint));
        Assert.Equal("email", await FailAsync("insert into u values (2, null, 1, 2)", (NotNullViolationException e) => e.Columns.Single()));
        Assert.Equal("email", await FailAsync("insert into u(id) values (2)", (NotNullViolationException e) => e.Columns.Single()));
        Assert.Equal(("ck_age", "u"), await FailAsync("insert into u values (2, 'b', 0, 2)", (CheckViolationException e) => (e.Constraint, e.Table)));
        Assert.Equal("email", await FailAsync("insert into u values (2, 'abcdef', 1, 2)", (ValueTooLongException e) => e.Columns.Single()));
        Assert.Equal((DatabaseErrorKind.NumericOverflow, "age"), await FailAsync("insert into u values (2, 'b', 1000, 2)", (DatabaseException e) => (e.Kind, e.Columns.Single())));
        Assert.Equal(DatabaseErrorKind.Syntax, await FailAsync("select * from nowhere", (DatabaseException e) => e.Kind));
        Assert.Equal(DatabaseErrorKind.Syntax, await FailAsync("selec 1", (DatabaseException e) => e.Kind));
        await database.ReturnAsync(connection, reset: false);

        async Task<TResult> FailAsync<T, TResult>(string sql, Func<T, TResult> read)
            where T : DatabaseException
        {
            MySqlException exception = await Assert.ThrowsAsync<MySqlException>(() => connection.ExecuteAsync(sql));
            return read(Assert.IsType<T>(database.Translate(exception, connection, sql)));
        }
    }

    [Fact]
    public async Task A_deadlock_and_a_lock_that_is_not_to_be_had_are_transient()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection first = await database.RentAsync(Server.Token);
        DriverConnection second = await database.RentAsync(Server.Token);
        await first.ExecuteScriptAsync("create table t(id int primary key, n int) engine=innodb; insert into t values (1, 0), (2, 0)", Server.Token);
        await first.BeginAsync(System.Data.IsolationLevel.Unspecified, Server.Token);
        await second.BeginAsync(System.Data.IsolationLevel.Unspecified, Server.Token);
        await first.ExecuteAsync("update t set n = 1 where id = 1");
        await second.ExecuteAsync("update t set n = 2 where id = 2");
        MySqlException exception = await Assert.ThrowsAsync<MySqlException>(() => second.ExecuteAsync("select * from t where id = 1 for update nowait"));
        var timeout = Assert.IsType<LockTimeoutException>(database.Translate(exception, second, null));
        Assert.True(timeout.IsTransient);

        Task<int> waiting = first.ExecuteAsync("update t set n = 1 where id = 2");
        Exception? loser = await Record.ExceptionAsync(() => second.ExecuteAsync("update t set n = 2 where id = 1"));
        loser ??= await Record.ExceptionAsync(() => waiting);
        var deadlock = Assert.IsType<DeadlockException>(database.Translate(Assert.IsType<MySqlException>(loser), first, null));
        Assert.True(deadlock.IsTransient);
        await Record.ExceptionAsync(() => waiting);
        await first.RollbackAsync();
        await second.RollbackAsync();
        await database.ReturnAsync(first, reset: false);
        await database.ReturnAsync(second, reset: false);
    }

    [Fact]
    public async Task A_value_in_a_message_is_not_taken_for_a_name()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("create table t(v varchar(100), constraint uq_v unique (v))", Server.Token);
        const string Value = "x' for key 'y";
        for (int i = 0; i < 2; i++)
        {
            Exception? exception = await Record.ExceptionAsync(() => connection.ExecuteAsync("insert into t values (?)", b => b.SetString(0, Value)));
            if (i == 0)
                Assert.Null(exception);
            else
                Assert.Equal("uq_v", Assert.IsType<UniqueViolationException>(database.Translate(Assert.IsType<MySqlException>(exception), connection, null)).Constraint);
        }

        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_without_the_password()
    {
        MySqlDriver.Register();
        await using Database database = Database.Connect("mysql+mysqlconnector://someone:secret@127.0.0.1:1/nothing");
        ConnectionLostException exception = await Assert.ThrowsAsync<ConnectionLostException>(async () => await database.RentAsync(Server.Token));
        Assert.Contains("127.0.0.1:1", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", database.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mysql://nobody:secret@", "/orm", "Access denied")]
    [InlineData("mysql://root@", "/no_such_database", "no_such_database")]
    public async Task A_refusal_of_the_server_says_why(string start, string end, string expected)
    {
        string host = new Uri(Server.Url).Authority.Split('@')[^1];
        await using Database database = Database.Connect(start + host + end);
        Exception exception = await Assert.ThrowsAnyAsync<DatabaseException>(async () => await database.RentAsync(Server.Token));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }
}
