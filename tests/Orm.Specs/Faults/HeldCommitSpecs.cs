using Orm.Core.Tests.Contract;

namespace Orm.Specs.Faults;

/// <summary>Sessions that the server ends while it carries their COMMIT out. A server of the spec's own, because others would wait, too.</summary>
public abstract class HeldCommitSpecs<TServer>(TServer server) : WireSpec<TServer>(server)
    where TServer : WireServer
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_that_is_ended_while_the_server_commits_has_an_unknown_outcome(bool retries)
    {
        await using PrivateServer own = await Wires.StartPrivateAsync();
        await using Blog blog = await Blog.CreateAsync(own.Url);
        await FaultUnit.SeedAsync(blog.Database, Token);
        string before = await FaultUnit.ReadAsync(blog.Database, Token);
        await using Database other = Database.Connect(own.Url, static o => o.Models = [ContractModel.Instance]);
        await using Session session = blog.Database.OpenSession();
        int runs = 0;
        Task committing;
        await using (await Wires.HoldCommitsAsync(other, "tags"))
        {
            committing = retries ? blog.Database.TransactionAsync(async work => await WorkAsync(work), cancellationToken: Token).AsTask() : CommitAsync();
            long id = 0;
            await FaultTrial.UntilAsync(async () => (id = await Wires.FindCommittingAsync(other)) != 0, "No session commits.", Token);
            Assert.False(committing.IsCompleted);
            await Wires.KillAsync(other, id);
            // Nobody runs it again: it may have been done.
            CommitOutcomeUnknownException error = await Assert.ThrowsAsync<CommitOutcomeUnknownException>(() => committing);
            Assert.NotNull(error.InnerException);
            await FaultTrial.UntilAsync(async () => await Wires.FindCommittingAsync(other) == 0, "The session goes on.", Token);
            Assert.Equal(1, runs);
            Assert.Equal(before, await FaultUnit.ReadAsync(other, Token));
        }

        Assert.Equal((0, 0), (blog.Database.Pool.InUse, blog.Database.Pool.Waiting));
        if (!retries)
        {
            await Assert.ThrowsAsync<SessionFailedException>(async () => await Tag.Table.CountAsync(session, Token));
            await session.RollbackAsync(Token);
            await session.CommitAsync(Token);
            Assert.Equal(302, await Tag.Table.CountAsync(session, Token));
        }

        await using Session next = blog.Database.OpenSession();
        Assert.Equal(2, await User.Table.CountAsync(next, Token));

        async Task CommitAsync()
        {
            await WorkAsync(session);
            await session.CommitAsync(Token);
        }

        async Task WorkAsync(Session work)
        {
            runs++;
            work.AddRange([new Tag { Name = "x" }, new Tag { Name = "y" }]);
            await work.FlushAsync(Token);
        }
    }
}
