using Orm.Core.Tests.Contract;

namespace Orm.Specs.Sessions;

public abstract class FailedStatementSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task A_commit_after_a_failed_statement_tells_what_the_database_did()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        session.Add(new Tag { Name = "a" });
        await session.FlushAsync(Token);
        await Assert.ThrowsAsync<UniqueViolationException>(async () => await Tag.Table.Insert(t => t.Name).Values("a").ExecuteAsync(session, Token));

        bool committed = true;
        try
        {
            await session.CommitAsync(Token);
        }
        catch (SessionFailedException failed)
        {
            Assert.IsType<UniqueViolationException>(failed.InnerException);
            committed = false;
        }

        Assert.Equal(committed ? 1 : 0, await TagsAsync(blog));
        if (committed)
            return;
        await session.RollbackAsync(Token);
        await session.CommitAsync(Token);
        Assert.Equal(1, await TagsAsync(blog));
    }

    [Fact]
    public async Task A_statement_that_failed_behind_a_savepoint_is_undone_with_it()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        session.Add(new Tag { Name = "a" });
        await using (await session.BeginNestedAsync(Token))
        {
            await Assert.ThrowsAsync<UniqueViolationException>(async () => await Tag.Table.Insert(t => t.Name).Values("a").ExecuteAsync(session, Token));
        }

        session.Add(new Tag { Name = "b" });
        await session.CommitAsync(Token);
        Assert.Equal(2, await TagsAsync(blog));
    }

    [Fact]
    public async Task Rolling_back_an_outer_savepoint_takes_the_inner_ones_along()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        session.Add(new Tag { Name = "a" });
        SessionTransaction outer = await session.BeginNestedAsync(Token);
        SessionTransaction inner = await session.BeginNestedAsync(Token);
        await outer.RollbackAsync(Token);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await inner.CommitAsync(Token));
        await inner.DisposeAsync();
        session.Add(new Tag { Name = "a" });
        await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.FlushAsync(Token));
        Assert.False(session.InTransaction);
    }

    [Fact]
    public async Task Raw_SQL_that_ends_the_transaction_is_not_taken_for_a_commit()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        session.Add(new Tag { Name = "a" });
        await session.FlushAsync(Token);
        await session.Sql($"ROLLBACK").ExecuteAsync(Token);
        await Assert.ThrowsAnyAsync<OrmException>(async () => await session.CommitAsync(Token));
        Assert.Equal(0, await TagsAsync(blog));
        await session.RollbackAsync(Token);
        await session.CommitAsync(Token);
        Assert.Equal(1, await TagsAsync(blog));
    }

    [Fact]
    public async Task Disposing_a_session_ends_its_open_stream_and_frees_the_connection_once()
    {
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("Ada");
        Session session = blog.Database.OpenSession();
        await session.BeginAsync(cancellationToken: Token);
        IAsyncEnumerator<User> users = User.Table.AsAsyncEnumerable(session, Token).GetAsyncEnumerator(Token);
        Assert.True(await users.MoveNextAsync());
        await session.DisposeAsync();
        Assert.Equal(0, blog.Database.Pool.InUse);

        await using Session other = blog.Database.OpenSession();
        await other.BeginAsync(cancellationToken: Token);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await users.MoveNextAsync());
        await users.DisposeAsync();
        Assert.Equal(1, blog.Database.Pool.InUse);
        Assert.Equal(1, await User.Table.CountAsync(other, Token));
    }

    [Fact]
    public async Task A_lookup_finds_what_waits_for_the_flush()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada");
        await using Session session = blog.Database.OpenSession();
        User ada = (await session.GetAsync(User.Table, id, Token))!;
        session.Remove(ada);
        Assert.Null(await session.GetAsync(User.Table, id, Token));
        User bob = Blog.NewUser("Bob");
        session.Add(bob);
        Assert.Same(bob, await session.GetAsync(User.Table, id + 1, Token));
    }

    [Fact]
    public async Task A_session_of_one_snapshot_looks_up_inside_its_transaction()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada");
        await using var session = new Session(blog.Database, new SessionOptions { TransactionStart = TransactionStart.FirstUse });
        Assert.NotNull(await session.GetAsync(User.Table, id, Token));
        Assert.True(session.InTransaction);
    }

    private static async Task<long> TagsAsync(Blog blog)
    {
        await using Session session = blog.Database.OpenSession();
        return await Tag.Table.CountAsync(session, Token);
    }
}
