using System.Diagnostics;
using Orm.Core.Tests.Contract;
using Orm.Execution;

namespace Orm.PostgreSql.Tests;

/// <summary>
/// A primary and a streaming standby, as two servers are in production. The primary is these tests' own: what is written there is replayed
/// on the standby, and a replay can be in the way of its readers.
/// </summary>
public sealed class StandbyTests : IAsyncLifetime
{
    private static int _schemas;
    private readonly string _schema = $"standby_{Environment.ProcessId}_{Interlocked.Increment(ref _schemas)}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string PrimaryUrl => Variable("ORM_TEST_POSTGRESQL_PRIMARY");

    private static string StandbyUrl => Variable("ORM_TEST_POSTGRESQL_STANDBY");

    public async ValueTask InitializeAsync()
    {
        _ = StandbyUrl;
        await ExecuteAsync($"create schema {_schema}");
        await using Database primary = Primary();
        await using Session session = primary.OpenSession();
        await primary.CreateTablesAsync(Token);
        session.Add(new User { Name = "Ada", Email = "ada@example.com" });
        await session.CommitAsync(Token);
        await CaughtUpAsync(1);
    }

    public async ValueTask DisposeAsync()
    {
        if (Environment.GetEnvironmentVariable("ORM_TEST_POSTGRESQL_STANDBY") is not null)
            await ExecuteAsync($"drop schema if exists {_schema} cascade");
    }

    [Fact]
    public async Task Reads_go_to_the_standby_and_writes_to_the_primary()
    {
        await using Database database = Both();
        await using Session session = database.OpenSession();
        Assert.True(await IsStandbyAsync(session));
        Assert.Equal("Ada", (await User.Table.SingleAsync(session, Token)).Name);
        session.Add(new User { Name = "Bob", Email = "bob@example.com" });
        await session.CommitAsync(Token);
        Assert.False(await IsStandbyAsync(session));
    }

    [Fact]
    public async Task Who_wrote_reads_it_although_the_standby_lags()
    {
        await using Database database = Both();
        await using Database standby = Database.Connect(StandbyUrl, Configure);
        await ReplayAsync(standby, pause: true);
        try
        {
            await using Session writer = database.OpenSession();
            writer.Add(new User { Name = "Bob", Email = "bob@example.com" });
            await writer.CommitAsync(Token);
            Assert.Equal(["Ada", "Bob"], await User.Table.OrderBy(u => u.Id).Select(u => u.Name).ToListAsync(writer, Token));

            await using Session reader = database.OpenSession();
            Assert.Equal(["Ada"], await User.Table.Select(u => u.Name).ToListAsync(reader, Token));
            reader.UsePrimary();
            Assert.Equal(2, await User.Table.CountAsync(reader, Token));
        }
        finally
        {
            await ReplayAsync(standby, pause: false);
        }

        await CaughtUpAsync(2);
        await using Session later = database.OpenSession();
        Assert.True(await IsStandbyAsync(later));
        Assert.Equal(2, await User.Table.CountAsync(later, Token));
    }

    [Fact]
    public async Task A_standby_that_stops_is_left_out_without_an_error_and_comes_back()
    {
        await using Database database = Both(o => o.ReplicaBackOff = TimeSpan.FromMilliseconds(200));
        await using Session session = database.OpenSession();
        Assert.True(await IsStandbyAsync(session));
        User ada = await User.Table.SingleAsync(session, Token);
        await ControlAsync("stop");
        try
        {
            // The connection in the pool is dead, and nobody knows it yet.
            Assert.Equal(1, await User.Table.CountAsync(session, Token));
            Assert.False(await IsStandbyAsync(session));
            Assert.False(database.Replicas[0].IsAvailable);
            Assert.False(session.UsesPrimary);
            session.Clear();
            Assert.Equal("Ada", (await session.GetAsync(User.Table, ada.Id, Token))!.Name);
        }
        finally
        {
            await ControlAsync("start");
        }

        await UntilAsync(async () => await IsStandbyAsync(session));
        Assert.True(database.Replicas[0].IsAvailable);
        Assert.Equal((0, 0), (database.Pool.InUse, database.Replicas[0].Pool.InUse));
    }

    [Fact]
    public async Task Every_way_of_reading_survives_the_loss_of_its_connection()
    {
        await using Database database = Both(o => o.ReplicaBackOff = TimeSpan.FromMilliseconds(1));
        await using Session session = database.OpenSession();
        User ada = await User.Table.SingleAsync(session, Token);
        Func<Task>[] reads =
        [
            async () => Assert.Single(await User.Table.Include(u => u.Posts).ToListAsync(session, Token)),
            async () => Assert.NotNull(await User.Table.Where(u => u.Id == ada.Id).SingleAsync(session, Token)),
            async () =>
            {
                session.Clear();
                Assert.NotNull(await session.GetAsync(User.Table, ada.Id, Token));
            },
            async () => await session.LoadAsync((await session.GetAsync(User.Table, ada.Id, Token))!, User.Table.Posts, Token),
            async () => Assert.Equal(1, await User.Table.AsAsyncEnumerable(session, Token).CountAsync(Token)),
        ];
        foreach (Func<Task> read in reads)
        {
            await UntilAsync(async () => await IsStandbyAsync(session));
            await KillStandbyConnectionsAsync();
            await read();
        }
    }

