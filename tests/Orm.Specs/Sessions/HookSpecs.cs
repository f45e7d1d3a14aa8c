using Orm.Core.Tests.Contract;
using Orm.Mapping;

namespace Orm.Specs.Sessions;

/// <summary>What a session class does before a flush, after a commit and after a rollback.</summary>
public abstract class HookSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Before_a_flush_entities_are_changed_and_others_added()
    {
        await using Blog blog = await BlogAsync();
        await using var session = new Audited(blog.Database);
        session.Add(Blog.NewUser("Ada"));
        await session.CommitAsync(Token);
        User ada = await User.Table.Where(u => u.Name == "ADA").SingleAsync(session, Token);
        ada.Name = "Ada L.";
        // An automatic flush is one as well.
        Assert.Equal(1, await User.Table.Where(u => u.Name == "ADA L.").CountAsync(session, Token));
        session.Remove(ada);
        await session.CommitAsync(Token);
        Assert.Equal(
            ["0 users: Pending Ada", "committed", "1 users: Persistent Ada L.", "1 users: Removed ADA L.", "committed"], session.Seen);
        await using Session check = blog.Database.OpenSession();
        Assert.Equal(["Pending", "Persistent", "Removed"], await Tag.Table.OrderBy(t => t.Id).Select(t => t.Name).ToListAsync(check, Token));
        Assert.Equal(0, await User.Table.CountAsync(check, Token));
    }

    [Fact]
    public async Task A_lone_insert_calls_them_too()
    {
        await using Blog blog = await BlogAsync();
        await using var session = new Told(blog.Database);
        session.Add(Blog.NewUser("Ada"));
        Assert.Equal(["Ada"], session.Changes.Cast<User>().Select(static u => u.Name));
        await session.CommitAsync(Token);
        Assert.Empty(session.Changes);
        Assert.Equal(["flushing 1", "committed"], session.Seen);
        await session.CommitAsync(Token);
        Assert.Equal(2, session.Seen.Count);
    }

    [Fact]
    public async Task Scopes_and_whole_units_of_work_tell_of_commit_and_rollback()
    {
        await using Blog blog = await BlogAsync();
        await using var session = new Told(blog.Database);
        await using (SessionTransaction outer = await session.BeginAsync(cancellationToken: Token))
        {
            await using (SessionTransaction inner = await session.BeginNestedAsync(Token))
            {
                session.Add(Blog.NewUser("Ada"));
                await inner.CommitAsync(Token);
            }

            Assert.Equal(["flushing 1"], session.Seen);
            await outer.CommitAsync(Token);
        }

        await using (SessionTransaction transaction = await session.BeginAsync(cancellationToken: Token))
        {
            session.Add(Blog.NewUser("Bob"));
            await session.FlushAsync(Token);
        }

        Assert.Equal(["flushing 1", "committed", "flushing 1", "rolled back"], session.Seen);
        List<Told> sessions = [];
        var factory = new SessionFactory<Told>(blog.Database, (database, _) =>
        {
            sessions.Add(new Told(database));
            return sessions[^1];
        });
        await factory.TransactionAsync(static s =>
        {
            s.Add(Blog.NewUser("Cyd"));
            return default;
        }, cancellationToken: Token);
        Assert.Equal(["flushing 1", "committed"], Assert.Single(sessions).Seen);
    }

    [Fact]
    public async Task A_failed_flush_is_rolled_back_and_told()
    {
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("Ada");
        await using var session = new Told(blog.Database);
        session.AddRange([Blog.NewUser("Bob"), Blog.NewUser("Ada")]);
        await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.CommitAsync(Token));
        Assert.Equal(["flushing 2", "rolled back"], session.Seen);
    }

    [Fact]
    public async Task What_is_refused_before_a_flush_sends_nothing_and_the_session_works_on()
    {
        await using Blog blog = await BlogAsync();
        await using var session = new Told(blog.Database) { Refuses = true };
        session.Add(Blog.NewUser("Ada"));
        blog.Log.Clear();
        await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await session.CommitAsync(Token));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await User.Table.CountAsync(session, Token));
        Assert.Empty(blog.Log);
        session.Refuses = false;
        await session.CommitAsync(Token);
        Assert.Equal(1, await User.Table.CountAsync(session, Token));
        Assert.Equal(["flushing 1", "flushing 1", "flushing 1", "committed"], session.Seen);
    }

    private sealed class Audited(Database database) : Session(database)
    {
        public List<string> Seen { get; } = [];

        protected override async ValueTask OnFlushingAsync(CancellationToken cancellationToken)
        {
            foreach (IEntity change in Changes)
            {
                EntityState state = Entry(change).State;
                if (change is not User user)
                    continue;
                AutoFlush = false;
                Seen.Add($"{await User.Table.CountAsync(this, cancellationToken)} users: {state} {user.Name}");
                AutoFlush = true;
                if (state != EntityState.Removed)
                    user.Name = user.Name.ToUpperInvariant();
                Add(new Tag { Name = state.ToString() });
            }
        }

        protected override ValueTask OnCommittedAsync(CancellationToken cancellationToken)
        {
            Seen.Add("committed");
            return default;
        }
    }

    private sealed class Told(Database database) : Session(database)
    {
        public List<string> Seen { get; } = [];

        public bool Refuses { get; set; }

        protected override ValueTask OnFlushingAsync(CancellationToken cancellationToken)
        {
            Seen.Add($"flushing {Changes.Count}");
            return Refuses ? throw new UnauthorizedAccessException("Not you.") : default;
        }

        protected override async ValueTask OnCommittedAsync(CancellationToken cancellationToken)
        {
            // The session can be used.
            Assert.True(await User.Table.CountAsync(this, cancellationToken) > 0);
            Seen.Add("committed");
        }

        protected override void OnRolledBack() => Seen.Add("rolled back");
    }
}
