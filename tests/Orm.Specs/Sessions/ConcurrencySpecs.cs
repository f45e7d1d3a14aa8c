using System.Globalization;
using Orm.Core.Tests.Contract;

namespace Orm.Specs.Sessions;

/// <summary>Several sessions, streams and statements of one database at a time, and what happens when there are too few connections.</summary>
public abstract class ConcurrencySpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Streams_of_several_sessions_run_side_by_side_while_another_writes()
    {
        await using Blog blog = await BlogAsync();
        await LongStatement.AddTagsAsync(blog.Database, 500);
        await using Session first = blog.Database.OpenSession();
        await using Session second = blog.Database.OpenSession();
        await using IAsyncEnumerator<Tag> up = Tag.Table.OrderBy(t => t.Id).AsAsyncEnumerable(first, Token).GetAsyncEnumerator(Token);
        await using IAsyncEnumerator<Tag> down = Tag.Table.OrderByDescending(t => t.Id).AsAsyncEnumerable(second, Token).GetAsyncEnumerator(Token);
        int pairs = 0;
        while (await up.MoveNextAsync())
        {
            Assert.True(await down.MoveNextAsync());
            Assert.Equal(501, up.Current.Id + down.Current.Id);
            if (pairs++ == 250)
                await blog.AddUserAsync("Ada");
        }

        Assert.False(await down.MoveNextAsync());
        Assert.Equal(500, pairs);
        Assert.Equal(1, await User.Table.CountAsync(first, Token));
        Assert.Equal(0, blog.Database.Pool.InUse);
    }

    [Fact]
    public async Task Many_tasks_over_few_connections_lose_nothing()
    {
        await using Blog blog = await BlogAsync(options => (options.MaxPoolSize, options.PoolTimeout) = (3, TimeSpan.FromMinutes(1)));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(
            async () =>
            {
                for (int i = 0; i < 10; i++)
                {
                    await using Session session = blog.Database.OpenSession();
                    session.Add(new Tag { Name = string.Create(CultureInfo.InvariantCulture, $"{worker}-{i}") });
                    await session.CommitAsync(Token);
                    Assert.Equal(1, await Tag.Table.Where(t => t.Name == string.Create(CultureInfo.InvariantCulture, $"{worker}-{i}")).CountAsync(session, Token));
                }
            },
            Token)));
        await using Session check = blog.Database.OpenSession();
        Assert.Equal(80, await Tag.Table.CountAsync(check, Token));
        Assert.InRange(blog.Database.Pool.Open, 1, 3);
        Assert.Equal(0, blog.Database.Pool.InUse);
    }

    [Fact]
    public async Task A_pool_without_a_free_connection_tells_the_limit_and_works_again_when_one_is_given_back()
    {
        await using Blog blog = await BlogAsync(options =>
        {
            options.MaxPoolSize = 2;
            options.PoolTimeout = TimeSpan.FromMilliseconds(150);
        });
        await LongStatement.AddTagsAsync(blog.Database, 2);
        await using Session first = blog.Database.OpenSession();
        await first.BeginAsync(System.Data.IsolationLevel.Unspecified, Token);
        await using Session second = blog.Database.OpenSession();
        await using Session third = blog.Database.OpenSession();
        await using (IAsyncEnumerator<Tag> open = Tag.Table.AsAsyncEnumerable(second, Token).GetAsyncEnumerator(Token))
        {
            Assert.True(await open.MoveNextAsync());
            PoolTimeoutException error = await Assert.ThrowsAsync<PoolTimeoutException>(async () => await User.Table.CountAsync(third, Token));
            Assert.Contains("MaxPoolSize", error.Message, StringComparison.Ordinal);
            Assert.Equal(2, blog.Database.Pool.InUse);
        }

        Assert.Equal(0, await User.Table.CountAsync(third, Token));
        Assert.Equal(1, blog.Database.Pool.TimedOut);
    }

    [Fact]
    public async Task Waiting_for_a_connection_hears_cancellation()
    {
        await using Blog blog = await BlogAsync(static options => options.MaxPoolSize = 1);
        await using Session holder = blog.Database.OpenSession();
        await holder.BeginAsync(System.Data.IsolationLevel.Unspecified, Token);
        await using Session waiting = blog.Database.OpenSession();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await User.Table.CountAsync(waiting, cancellation.Token));
        await holder.RollbackAsync(Token);
        Assert.Equal(0, await User.Table.CountAsync(waiting, Token));
        Assert.Equal((0, 0), (blog.Database.Pool.InUse, blog.Database.Pool.Waiting));
    }

    [Fact]
    public async Task A_long_statement_is_stopped_by_cancellation_and_the_session_works_on()
    {
        await using Blog blog = await BlogAsync();
        await LongStatement.AddTagsAsync(blog.Database);
        await using Session session = blog.Database.OpenSession();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await LongStatement.ReadAsync(session, cancellation.Token));
        Assert.Equal(LongStatement.Tags, await Tag.Table.CountAsync(session, Token));
        Assert.Equal(0, blog.Database.Pool.InUse);
    }

    [Fact]
    public async Task A_long_statement_is_stopped_by_its_time_out_and_the_session_works_on()
    {
        string url = await Server.CreateDatabaseAsync();
        await using (Blog filled = await Blog.CreateAsync(url))
            await LongStatement.AddTagsAsync(filled.Database);
        await using Blog blog = Blog.Connect(url, static options => options.CommandTimeout = TimeSpan.FromSeconds(1));
        await using Session session = blog.Database.OpenSession();
        await Assert.ThrowsAsync<CommandTimeoutException>(async () => await LongStatement.ReadAsync(session, Token));
        session.CommandTimeout = Timeout.InfiniteTimeSpan;
        Assert.Equal(LongStatement.Tags, await Tag.Table.CountAsync(session, Token));
        Assert.Equal(0, blog.Database.Pool.InUse);
    }

    [Fact]
    public async Task A_cancelled_statement_inside_a_transaction_ends_it()
    {
        await using Blog blog = await BlogAsync();
        await LongStatement.AddTagsAsync(blog.Database);
        await using Session session = blog.Database.OpenSession();
        session.Add(Blog.NewUser("Ada"));
        await session.FlushAsync(Token);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await LongStatement.ReadAsync(session, cancellation.Token));
        await session.RollbackAsync(Token);
        await using Session check = blog.Database.OpenSession();
        Assert.Equal(0, await User.Table.CountAsync(check, Token));
        await session.CommitAsync(Token);
        Assert.Equal(1, await User.Table.CountAsync(check, Token));
    }
}
