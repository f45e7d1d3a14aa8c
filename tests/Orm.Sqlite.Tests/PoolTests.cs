using Orm.Execution;

namespace Orm.Sqlite.Tests;

/// <summary>The pool of connections over real files.</summary>
public sealed class PoolTests
{
    [Fact]
    public async Task The_last_returned_connection_is_given_first()
    {
        using var file = new TemporaryFile();
        await using Database database = Sqlite.Connect(file.Url);
        DriverConnection first = await Sqlite.OpenAsync(database);
        DriverConnection second = await Sqlite.OpenAsync(database);
        await database.ReturnAsync(first, reset: false);
        await database.ReturnAsync(second, reset: false);
        Assert.Same(second, await Sqlite.OpenAsync(database));
        Assert.Same(first, await Sqlite.OpenAsync(database));
        Assert.Equal(new PoolStatistics(2, 0, 2, 0, 2, 0, 0), database.Pool);
    }

    [Fact]
    public async Task Waiting_callers_are_served_in_their_order()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        var served = new List<int>();
        Task[] waiting = [.. Enumerable.Range(0, 5).Select(async i =>
        {
            DriverConnection own = await database.RentAsync(Sqlite.Token);
            served.Add(i);
            await Task.Yield();
            await database.ReturnAsync(own, reset: false);
        })];
        Assert.Equal(5, database.Pool.Waiting);
        await database.ReturnAsync(connection, reset: false);
        await Task.WhenAll(waiting);
        Assert.Equal([0, 1, 2, 3, 4], served);
        Assert.Equal(1, database.Pool.Idle);
    }

    [Fact]
    public async Task A_timeout_says_who_holds_the_connection_and_what_to_do()
    {
        await using Database database = Sqlite.Memory(static options => options.PoolTimeout = TimeSpan.FromMilliseconds(40));
        DriverConnection connection = await Sqlite.OpenAsync(database);
        connection.Holder = "a session's transaction";
        PoolTimeoutException exception = await Assert.ThrowsAsync<PoolTimeoutException>(async () => await database.RentAsync(Sqlite.Token));
        Assert.Contains("a session's transaction", exception.Message, StringComparison.Ordinal);
        Assert.Contains("one connection that all sessions share", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, database.Pool.TimedOut);
        Assert.Equal(0, database.Pool.Waiting);
        await database.ReturnAsync(connection, reset: false);
        Assert.Same(connection, await Sqlite.OpenAsync(database));
    }

    [Fact]
    public async Task A_session_that_holds_the_only_connection_is_told_by_what_it_does()
    {
        await using Database database = Sqlite.Memory(static options => options.PoolTimeout = TimeSpan.FromMilliseconds(40));
        await using Session first = database.OpenSession();
        await using SessionTransaction transaction = await first.BeginAsync(cancellationToken: Sqlite.Token);
        await using Session second = database.OpenSession();
        PoolTimeoutException exception = await Assert.ThrowsAsync<PoolTimeoutException>(async () => await second.BeginAsync(cancellationToken: Sqlite.Token));
        Assert.Contains("Held by: a session's transaction.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_of_many_connections_names_the_limit()
    {
        using var file = new TemporaryFile();
        await using Database database = Sqlite.Connect($"{file.Url}?max_pool_size=2&pool_timeout=0.03");
        await Sqlite.OpenAsync(database);
        await Sqlite.OpenAsync(database);
        PoolTimeoutException exception = await Assert.ThrowsAsync<PoolTimeoutException>(async () => await database.RentAsync(Sqlite.Token));
        Assert.Contains("2 of 2", exception.Message, StringComparison.Ordinal);
        Assert.Contains("MaxPoolSize", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_leaves_the_queue()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        using var source = new CancellationTokenSource();
        Task<DriverConnection> waiting = database.RentAsync(source.Token).AsTask();
        Assert.Equal(1, database.Pool.Waiting);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(0, database.Pool.Waiting);
        await database.ReturnAsync(connection, reset: false);
        Assert.Equal(1, database.Pool.Idle);
    }

    [Fact]
    public async Task A_connection_past_its_lifetime_is_replaced()
    {
        using var file = new TemporaryFile();
        await using Database database = Sqlite.Connect(file.Url, static options => options.MaxLifetime = TimeSpan.FromMilliseconds(30));
        DriverConnection first = await Sqlite.OpenAsync(database);
        await database.ReturnAsync(first, reset: false);
        await Task.Delay(60, Sqlite.Token);
        DriverConnection second = await Sqlite.OpenAsync(database);
        Assert.NotSame(first, second);
        Assert.True(first.IsBroken);
        Assert.Equal(new PoolStatistics(1, 0, 1, 0, 2, 1, 0), database.Pool);
    }

    [Fact]
    public async Task Idle_connections_are_closed_but_for_the_minimum()
    {
        using var file = new TemporaryFile();
        await using Database database = Sqlite.Connect(file.Url, static options => options.IdleTimeout = TimeSpan.FromMilliseconds(50));
        DriverConnection[] connections = [await Sqlite.OpenAsync(database), await Sqlite.OpenAsync(database), await Sqlite.OpenAsync(database)];
        foreach (DriverConnection connection in connections)
            await database.ReturnAsync(connection, reset: false);
        for (int i = 0; i < 6000 && database.Pool.Open > 1; i++)
            await Task.Delay(10, Sqlite.Token);
        Assert.Equal(1, database.Pool.Open);
        Assert.Same(connections[2], await Sqlite.OpenAsync(database));
    }

    [Fact]
    public async Task A_broken_connection_is_thrown_away_and_its_place_used_again()
    {
        using var file = new TemporaryFile();
        await using Database database = Sqlite.Connect($"{file.Url.Replace("sqlite:", "sqlite+microsoft:", StringComparison.Ordinal)}?max_pool_size=1");
        DriverConnection connection = await Sqlite.OpenAsync(database);
        ValueTask<DriverConnection> waiting = database.RentAsync(Sqlite.Token);
        await connection.Connection.CloseAsync();
        Assert.True(connection.IsBroken);
        await database.ReturnAsync(connection, reset: true);
        DriverConnection next = await waiting;
        Assert.NotSame(connection, next);
        Assert.Equal(1, await next.ReadAsync("select 1", r => r.GetInt32(0)));
    }

    [Fact]
    public async Task A_failed_opening_frees_its_place_for_the_next()
    {
        using var file = new TemporaryFile();
        await using Database database = Sqlite.Connect($"{file.Url}?mode=rw&max_pool_size=1");
        await Assert.ThrowsAsync<ConnectionLostException>(async () => await database.RentAsync(Sqlite.Token));
        await File.WriteAllBytesAsync(file.Path, [], Sqlite.Token);
        Assert.Equal(1, await (await Sqlite.OpenAsync(database)).ReadAsync("select 1", r => r.GetInt32(0)));
    }

    [Fact]
    public async Task Use_after_disposal_names_the_database()
    {
        using var file = new TemporaryFile();
        Database database = Sqlite.Connect(file.Url);
        DriverConnection connection = await Sqlite.OpenAsync(database);
        await database.DisposeAsync();
        await database.DisposeAsync();
        ObjectDisposedException exception = await Assert.ThrowsAsync<ObjectDisposedException>(async () => await database.RentAsync(Sqlite.Token));
        Assert.Contains(file.Path, exception.Message, StringComparison.Ordinal);
        await database.ReturnAsync(connection, reset: true);
        Assert.True(connection.IsBroken);
        Assert.Equal(0, database.Pool.Open);
    }

    [Fact]
    public async Task Disposal_ends_the_wait_of_others()
    {
        Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        Task<DriverConnection> waiting = database.RentAsync(Sqlite.Token).AsTask();
        await database.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task Many_tasks_over_few_connections_lose_nothing()
    {
        using var file = new TemporaryFile();
        await using Database database = Sqlite.Connect($"{file.Url}?max_pool_size=3&pool_timeout=60&timeout=60");
        await database.ReturnAsync(await Sqlite.OpenAsync(database, "create table n(i)"), reset: false);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(
            async () =>
            {
                for (int i = 0; i < 50; i++)
                {
                    DriverConnection connection = await database.RentAsync(Sqlite.Token);
                    await connection.BeginAsync(System.Data.IsolationLevel.Unspecified, Sqlite.Token);
                    await connection.ExecuteAsync("insert into n values (?)", b => b.SetInt32(0, worker));
                    await connection.CommitAsync();
                    await database.ReturnAsync(connection, reset: false);
                }
            },
            Sqlite.Token)));
        DriverConnection last = await Sqlite.OpenAsync(database);
        Assert.Equal(400, await last.ReadAsync("select count(*) from n", r => r.GetInt32(0)));
        await database.ReturnAsync(last, reset: false);
        Assert.InRange(database.Pool.Open, 1, 3);
        Assert.Equal(0, database.Pool.InUse);
    }

    [Theory]
    [InlineData(nameof(DatabaseOptions.MaxPoolSize))]
    [InlineData(nameof(DatabaseOptions.MinPoolSize))]
    [InlineData(nameof(DatabaseOptions.PoolTimeout))]
    [InlineData(nameof(DatabaseOptions.StatementCacheSize))]
    public void Options_that_make_no_sense_are_refused_by_name(string option)
    {
        var options = new DatabaseOptions();
        switch (option)
        {
            case nameof(DatabaseOptions.MaxPoolSize):
                options.MaxPoolSize = 0;
                break;
            case nameof(DatabaseOptions.MinPoolSize):
                options.MinPoolSize = 21;
                break;
            case nameof(DatabaseOptions.PoolTimeout):
                options.PoolTimeout = TimeSpan.Zero;
                break;
            default:
                options.StatementCacheSize = 0;
                break;
        }

        SqliteDriver.Register();
        Assert.Contains(option, Assert.Throws<ArgumentException>(() => Database.Connect("sqlite:///:memory:", options)).Message, StringComparison.Ordinal);
    }
}
