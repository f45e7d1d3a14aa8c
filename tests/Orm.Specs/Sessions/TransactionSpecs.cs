using Orm.Core.Tests.Contract;

namespace Orm.Specs.Sessions;

public abstract class TransactionSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task A_scope_commits_what_it_was_told_to_and_rolls_back_the_rest()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        await using (SessionTransaction transaction = await session.BeginAsync(cancellationToken: Token))
        {
            session.Add(Blog.NewUser("Ada"));
            await transaction.CommitAsync(Token);
        }

        User bob = Blog.NewUser("Bob");
        await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            await using SessionTransaction transaction = await session.BeginAsync(cancellationToken: Token);
            session.Add(bob);
            await session.FlushAsync(Token);
            throw new TimeoutException();
        });

        Assert.False(session.InTransaction);
        session.Detach(bob);
        Assert.Equal("Ada", (await User.Table.SingleAsync(session, Token)).Name);
    }

    [Fact]
    public async Task A_scope_whose_transaction_ended_inside_leaves_the_next_one_alone()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        SessionTransaction scope = await session.BeginAsync(cancellationToken: Token);
        await session.CommitAsync(Token);
        session.Add(Blog.NewUser("Ada"));
        await session.FlushAsync(Token);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await scope.CommitAsync(Token));
        await scope.DisposeAsync();
        Assert.True(session.InTransaction);
        await session.CommitAsync(Token);
        Assert.Equal(1, await User.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task A_second_begin_is_refused_with_the_way_out()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        await session.BeginAsync(cancellationToken: Token);
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await session.BeginAsync(cancellationToken: Token));
        Assert.Contains("BeginNestedAsync", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_flush_rolls_back_says_so_on_the_next_use_and_can_be_mended()
    {
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("Ada");
        await using Session session = blog.Database.OpenSession();
        User twin = Blog.NewUser("Ada");
        session.Add(Blog.NewUser("Bob"));
        session.Add(twin);
        await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.CommitAsync(Token));
        Assert.False(session.InTransaction);
        SessionFailedException refused = await Assert.ThrowsAsync<SessionFailedException>(async () => await User.Table.CountAsync(session, Token));
        Assert.IsType<UniqueViolationException>(refused.InnerException);

        await session.RollbackAsync(Token);
        twin.Email = "twin@example.com";
        await session.CommitAsync(Token);
        Assert.Equal(3, await User.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task A_flush_that_fails_inside_a_savepoint_costs_no_more_than_the_savepoint()
    {
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("Ada");
        await using Session session = blog.Database.OpenSession();
        session.Add(Blog.NewUser("Bob"));
        User twin = Blog.NewUser("Ada");
        await using (await session.BeginNestedAsync(Token))
        {
            session.Add(twin);
            await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.FlushAsync(Token));
        }

        session.Detach(twin);
        await session.CommitAsync(Token);
        Assert.Equal(["Ada", "Bob"], await User.Table.OrderBy(u => u.Id).Select(u => u.Name).ToListAsync(session, Token));
    }

    [Fact]
    public async Task Released_savepoints_keep_their_work()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        await using (SessionTransaction outer = await session.BeginAsync(cancellationToken: Token))
        {
            await using (SessionTransaction inner = await session.BeginNestedAsync(Token))
            {
                session.Add(Blog.NewUser("Ada"));
                await inner.CommitAsync(Token);
            }

            await outer.CommitAsync(Token);
        }

        Assert.Equal(1, await User.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task A_cancelled_flush_rolls_back()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        session.Add(Blog.NewUser("Ada"));
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.FlushAsync(source.Token));
        Assert.False(session.InTransaction);
        await session.RollbackAsync(Token);
        await session.CommitAsync(Token);
        Assert.Equal(1, await User.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task Two_writers_of_one_row_wait_for_each_other_and_time_out_with_a_typed_error()
    {
        await using Blog blog = await BlogAsync();
        await using Blog hasty = Blog.Connect(Server.WithShortLockTimeout(blog.Url));
        int id = await blog.AddUserAsync("Ada");
        await using Session first = blog.Database.OpenSession();
        (await first.GetAsync(User.Table, id, Token))!.Name = "first";
        await first.FlushAsync(Token);
        await using Session second = hasty.Database.OpenSession();
        (await second.GetAsync(User.Table, id, Token))!.Name = "second";
        LockTimeoutException error = await Assert.ThrowsAsync<LockTimeoutException>(async () => await second.CommitAsync(Token));
        Assert.True(error.IsTransient);
        await first.CommitAsync(Token);
        await second.RollbackAsync(Token);
        await second.CommitAsync(Token);
        await using Session check = blog.Database.OpenSession();
        Assert.Equal("second", (await User.Table.SingleAsync(check, Token)).Name);
    }
}
