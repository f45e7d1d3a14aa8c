using Orm.Core.Tests.Contract;

namespace Orm.Specs.Sessions;

/// <summary>Large results, row by row.</summary>
public abstract class StreamSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Nothing_holds_a_row_that_was_read()
    {
        await using Blog blog = await FilledAsync(5_000);
        await using Session session = blog.Database.OpenSession();
        List<WeakReference> rows = [];
        await foreach (User user in User.Table.AsAsyncEnumerable(session, Token))
            rows.Add(new WeakReference(user));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        // The last ones may stand in a register or a buffer.
        Assert.Equal(5_000, rows.Count);
        Assert.InRange(rows.Count(static r => r.IsAlive), 0, 5);
    }

    // Other tests run beside it, so the least of several measurements counts.
    [Fact(Explicit = true)]
    public async Task Memory_stays_flat_over_a_million_rows()
    {
        const int Rows = 1_000_000;
        await using Blog blog = await FilledAsync(Rows);
        await using Session session = blog.Database.OpenSession();
        int read = 0;
        List<long> memory = [];
        await foreach (User _ in User.Table.AsAsyncEnumerable(session, Token))
        {
            if (++read % (Rows / 30) == 0)
                memory.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        Assert.Equal(Rows, read);
        long growth = memory[^10..].Min() - memory[..10].Min();
        Assert.True(growth < 10 << 20, $"Memory grew by {growth} bytes while {Rows} rows were streamed.");
    }

    [Fact]
    public async Task Cancelling_stops_it_at_once_and_frees_session_and_connection()
    {
        await using Blog blog = await FilledAsync(20_000);
        await using Session session = blog.Database.OpenSession();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        int read = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (User _ in User.Table.AsAsyncEnumerable(session, cancellation.Token))
            {
                if (++read == 10)
                    await cancellation.CancelAsync();
            }
        });
        Assert.Equal(10, read);
        Assert.Equal(0, blog.Database.Pool.InUse);
        Assert.Equal(20_000, await User.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task Leaving_it_early_frees_session_and_connection()
    {
        await using Blog blog = await FilledAsync(20_000);
        await using Session session = blog.Database.OpenSession();
        await foreach (User user in User.Table.OrderBy(u => u.Id).AsAsyncEnumerable(session, Token))
        {
            Assert.Equal("user 1", user.Name);
            InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await User.Table.CountAsync(session, Token));
            Assert.Contains("stream", error.Message, StringComparison.Ordinal);
            break;
        }

        Assert.Equal(0, blog.Database.Pool.InUse);
        Assert.Equal(20_000, await User.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task Streams_of_several_sessions_run_side_by_side()
    {
        await using Blog blog = await FilledAsync(2_000);
        await using Session first = blog.Database.OpenSession();
        await using Session second = blog.Database.OpenSession();
        await using IAsyncEnumerator<User> others = User.Table.OrderBy(u => u.Id).AsAsyncEnumerable(second, Token).GetAsyncEnumerator(Token);
        await foreach (User user in User.Table.OrderBy(u => u.Id).AsAsyncEnumerable(first, Token))
        {
            Assert.True(await others.MoveNextAsync());
            Assert.Equal(user.Id, others.Current.Id);
        }
    }

    [Fact]
    public async Task Streams_with_includes_do_not_wait_for_each_other_s_connections()
    {
        await using Blog blog = await BlogAsync(o => (o.MaxPoolSize, o.PoolTimeout) = (2, TimeSpan.FromMinutes(1)));
        for (int i = 0; i < 30; i++)
            await blog.AddUserAsync($"user {i}", posts: 20);
        int[] counts = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            await using Session session = blog.Database.OpenSession();
            int posts = 0;
            await foreach (Post post in Post.Table.Include(p => p.Tags).Include(p => p.Author, LoadStrategy.SelectIn).AsAsyncEnumerable(session, Token))
                posts += post.Author.Name.Length > 0 ? 1 : 0;
            return posts;
        }));
        Assert.Equal([600, 600, 600, 600, 600], counts);
        Assert.Equal(0, blog.Database.Pool.InUse);
    }

    [Fact]
    public async Task A_pool_of_one_serves_a_stream_with_includes_or_refuses_it_at_once()
    {
        await using Blog blog = await BlogAsync(o => o.MaxPoolSize = 1);
        await blog.AddUserAsync("Ada", posts: 2);
        await using Session session = blog.Database.OpenSession();
        if (Features.MultipleReaders)
        {
            Assert.Equal(2, (await ReadAsync()).Posts.Count);
            return;
        }

        NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(ReadAsync);
        Assert.Contains("MaxPoolSize", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, await User.Table.CountAsync(session, Token));

        async Task<User> ReadAsync()
        {
            await foreach (User user in User.Table.Include(u => u.Posts).AsAsyncEnumerable(session, Token))
                return user;
            throw new InvalidOperationException("There was no row.");
        }
    }

    private async Task<Blog> FilledAsync(int rows)
    {
        Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        await session.BulkInsertAsync(Enumerable.Range(1, rows).Select(i => Blog.NewUser($"user {i}")), cancellationToken: Token);
        await session.CommitAsync(Token);
        return blog;
    }
}
