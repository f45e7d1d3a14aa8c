using System.Data.Common;
using Orm.Core.Tests.Contract;
using Orm.Execution;

namespace Orm.Specs.Sessions;

/// <summary>How long statements may run: as the session says, else as the database's options say.</summary>
public abstract class TimeoutSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_stops_its_long_statements_at_its_own_limit(bool writes)
    {
        await using Blog blog = await LongBlogAsync();
        await blog.AddUserAsync("Ada");
        await using (Session session = blog.Database.OpenSession(o => o.CommandTimeout = Second))
        {
            Assert.Equal(Second, session.CommandTimeout);
            CommandTimeoutException error = await Assert.ThrowsAsync<CommandTimeoutException>(
                async () => await (writes ? LongStatement.WriteAsync(session, Token) : LongStatement.ReadAsync(session, Token)));
            Assert.Equal(Second, error.Limit);
            Assert.Contains("ran longer than it may and was stopped. Its time-out of 1 s is the session's (SessionOptions.CommandTimeout).", error.Message, StringComparison.Ordinal);
            session.CommandTimeout = null;
            await session.RollbackAsync(Token);
            Assert.Equal(["Ada"], await User.Table.Select(u => u.Name).ToListAsync(session, Token));
        }

        Assert.Equal(0, blog.Database.Pool.InUse);
    }

    [Fact]
    public async Task The_limit_of_a_session_ends_with_it()
    {
        await using Blog blog = await LongBlogAsync(static o => o.MaxPoolSize = 1);
        // What is no long statement keeps this limit on a busy machine, too.
        TimeSpan limit = 3 * Second;
        await using (Session session = blog.Database.OpenSession(o => o.CommandTimeout = limit))
            Assert.Equal(LongStatement.Tags, await Tag.Table.CountAsync(session, Token));
        await using Session other = blog.Database.OpenSession();
        Assert.Null(other.CommandTimeout);
        await CancelAsync(other, limit + Second);
        Assert.Equal(1, blog.Database.Pool.Opened);
    }

    [Fact]
    public async Task The_limit_of_a_session_goes_before_that_of_the_database()
    {
        await using Blog blog = await LongBlogAsync(static o => o.CommandTimeout = Second);
        await using Session patient = blog.Database.OpenSession(static o => o.CommandTimeout = Timeout.InfiniteTimeSpan);
        await CancelAsync(patient, 2 * Second);
        await using Session session = blog.Database.OpenSession();
        CommandTimeoutException error = await Assert.ThrowsAsync<CommandTimeoutException>(async () => await LongStatement.ReadAsync(session, Token));
        Assert.Equal(Second, error.Limit);
        Assert.Contains("Its time-out of 1 s is the database's (DatabaseOptions.CommandTimeout).", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_is_set_around_one_statement_inside_a_transaction()
    {
        await using Blog blog = await LongBlogAsync();
        await using Session session = blog.Database.OpenSession();
        await using (SessionTransaction transaction = await session.BeginAsync(cancellationToken: Token))
        {
            session.Add(Blog.NewUser("Ada"));
            await session.FlushAsync(Token);
            session.CommandTimeout = Second;
            await Assert.ThrowsAsync<CommandTimeoutException>(async () => await LongStatement.ReadAsync(session, Token));
            session.CommandTimeout = null;
        }

        await using (SessionTransaction transaction = await session.BeginAsync(cancellationToken: Token))
            await CancelAsync(session, 2 * Second);
    }

    [Fact]
    public async Task What_a_transaction_wrote_before_a_statement_was_stopped_is_committed_or_the_commit_fails()
    {
        await using Blog blog = await LongBlogAsync();
        bool committed = true;
        await using (Session session = blog.Database.OpenSession())
        {
            session.Add(Blog.NewUser("Ada"));
            await session.FlushAsync(Token);
            session.CommandTimeout = Second;
            await Assert.ThrowsAsync<CommandTimeoutException>(async () => await LongStatement.ReadAsync(session, Token));
            // A commit that is stopped has an outcome that nobody knows.
            session.CommandTimeout = null;
            try
            {
                await session.CommitAsync(Token);
            }
            catch (OrmException)
            {
                committed = false;
            }
        }

        await using Session check = blog.Database.OpenSession();
        Assert.Equal(committed ? 1 : 0, await User.Table.CountAsync(check, Token));
    }

    [Fact]
    public async Task A_flush_that_waits_for_a_row_is_stopped_and_rolled_back()
    {
        Needs(Features.RowLocks);
        await using Blog blog = await BlogAsync();
        int ada = await blog.AddUserAsync("Ada");
        await using Session holder = blog.Database.OpenSession();
        await User.Table.Where(u => u.Id == ada).Set(u => u.Name, "held").ExecuteAsync(holder, Token);
        await using Session session = blog.Database.OpenSession();
        session.Add(new Tag { Name = "x" });
        (await session.GetAsync(User.Table, ada, Token))!.Name = "Bob";
        session.CommandTimeout = Second;
        CommandTimeoutException error = await Assert.ThrowsAsync<CommandTimeoutException>(async () => await session.FlushAsync(Token));
        Assert.Equal(Second, error.Limit);
        session.CommandTimeout = null;
        await holder.RollbackAsync(Token);
        await session.RollbackAsync(Token);
        await session.CommitAsync(Token);
        await using Session check = blog.Database.OpenSession();
        Assert.Equal((1, 1), (await User.Table.Where(u => u.Name == "Bob").CountAsync(check, Token), await Tag.Table.CountAsync(check, Token)));
    }

    [Fact]
    public async Task A_bulk_insert_that_waits_for_a_row_is_stopped_and_rolled_back()
    {
        Needs(Features.RowLocks);
        await using Blog blog = await BlogAsync();
        await using Session holder = blog.Database.OpenSession();
        holder.Add(new Tag { Name = "t60" });
        await holder.FlushAsync(Token);
        await using Session session = blog.Database.OpenSession(o => o.CommandTimeout = Second);
        // The unique name of one is another transaction's, which has not ended.
        CommandTimeoutException error = await Assert.ThrowsAsync<CommandTimeoutException>(
            async () => await session.BulkInsertAsync(Enumerable.Range(1, 100).Select(static i => new Tag { Name = $"t{i}" }), cancellationToken: Token));
        Assert.Equal(Second, error.Limit);
        session.CommandTimeout = null;
        await holder.RollbackAsync(Token);
        await session.RollbackAsync(Token);
        Assert.Equal(0, await Tag.Table.CountAsync(session, Token));
        Assert.Equal(0, blog.Database.Pool.InUse);
    }

    [Fact]
    public async Task A_session_inside_a_transaction_of_other_code_keeps_its_own_limit()
    {
        await using Blog blog = await LongBlogAsync();
        await using Database owner = Database.Connect(Server.WithDriverConnections(blog.Url));
        DriverConnection rented = await owner.RentAsync(Token);
        await using (DbTransaction transaction = await rented.Connection.BeginTransactionAsync(Token))
        {
            await using (Session unlimited = blog.Database.OpenSession(transaction))
                Assert.Equal(LongStatement.Tags, await Tag.Table.CountAsync(unlimited, Token));
            await using Session session = blog.Database.OpenSession(transaction, o => o.CommandTimeout = Second);
            CommandTimeoutException error = await Assert.ThrowsAsync<CommandTimeoutException>(async () => await LongStatement.ReadAsync(session, Token));
            Assert.Equal(Second, error.Limit);
        }

        await owner.ReturnAsync(rented, reset: true);
    }

    // On some databases through a second connection.
    [Fact]
    public async Task What_a_stream_includes_is_stopped_at_the_limit_as_well()
    {
        await using Blog blog = await LongBlogAsync();
        await blog.AddUserAsync("Ada", posts: 2);
        Expr<long> longCount = Tag.Table.CrossJoin(Tag.Table, out TagTable b).CrossJoin(Tag.Table, out TagTable c).CrossJoin(Tag.Table, out TagTable d)
            .Where(a => a.Name != b.Name || c.Name != d.Name).Count();
        await using Session session = blog.Database.OpenSession(o => o.CommandTimeout = Second);
        CommandTimeoutException error = await StopAsync();
        // A machine that stands still for a second stops the query of the users itself.
        for (int i = 0; i < 5 && !error.Sql!.Contains("posts", StringComparison.Ordinal); i++)
            error = await StopAsync();
        Assert.Equal(Second, error.Limit);
        Assert.Contains("posts", error.Sql, StringComparison.Ordinal);
        Assert.Equal(0, blog.Database.Pool.InUse);

        async Task<CommandTimeoutException> StopAsync() => await Assert.ThrowsAsync<CommandTimeoutException>(async () =>
        {
            await foreach (User user in User.Table.Include(u => u.Posts, q => q.Where(_ => longCount > 0)).AsAsyncEnumerable(session, Token))
                Assert.Fail($"{user.Name} came.");
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(40 * 86400)]
    public async Task A_limit_that_is_none_is_refused(int seconds)
    {
        await using Blog blog = await BlogAsync();
        ArgumentException error = Assert.Throws<ArgumentException>(() => blog.Database.OpenSession(o => o.CommandTimeout = TimeSpan.FromSeconds(seconds)));
        Assert.StartsWith("SessionOptions.CommandTimeout must be ", error.Message, StringComparison.Ordinal);
        await using Session session = blog.Database.OpenSession();
        Assert.Throws<ArgumentException>(() => session.CommandTimeout = TimeSpan.FromSeconds(seconds));
        Assert.Null(session.CommandTimeout);
    }

    private async Task<Blog> LongBlogAsync(Action<DatabaseOptions>? configure = null)
    {
        // A limit is not meant for what prepares the test.
        string url = await Server.CreateDatabaseAsync();
        await using (Blog blog = await Blog.CreateAsync(url))
            await LongStatement.AddTagsAsync(blog.Database);
        return Blog.Connect(url, configure);
    }

    // What is stopped by a token after this time was stopped by no limit below it.
    private static async Task CancelAsync(Session session, TimeSpan time)
    {
        using var cancellation = new CancellationTokenSource(time);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await LongStatement.ReadAsync(session, cancellation.Token));
    }
}
