using Orm.Core.Tests.Contract;

namespace Orm.Specs.Faults;

/// <summary>Statements under way that are stopped, by a token, a time-out or the end of their session.</summary>
public abstract class CancellationSpecs<TServer>(TServer server) : WireSpec<TServer>(server)
    where TServer : WireServer
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task A_cancelled_statement_is_stopped_although_the_request_to_stop_it_gets_lost(int refusals)
    {
        await using Trial trial = await TrialAsync();
        await using Session session = trial.Database.OpenSession();
        Assert.Equal(300, await Tag.Table.CountAsync(session, Token));
        // A driver opens a connection to have a statement stopped.
        trial.Proxy.Refusals = refusals;
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await LongAsync(session, cancellation.Token));
        trial.Proxy.Refusals = 0;
        Assert.Equal(300, await Tag.Table.CountAsync(session, Token));
        await trial.EndAsync();
    }

    [Theory]
    [InlineData("query", typeof(CommandTimeoutException))]
    [InlineData("flush", typeof(CommandTimeoutException))]
    [InlineData("lone insert", typeof(CommitOutcomeUnknownException))]
    [InlineData("lone update", typeof(CommitOutcomeUnknownException))]
    [InlineData("commit", typeof(CommitOutcomeUnknownException))]
    public async Task A_server_that_never_answers_is_given_up_at_the_time_out(string at, Type expected)
    {
        await using Trial trial = await TrialAsync(static o => o.CommandTimeout = TimeSpan.FromSeconds(1));
        string before = await FaultUnit.ReadAsync(trial.Direct, Token);
        // The database's limit holds for what the server leaves unanswered, not for what is slow today.
        await using Session session = trial.Database.OpenSession(static o => o.CommandTimeout = Timeout.InfiniteTimeSpan);
        Assert.Equal(300, await Tag.Table.CountAsync(session, Token));
        Tag tag = await Tag.Table.FirstAsync(session, Token);
        Exception error = await Assert.ThrowsAnyAsync<OrmException>(async () =>
        {
            if (at != "commit")
                Stall();
            switch (at)
            {
                case "query":
                    await User.Table.CountAsync(session, Token);
                    break;
                case "lone update":
                    tag.Name = "x";
                    await session.CommitAsync(Token);
                    break;
                case "lone insert":
                    session.Add(new Tag { Name = "x" });
                    await session.CommitAsync(Token);
                    break;
                default:
                    session.AddRange([new Tag { Name = "x" }, new Tag { Name = "y" }]);
                    await session.FlushAsync(Token);
                    Stall();
                    await session.CommitAsync(Token);
                    break;
            }
        });
        Assert.IsType(expected, error);
        trial.Proxy.Disarm();
        session.CommandTimeout = Timeout.InfiniteTimeSpan;
        await session.RollbackAsync(Token);
        session.Clear();
        Assert.True(await Tag.Table.CountAsync(session, Token) >= 300);
        if (expected == typeof(CommandTimeoutException))
            Assert.Equal(before, await FaultUnit.ReadAsync(trial.Direct, Token));
        await trial.EndAsync();

        void Stall()
        {
            session.CommandTimeout = null;
            trial.Proxy.Arm(Fault.Stall, 1);
        }
    }

    [Fact]
    public async Task A_session_ended_in_the_midst_of_a_query_is_lost_and_the_next_one_works()
    {
        await using Trial trial = await TrialAsync();
        await using Session session = trial.Database.OpenSession();
        Assert.Equal(300, await Tag.Table.CountAsync(session, Token));
        Task running = LongAsync(session, Token);
        long id = trial.Proxy.SessionIds[0];
        await FaultTrial.UntilAsync(async () => await Wires.IsWorkingAsync(id, "%from tags a, tags b%"), "The server has no query.", Token);
        await Wires.KillAsync(id);
        ConnectionLostException error = await Assert.ThrowsAsync<ConnectionLostException>(() => running);
        Assert.True(error.IsTransient);
        Assert.Equal(2, await User.Table.CountAsync(session, Token));
        await trial.EndAsync();
    }

    [Fact]
    public async Task A_session_ended_in_the_midst_of_a_flush_leaves_nothing_and_its_work_can_be_done_again()
    {
        await using Trial trial = await TrialAsync();
        await using Session session = trial.Database.OpenSession();
        User ada = await User.Table.Where(u => u.Name == "Ada").SingleAsync(session, Token);
        await using (Session rival = trial.Direct.OpenSession())
        {
            await User.Table.Where(u => u.Name == "Ada").Set(u => u.ManagerId, ada.Id).ExecuteAsync(rival, Token);
            ada.Name = "Ada L.";
            session.Add(new Tag { Name = "x" });
            Task flushing = session.FlushAsync(Token).AsTask();
            long id = trial.Proxy.SessionIds[0];
            await FaultTrial.UntilAsync(async () => await Wires.IsHeldUpAsync(id), "The flush waits for nobody.", Token);
            Assert.False(flushing.IsCompleted);
            await Wires.KillAsync(id);
            await Assert.ThrowsAsync<ConnectionLostException>(() => flushing);
            await Assert.ThrowsAsync<SessionFailedException>(async () => await User.Table.CountAsync(session, Token));
            await rival.RollbackAsync(Token);
        }

        await using (Session check = trial.Direct.OpenSession())
        {
            Assert.Equal(0, await Tag.Table.Where(t => t.Name == "x").CountAsync(check, Token));
            Assert.Equal(1, await User.Table.Where(u => u.Name == "Ada").CountAsync(check, Token));
        }

        await session.RollbackAsync(Token);
        await session.CommitAsync(Token);
        await using Session after = trial.Direct.OpenSession();
        Assert.Equal(1, await Tag.Table.Where(t => t.Name == "x").CountAsync(after, Token));
        Assert.Equal(1, await User.Table.Where(u => u.Name == "Ada L.").CountAsync(after, Token));
        await session.DisposeAsync();
        await trial.EndAsync();
    }

    [Fact]
    public async Task Connections_that_broke_while_they_were_idle_are_noticed_and_a_unit_of_work_runs_again_on_a_new_one()
    {
        await using Trial trial = await TrialAsync();
        await using (Session one = trial.Database.OpenSession())
        {
            await using Session two = trial.Database.OpenSession();
            await one.BeginAsync(cancellationToken: Token);
            await two.BeginAsync(cancellationToken: Token);
            Assert.Equal(2, await User.Table.CountAsync(one, Token) * await User.Table.CountAsync(two, Token) / 2);
        }

        Assert.Equal(2, trial.Database.Pool.Idle);
        foreach (long id in trial.Proxy.SessionIds)
            await Wires.KillAsync(id);
        await trial.Database.TransactionAsync(
            async session => await User.Table.Where(u => u.Name == "Ada").Set(u => u.Name, "Ada L.").ExecuteAsync(session, Token),
            cancellationToken: Token);
        await using Session check = trial.Direct.OpenSession();
        Assert.Equal(1, await User.Table.Where(u => u.Name == "Ada L.").CountAsync(check, Token));
        await trial.EndAsync();
    }

    // Minutes on any server.
    private static async Task LongAsync(Session session, CancellationToken cancellationToken) =>
        await session.Sql($"select count(*) from tags a, tags b, tags c, tags d where a.name <> b.name or c.name <> d.name").ScalarAsync<long>(cancellationToken);
}
