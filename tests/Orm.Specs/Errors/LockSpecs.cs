using System.Data;
using Orm.Core.Tests.Contract;

namespace Orm.Specs.Errors;

/// <summary>Sessions that want the same rows at the same time.</summary>
public abstract class LockSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Two_that_wait_for_each_other_are_told_apart_by_the_server()
    {
        Needs(Features.RowLocks);
        await using Blog blog = await BlogAsync();
        int ada = await blog.AddUserAsync("Ada");
        int bob = await blog.AddUserAsync("Bob");
        await using Session first = blog.Database.OpenSession();
        await using Session second = blog.Database.OpenSession();
        await RenameAsync(first, ada, "first");
        await RenameAsync(second, bob, "second");
        Task waiting = RenameAsync(first, bob, "first");
        Task closing = RenameAsync(second, ada, "second");
        Exception?[] outcomes = await Task.WhenAll(OutcomeAsync(waiting), OutcomeAsync(closing));
        DeadlockException deadlock = Assert.IsType<DeadlockException>(Assert.Single(outcomes, static o => o is not null));
        Assert.True(deadlock.IsTransient);

        Session winner = outcomes[0] is null ? first : second;
        Session loser = outcomes[0] is null ? second : first;
        await winner.CommitAsync(Token);
        await loser.RollbackAsync(Token);
        await using Session check = blog.Database.OpenSession();
        string expected = outcomes[0] is null ? "first" : "second";
        Assert.Equal([expected, expected], await User.Table.Select(u => u.Name).ToListAsync(check, Token));
        await RenameAsync(loser, ada, "again");
        await loser.CommitAsync(Token);
    }

    [Fact]
    public async Task Units_of_work_that_deadlock_are_retried_until_all_are_done()
    {
        Needs(Features.RowLocks);
        // As often as rivals meet again on a machine that works off one at a time.
        await using Blog blog = await BlogAsync(static o => o.Retry = new RetryPolicy { MaxRetries = 50 });
        int ada = await blog.AddUserAsync("0");
        int bob = await blog.AddUserAsync("100");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(
            async () =>
            {
                for (int k = 0; k < 5; k++)
                {
                    (int one, int other) = i % 2 == 0 ? (ada, bob) : (bob, ada);
                    await blog.Database.TransactionAsync(async session =>
                    {
                        await IncrementAsync(session, one);
                        await IncrementAsync(session, other);
                    }, cancellationToken: Token);
                }
            },
            Token)));
        await using Session check = blog.Database.OpenSession();
        Assert.Equal(["20", "120"], await User.Table.OrderBy(u => u.Id).Select(u => u.Name).ToListAsync(check, Token));
        Assert.Equal(0, blog.Database.Pool.InUse);
    }

    [Fact]
    public async Task A_serializable_transaction_that_cannot_be_is_told_so()
    {
        Needs(Features.RowLocks);
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("Ada");
        await using Session first = blog.Database.OpenSession();
        await using Session second = blog.Database.OpenSession();
        await first.BeginAsync(IsolationLevel.Serializable, Token);
        await second.BeginAsync(IsolationLevel.Serializable, Token);
        long seen = await User.Table.CountAsync(first, Token);
        Assert.Equal(seen, await User.Table.CountAsync(second, Token));
        // Each writes what the other has read: servers with locks wait for each other, those with snapshots refuse the later commit.
        Exception?[] outcomes = await Task.WhenAll(OutcomeAsync(AddAsync(first, "x")), OutcomeAsync(AddAsync(second, "y")));
        Exception error = Assert.Single(outcomes, static o => o is not null)!;
        Assert.True(error is SerializationFailureException or DeadlockException or LockTimeoutException, error.ToString());
        Assert.True(((DatabaseException)error).IsTransient);
        await using Session check = blog.Database.OpenSession();
        Assert.Equal(2, await User.Table.CountAsync(check, Token));

        static async Task AddAsync(Session session, string name)
        {
            session.Add(Blog.NewUser(name));
            await session.CommitAsync(Token);
        }
    }

    [Fact]
    public async Task Repeatable_reads_see_one_moment()
    {
        Needs(Features.RowLocks);
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada");
        await using Session reader = blog.Database.OpenSession();
        await reader.BeginAsync(IsolationLevel.RepeatableRead, Token);
        Assert.Equal("Ada", await NameAsync(reader, id));
        await using (Session writer = blog.Database.OpenSession())
        {
            await RenameAsync(writer, id, "changed");
            await writer.CommitAsync(Token);
        }

        Assert.Equal("Ada", await NameAsync(reader, id));
        await reader.RollbackAsync(Token);
        Assert.Equal("changed", await NameAsync(reader, id));

        // The level was the transaction's: the connection does not keep it.
        await reader.BeginAsync(IsolationLevel.ReadCommitted, Token);
        Assert.Equal("changed", await NameAsync(reader, id));
        await using (Session writer = blog.Database.OpenSession())
        {
            await RenameAsync(writer, id, "again");
            await writer.CommitAsync(Token);
        }

        Assert.Equal("again", await NameAsync(reader, id));
    }

    [Fact]
    public async Task What_is_not_committed_is_seen_by_its_own_session_only()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada");
        await using Session writer = blog.Database.OpenSession();
        await RenameAsync(writer, id, "secret");
        await using Session reader = blog.Database.OpenSession();
        Assert.Equal("Ada", await NameAsync(reader, id));
        Assert.Equal("secret", await NameAsync(writer, id));
        await writer.CommitAsync(Token);
        Assert.Equal("secret", await NameAsync(reader, id));
    }

    private static async Task IncrementAsync(Session session, int id) =>
        Assert.Equal(1, await User.Table.Where(u => u.Id == id).Set(u => u.Name, u => (u.Name.Cast<int>() + 1).Cast<string>()).NoSync().ExecuteAsync(session, Token));

    private static async Task RenameAsync(Session session, int id, string name) =>
        Assert.Equal(1, await User.Table.Where(u => u.Id == id).Set(u => u.Name, name).NoSync().ExecuteAsync(session, Token));

    private static async Task<string> NameAsync(Session session, int id) => await User.Table.Where(u => u.Id == id).Select(u => u.Name).SingleAsync(session, Token);

    private static async Task<Exception?> OutcomeAsync(Task task)
    {
        try
        {
            await task;
            return null;
        }
        catch (OrmException exception)
        {
            return exception;
        }
    }
}
