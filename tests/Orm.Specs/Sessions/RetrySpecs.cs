using System.Data;
using System.Data.Common;
using Orm.Core.Tests.Contract;
using Orm.Dialects;

namespace Orm.Specs.Sessions;

/// <summary>Whole units of work, tried again after transient errors.</summary>
public abstract class RetrySpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task A_unit_of_work_commits_what_it_did_and_gives_its_result()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.Database.TransactionAsync(
            async session =>
            {
                User ada = Blog.NewUser("Ada");
                session.Add(ada);
                await session.FlushAsync(Token);
                return ada.Id;
            },
            cancellationToken: Token);
        await blog.Database.TransactionAsync(async session => (await session.GetAsync(User.Table, id, Token))!.Name = "Ada L.", cancellationToken: Token);
        Assert.Equal(["Ada L."], await NamesAsync(blog));
    }

    [Fact]
    public async Task An_error_rolls_it_back_and_is_thrown_as_it_is()
    {
        await using Blog blog = await BlogAsync();
        int runs = 0;
        await Assert.ThrowsAsync<TimeoutException>(async () => await blog.Database.TransactionAsync(
            async session =>
            {
                runs++;
                session.Add(Blog.NewUser("Ada"));
                await session.FlushAsync(Token);
                throw new TimeoutException();
            },
            cancellationToken: Token));
        Assert.Equal(1, runs);
        Assert.Empty(await NamesAsync(blog));
        Assert.Equal(0, blog.Database.Pool.InUse);
    }

    [Fact]
    public async Task A_transient_error_runs_the_whole_unit_again_in_a_new_session()
    {
        await using Blog blog = await BlogAsync();
        HashSet<Session> sessions = [];
        await blog.Database.TransactionAsync(
            async session =>
            {
                sessions.Add(session);
                session.Add(Blog.NewUser($"Ada {sessions.Count}"));
                await session.FlushAsync(Token);
                if (sessions.Count < 3)
                    throw Deadlock();
            },
            cancellationToken: Token);
        Assert.Equal(3, sessions.Count);
        Assert.Equal(["Ada 3"], await NamesAsync(blog));
    }

    [Fact]
    public async Task It_gives_up_after_as_many_retries_as_the_policy_allows()
    {
        await using Blog blog = await BlogAsync(o => o.Retry = new RetryPolicy { MaxRetries = 2, FirstDelay = TimeSpan.Zero });
        int runs = 0;
        await Assert.ThrowsAsync<DeadlockException>(async () => await blog.Database.TransactionAsync(
            _ =>
            {
                runs++;
                throw Deadlock();
            },
            cancellationToken: Token));
        Assert.Equal(3, runs);

        string url = await Server.CreateDatabaseAsync();
        Assert.Throws<ArgumentException>(() => Database.Connect(url, o => o.Retry = new RetryPolicy { MaxRetries = -1 }));
    }

    [Fact]
    public async Task Rivals_that_read_and_write_the_same_row_all_count()
    {
        const int Rivals = 6;
        await using Blog blog = await BlogAsync(o => o.Retry = new RetryPolicy { MaxRetries = 50 });
        int id = await blog.AddUserAsync("0");
        var factory = new SessionFactory(blog.Database, o => o.AutoFlush = false);
        await Task.WhenAll(Enumerable.Range(0, Rivals).Select(async _ => await factory.TransactionAsync(
            async session =>
            {
                User counter = (await session.GetAsync(User.Table, id, Token))!;
                counter.Name = (int.Parse(counter.Name, null) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            },
            IsolationLevel.Serializable,
            Token)));
        Assert.Equal([Rivals.ToString(System.Globalization.CultureInfo.InvariantCulture)], await NamesAsync(blog));
    }

    private static Exception Deadlock() =>
        DatabaseErrorFactory.Create(new FakeError(), new DatabaseError(DatabaseErrorKind.Deadlock, IsTransient: true), "test", null, []);

    private static async Task<List<string>> NamesAsync(Blog blog)
    {
        await using Session session = blog.Database.OpenSession();
        return await User.Table.OrderBy(u => u.Id).Select(u => u.Name).ToListAsync(session, Token);
    }

    private sealed class FakeError : DbException;
}