    [Fact]
    public async Task A_query_that_runs_while_the_standby_stops_is_run_again()
    {
        await using Database database = Both(o => o.ReplicaBackOff = TimeSpan.FromMilliseconds(200));
        await using Session session = database.OpenSession();
        Assert.True(await IsStandbyAsync(session));
        // Slow on the standby only, so that the second run ends at once.
        Task<string?> slow = session.Sql($"select case when pg_is_in_recovery() then pg_sleep(600)::text end").ScalarAsync<string>(Token).AsTask();
        await using (Database standby = Database.Connect(StandbyUrl))
            await UnderWayAsync(standby, "PgSleep");
        await ControlAsync("stop");
        try
        {
            Assert.Null(await slow.WaitAsync(TimeSpan.FromMinutes(1), Token));
        }
        finally
        {
            await ControlAsync("start");
        }
    }

    [Fact]
    public async Task Many_sessions_go_on_while_the_standby_stops_and_starts()
    {
        await using Database database = Both(o => o.ReplicaBackOff = TimeSpan.FromMilliseconds(50));
        using var stop = new CancellationTokenSource();
        long reads = 0;
        Task[] readers = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await using Session session = database.OpenSession();
                Assert.Equal("Ada", (await User.Table.SingleAsync(session, Token)).Name);
                Interlocked.Increment(ref reads);
            }
        }, Token))];
        for (int i = 0; i < 2; i++)
        {
            await Task.Delay(200, Token);
            await ControlAsync("stop");
            await Task.Delay(200, Token);
            await ControlAsync("start");
        }

        await UntilAsync(() => Task.FromResult(Interlocked.Read(ref reads) > 100));
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal((0, 0), (database.Pool.InUse, database.Replicas[0].Pool.InUse));
    }

    [Fact]
    public async Task A_read_that_the_replay_cancels_is_run_again_on_the_primary()
    {
        await using Database database = Both();
        await using Database standby = await ImpatientStandbyAsync();
        try
        {
            await using Session session = database.OpenSession();
            Assert.True(await IsStandbyAsync(session));
            Task<string?> slow = session.Sql($"select case when pg_is_in_recovery() then pg_sleep(600)::text else name end from users").ScalarAsync<string>(Token).AsTask();
            await ConflictAsync(standby);
            Assert.Equal("Ada", await slow.WaitAsync(TimeSpan.FromMinutes(1), Token));
            // The replica is well, but this session would meet its replay again.
            Assert.True(session.UsesPrimary);
            Assert.True(database.Replicas[0].IsAvailable);
            Assert.Equal((0, 0), (database.Pool.InUse, database.Replicas[0].Pool.InUse));
        }
        finally
        {
            await PatientAsync();
        }
    }

    [Fact]
    public async Task A_read_that_the_replay_cancels_is_a_passing_error_where_there_is_no_primary()
    {
        await using Database standby = await ImpatientStandbyAsync();
        try
        {
            await using Session session = standby.OpenSession();
            Task<string?> slow = session.Sql($"select pg_sleep(600)::text from users").ScalarAsync<string>(Token).AsTask();
            await ConflictAsync(standby);
            SerializationFailureException error = await Assert.ThrowsAsync<SerializationFailureException>(() => slow.WaitAsync(TimeSpan.FromMinutes(1), Token));
            Assert.True(error.IsTransient);
            Assert.Contains("The server is a standby, whose replay of the primary's changes was in the way", error.Message, StringComparison.Ordinal);
            Assert.True(await IsStandbyAsync(session));
        }
        finally
        {
            await PatientAsync();
        }
    }

    [Fact]
    public async Task A_stream_whose_rows_were_given_already_ends_with_a_passing_error_when_the_replay_cancels_it()
    {
        await using (Database primary = Primary())
        await using (Session session = primary.OpenSession())
        {
            session.AddRange(Enumerable.Range(1, 999).Select(static i => new User { Name = $"User {i}", Email = $"{i}@example.com" }));
            await session.CommitAsync(Token);
        }

        await CaughtUpAsync(1000);
        await using Database database = Both();
        await using Database standby = await ImpatientStandbyAsync();
        try
        {
            await using Session session = database.OpenSession();
            int rows = 0;
            SerializationFailureException error = await Assert.ThrowsAsync<SerializationFailureException>(async () =>
            {
                // More than what the network holds.
                await foreach (User _ in User.Table.CrossJoin(User.Table, out UserTable _).AsAsyncEnumerable(session, Token))
                {
                    if (rows++ == 0)
                        await ConflictAsync(standby, "ClientWrite");
                }
            });
            Assert.True(error.IsTransient);
            Assert.InRange(rows, 1, 999_999);
            Assert.Equal(1000, await User.Table.CountAsync(session, Token));
        }
        finally
        {
            await PatientAsync();
        }
    }

    [Theory]
    [InlineData("?replica=", "replica")]
    [InlineData("?replica=host:99999", "port")]
    [InlineData("?replica=one,,two", "replica")]
    public void A_replica_that_is_no_host_is_refused(string option, string message)
    {
        PostgreSqlDriver.Register();
        Assert.Contains(message, Assert.ThrowsAny<DatabaseUrlException>(() => Database.Connect("postgresql://me@host/db" + option)).Message, StringComparison.Ordinal);
    }

    private static async Task<bool> IsStandbyAsync(Session session) => await session.Sql($"select pg_is_in_recovery()").ScalarAsync<bool>(Token);

    private static async Task ReplayAsync(Database standby, bool pause)
    {
        await using Session session = standby.OpenSession();
        if (pause)
            await session.Sql($"select pg_wal_replay_pause()::text").ScalarAsync<string>(Token);
        else
            await session.Sql($"select pg_wal_replay_resume()::text").ScalarAsync<string>(Token);
    }

    // A standby that gives its replay no time to wait for readers.
    private async Task<Database> ImpatientStandbyAsync()
    {
        Database standby = Database.Connect($"{StandbyUrl}?search_path={_schema}", Configure);
        await ScriptAsync(standby, "alter system set max_standby_streaming_delay = 0");
        await ScriptAsync(standby, "select pg_reload_conf()");
        await UntilAsync(async () =>
        {
            await using Session session = standby.OpenSession();
            return await session.Sql($"show max_standby_streaming_delay").ScalarAsync<string>(Token) == "0";
        });
        return standby;
    }

    private static async Task PatientAsync()
    {
        await using Database standby = Database.Connect(StandbyUrl);
        await ScriptAsync(standby, "alter system reset max_standby_streaming_delay");
        await ScriptAsync(standby, "select pg_reload_conf()");
        await UntilAsync(async () =>
        {
            await using Session session = standby.OpenSession();
            return await session.Sql($"show max_standby_streaming_delay").ScalarAsync<string>(Token) != "0";
        });
    }

    // Waits for the read to be under way, and alters its table.
    private async Task ConflictAsync(Database standby, string waitsFor = "PgSleep")
    {
        await UnderWayAsync(standby, waitsFor);
        await ExecuteAsync($"alter table {_schema}.users add column later int");
    }

    private static Task UnderWayAsync(Database standby, string waitsFor) => UntilAsync(async () =>
    {
        await using Session session = standby.OpenSession();
        return await session.Sql($"select count(*) from pg_stat_activity where wait_event = {waitsFor} and pid <> pg_backend_pid()").ScalarAsync<long>(Token) == 1;
    });

    private static async Task KillStandbyConnectionsAsync()
    {
        await using Database standby = Database.Connect(StandbyUrl);
        await using Session session = standby.OpenSession();
        await session.Sql($"select count(pg_terminate_backend(pid)) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()").ScalarAsync<long>(Token);
    }

    private static async Task ControlAsync(string verb)
    {
        using Process process = Process.Start("sh", [Variable("ORM_TEST_POSTGRESQL_STANDBY_CONTROL"), verb])!;
        await process.WaitForExitAsync(Token);
        Assert.Equal(0, process.ExitCode);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (int i = 0; !await condition(); i++)
        {
            Assert.True(i < 600, "It did not come about within a minute.");
            await Task.Delay(100, Token);
        }
    }

    private static string Variable(string name)
    {
        string? value = Environment.GetEnvironmentVariable(name);
        string reason = $"No PostgreSQL standby: ./test.sh starts one and sets {name}.";
        if (value is null)
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.SkipWhen(value is null, reason);
        return value!;
    }

    private async Task CaughtUpAsync(long users)
    {
        await using Database standby = Database.Connect($"{StandbyUrl}?search_path={_schema}", Configure);
        await UntilAsync(async () =>
        {
            await using Session session = standby.OpenSession();
            return await session.Sql($"select count(*) from pg_tables where schemaname = {_schema}").ScalarAsync<long>(Token) > 0
                && await User.Table.CountAsync(session, Token) == users;
        });
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using Database primary = Database.Connect(PrimaryUrl);
        await ScriptAsync(primary, sql);
    }

    private static async Task ScriptAsync(Database database, string sql)
    {
        DriverConnection connection = await database.RentAsync(CancellationToken.None);
        try
        {
            await connection.ExecuteScriptAsync(sql, CancellationToken.None);
        }
        finally
        {
            await database.ReturnAsync(connection, reset: false);
        }
    }

    private Database Primary() => Database.Connect($"{PrimaryUrl}?search_path={_schema}", Configure);

    private Database Both(Action<DatabaseOptions>? configure = null)
    {
        DatabaseUrl standby = DatabaseUrl.Parse(StandbyUrl);
        return Database.Connect($"{PrimaryUrl}?search_path={_schema}&replica={standby.Host}:{standby.Port}", options =>
        {
            Configure(options);
            configure?.Invoke(options);
        });
    }

    private static void Configure(DatabaseOptions options) => options.Models = [ContractModel.Instance];
}
