using System.Data;
using System.Data.Common;
using Npgsql;
using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.PostgreSql.Tests;

/// <summary>The execution seam over Npgsql, on a real server.</summary>
public sealed class DriverTests
{
    [Fact]
    public async Task Scripts_keep_the_command_time_out_of_the_database_over_a_data_source_too()
    {
        NpgsqlConnectionStringBuilder settings = PostgreSqlSettings.Parse(DatabaseUrl.Parse(Server.Url), new DatabaseOptions(), out _);
        settings.CommandTimeout = 1;
        await using var source = NpgsqlDataSource.Create(settings.ConnectionString);
        await using Database database = Database.Connect(source, static o => o.CommandTimeout = TimeSpan.FromSeconds(60));
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("select pg_sleep(1.5)", Server.Token);
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public void A_data_source_that_gives_each_statement_another_connection_is_refused()
    {
        PostgreSqlDriver.Register();
        using var source = NpgsqlDataSource.Create("Host=nowhere;Username=ada;Password=secret;Multiplexing=true");
        ArgumentException error = Assert.Throws<ArgumentException>(() => Database.Connect(source));
        Assert.Contains("Multiplexing", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_come_back_through_typed_parameters()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        var moment = new DateTime(2026, 2, 28, 23, 59, 58, DateTimeKind.Unspecified).AddTicks(1_234_560);
        var instant = new DateTimeOffset(moment, TimeSpan.FromHours(2));
        Guid guid = Guid.NewGuid();
        await CheckAsync(true, "bool", b => b.SetBoolean(0, true), r => r.GetBoolean(0));
        await CheckAsync((short)-7, "int2", b => b.SetInt16(0, -7), r => r.GetInt16(0));
        await CheckAsync(int.MinValue, "int4", b => b.SetInt32(0, int.MinValue), r => r.GetInt32(0));
        await CheckAsync(long.MaxValue, "int8", b => b.SetInt64(0, long.MaxValue), r => r.GetInt64(0));
        await CheckAsync((decimal)ulong.MaxValue, "numeric", b => b.SetUInt64(0, ulong.MaxValue), r => r.GetDecimal(0));
        await CheckAsync(1.5f, "float4", b => b.SetSingle(0, 1.5f), r => r.GetFloat(0));
        await CheckAsync(double.Epsilon, "float8", b => b.SetDouble(0, double.Epsilon), r => r.GetDouble(0));
        await CheckAsync(decimal.MaxValue, "numeric", b => b.SetDecimal(0, decimal.MaxValue), r => r.GetDecimal(0));
        await CheckAsync("zażółć 😀", "text", b => b.SetString(0, "zażółć 😀"), r => r.GetString(0));
        await CheckAsync(guid, "uuid", b => b.SetGuid(0, guid), r => r.GetGuid(0));
        await CheckAsync(moment, "timestamp", b => b.SetDateTime(0, DateTime.SpecifyKind(moment, DateTimeKind.Utc)), r => r.GetDateTime(0));
        await CheckAsync(instant.ToUniversalTime(), "timestamptz", b => b.SetDateTimeOffset(0, instant), r => r.GetFieldValue<DateTimeOffset>(0));
        await CheckAsync(DateOnly.FromDateTime(moment), "date", b => b.SetDateOnly(0, DateOnly.FromDateTime(moment)), r => r.GetFieldValue<DateOnly>(0));
        await CheckAsync(TimeOnly.FromDateTime(moment), "time", b => b.SetTimeOnly(0, TimeOnly.FromDateTime(moment)), r => r.GetFieldValue<TimeOnly>(0));
        await CheckAsync(TimeSpan.FromHours(30), "interval", b => b.SetTimeSpan(0, TimeSpan.FromHours(30)), r => r.GetFieldValue<TimeSpan>(0));
        await CheckAsync(new byte[] { 1, 0, 2 }, "bytea", b => b.SetBytes(0, [1, 0, 2]), r => r.GetFieldValue<byte[]>(0));
        await CheckAsync("{\"a\": 1}", "jsonb", b => b.SetJson(0, "{\"a\":1}"), r => r.GetString(0));
        await database.ReturnAsync(connection, reset: false);

        // Compares the server's idea of the type, too, and reads null of the same type.
        async Task CheckAsync<T>(T value, string type, Action<ParameterBinder> bind, Func<DbDataReader, T> read)
        {
            Assert.Equal(value, await connection.ReadAsync($"select $1::{type}", read, bind));
            Assert.True(await connection.ReadAsync($"select $1::{type}", r => r.IsDBNull(0), b => b.SetNull(0, KindOf(type))));
            Assert.Equal(value, await connection.ReadAsync($"select $1::{type}", read, bind));
        }
    }

    [Fact]
    public async Task A_statement_is_prepared_once_per_connection_also_when_nulls_come_and_go()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("create table t(i int, s text)", Server.Token);
        const string Sql = "insert into t values ($1, $2)";
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

        Assert.True(((PostgreSqlStatement)connection.Statements.Rent(Sql)).IsPrepared);
        Assert.Equal((6, 3), await connection.ReadAsync("select count(*)::int, count(s)::int from t", r => (r.GetInt32(0), r.GetInt32(1))));
        Assert.Equal(1, await connection.ReadAsync("select count(*)::int from pg_prepared_statements where statement like 'insert into t%'", r => r.GetInt32(0)));
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task Another_type_in_the_same_place_prepares_again_and_is_right()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        Assert.Equal("integer", await connection.ReadAsync("select pg_typeof($1)::text", r => r.GetString(0), b => b.SetInt32(0, 1)));
        Assert.Equal("text", await connection.ReadAsync("select pg_typeof($1)::text", r => r.GetString(0), b => b.SetString(0, "1")));
        Assert.Equal("bigint", await connection.ReadAsync("select pg_typeof($1)::text", r => r.GetString(0), b => b.SetNull(0, StoredKind.Int64)));
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task An_enum_of_the_servers_own_is_sent_and_read_as_text()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("create type mood as enum ('sad', 'happy')", Server.Token);
        await connection.ExecuteScriptAsync("create table t(m mood)", Server.Token);
        await connection.ExecuteAsync("insert into t values ($1)", b => b.SetNamed(0, "happy", "mood"));
        Assert.Equal("happy", await connection.ReadAsync("select m::text from t where m = $1", r => r.GetString(0), b => b.SetNamed(0, "happy", "mood")));
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
        await connection.SavepointAsync(SavepointAction.Create, "s", Server.Token);
        await connection.ExecuteAsync("insert into t values (2)");
        await connection.SavepointAsync(SavepointAction.Rollback, "s", Server.Token);
        await connection.CommitAsync();
        await connection.BeginAsync(IsolationLevel.Unspecified, Server.Token);
        await connection.ExecuteAsync("delete from t");
        await connection.RollbackAsync();
        Assert.Equal(1, await connection.ReadAsync("select sum(i)::int from t", r => r.GetInt32(0)));
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task Errors_name_constraint_table_and_columns()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("create table u(id int primary key, email varchar(5) not null constraint uq_email unique, age int constraint ck_age check (age > 0)); create table p(u int constraint fk_u references u(id))", Server.Token);
        await connection.ExecuteAsync("insert into u values (1, 'a', 1)");
        Assert.Equal(("uq_email", "u"), await FailAsync("insert into u values (2, 'a', 1)", (UniqueViolationException e) => (e.Constraint, e.Table)));
        Assert.Equal("fk_u", await FailAsync("insert into p values (9)", (ForeignKeyViolationException e) => e.Constraint));
        Assert.Equal("email", await FailAsync("insert into u values (2, null, 1)", (NotNullViolationException e) => e.Columns.Single()));
        Assert.Equal("ck_age", await FailAsync("insert into u values (2, 'b', 0)", (CheckViolationException e) => e.Constraint));
        await FailAsync("insert into u values (2, 'abcdef', 1)", (ValueTooLongException e) => e.Kind);
        Assert.Equal(DatabaseErrorKind.Syntax, await FailAsync("select * from nowhere", (DatabaseException e) => e.Kind));
        await database.ReturnAsync(connection, reset: false);

        async Task<TResult> FailAsync<T, TResult>(string sql, Func<T, TResult> read)
            where T : DatabaseException
        {
            PostgresException exception = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));
            return read(Assert.IsType<T>(database.Translate(exception, connection, sql)));
        }
    }

    [Fact]
    public async Task Cancelling_stops_a_statement_and_leaves_the_connection_usable()
    {
        // The driver gives a connection up whose statement goes on for two seconds after it was to be stopped, unless it is told otherwise.
        await using Database database = await Server.ConnectAsync(options: "&cancellation_timeout=60000");
        DriverConnection connection = await database.RentAsync(Server.Token);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        PreparedStatement statement = connection.Statements.Rent("select pg_sleep(30)");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await statement.ExecuteAsync(source.Token));
        await connection.Statements.ReturnAsync(statement);
        Assert.False(connection.IsBroken);
        Assert.Equal(1, await connection.ReadAsync("select 1", r => r.GetInt32(0)));
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task The_command_timeout_is_told_from_cancellation()
    {
        await using Database database = await Server.ConnectAsync(static options => options.CommandTimeout = TimeSpan.FromSeconds(1));
        DriverConnection connection = await database.RentAsync(Server.Token);
        NpgsqlException exception = await Assert.ThrowsAnyAsync<NpgsqlException>(() => connection.ExecuteAsync("select pg_sleep(30)"));
        Assert.IsType<CommandTimeoutException>(database.Translate(exception, connection, "select pg_sleep(30)"));
        await database.ReturnAsync(connection, reset: true);
    }

    [Fact]
    public async Task A_connection_that_the_server_ended_is_lost_and_replaced()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        DriverConnection other = await database.RentAsync(Server.Token);
        int pid = await connection.ReadAsync("select pg_backend_pid()", r => r.GetInt32(0));
        Assert.True(await other.ReadAsync("select pg_terminate_backend($1, 60000)", r => r.GetBoolean(0), b => b.SetInt32(0, pid)));
        NpgsqlException exception = await Assert.ThrowsAnyAsync<NpgsqlException>(() => connection.ExecuteAsync("select 1"));
        Assert.IsType<ConnectionLostException>(database.Translate(exception, connection, "select 1"));
        Assert.True(connection.IsBroken);
        await database.ReturnAsync(connection, reset: false);
        Assert.Equal(1, database.Pool.Closed);
        await database.ReturnAsync(other, reset: false);
    }

    [Fact]
    public async Task A_reset_forgets_settings_and_keeps_prepared_statements()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        Assert.Equal(1, await connection.ReadAsync("select $1::int", r => r.GetInt32(0), b => b.SetInt32(0, 1)));
        await connection.ExecuteScriptAsync("set application_name = 'leak'; create temp table leaked(i int); select pg_advisory_lock(42)", Server.Token);
        await database.ReturnAsync(connection, reset: true);
        Assert.Same(connection, await database.RentAsync(Server.Token));
        Assert.NotEqual("leak", await connection.ReadAsync("show application_name", r => r.GetString(0)));
        Assert.Equal(0, await connection.ReadAsync("select count(*)::int from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()", r => r.GetInt32(0)));
        Assert.Equal(0, await connection.ReadAsync("select count(*)::int from pg_class where relname = 'leaked'", r => r.GetInt32(0)));
        Assert.Equal(2, await connection.ReadAsync("select $1::int", r => r.GetInt32(0), b => b.SetInt32(0, 2)));
        Assert.Equal(1, await connection.ReadAsync("select count(*)::int from pg_prepared_statements where statement = 'select $1::int'", r => r.GetInt32(0)));
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_without_the_password()
    {
        PostgreSqlDriver.Register();
        await using Database database = Database.Connect("postgresql+npgsql://someone:secret@127.0.0.1:1/nothing");
        ConnectionLostException exception = await Assert.ThrowsAsync<ConnectionLostException>(async () => await database.RentAsync(Server.Token));
        Assert.Contains("127.0.0.1:1", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", database.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?no_such_setting=1", "no_such_setting")]
    [InlineData("?keepalive=often", "keepalive")]
    public void An_option_that_npgsql_does_not_know_is_named(string options, string named)
    {
        PostgreSqlDriver.Register();
        Assert.Contains(named, Assert.Throws<DatabaseUrlException>(() => Database.Connect("postgresql://u@h/d" + options)).Message, StringComparison.Ordinal);
    }

    private static StoredKind KindOf(string type) => type switch
    {
        "bool" => StoredKind.Boolean,
        "int2" => StoredKind.Int16,
        "int4" => StoredKind.Int32,
        "int8" => StoredKind.Int64,
        "numeric" => StoredKind.Decimal,
        "float4" => StoredKind.Single,
        "float8" => StoredKind.Double,
        "uuid" => StoredKind.Guid,
        "timestamp" => StoredKind.DateTime,
        "timestamptz" => StoredKind.DateTimeOffset,
        "date" => StoredKind.DateOnly,
        "time" => StoredKind.TimeOnly,
        "interval" => StoredKind.TimeSpan,
        "bytea" => StoredKind.Bytes,
        "jsonb" => StoredKind.Json,
        _ => StoredKind.String,
    };
}
