using Orm.Core.Tests.Contract;

namespace Orm.Specs.Sessions;

public abstract class ScopeSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Code_further_down_finds_the_session_of_its_flow()
    {
        await using Blog blog = await BlogAsync();
        Assert.False(SessionScope.IsActive);
        await using (SessionScope scope = SessionScope.Begin(blog.Database))
        {
            await AddAsync("Ada");
            Assert.Same(scope.Session, SessionScope.Current);
            await scope.Session.CommitAsync(Token);
        }

        Assert.Throws<InvalidOperationException>(() => SessionScope.Current);

        static async Task AddAsync(string name)
        {
            await Task.Yield();
            SessionScope.Current.Add(Blog.NewUser(name));
        }
    }

    [Fact]
    public async Task Parallel_branches_begin_scopes_of_their_own()
    {
        await using Blog blog = await BlogAsync();
        await using SessionScope scope = SessionScope.Begin(blog.Database);
        Session[] sessions = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            await using SessionScope branch = SessionScope.Begin(blog.Database);
            await Task.Yield();
            SessionScope.Current.Add(Blog.NewUser("u" + i));
            await SessionScope.Current.CommitAsync(Token);
            return branch.Session;
        }));
        Assert.Equal(4, sessions.Distinct().Count());
        Assert.Same(scope.Session, SessionScope.Current);
        Assert.Equal(4, await User.Table.CountAsync(SessionScope.Current, Token));
    }

    [Fact]
    public async Task A_flow_that_outlives_its_scope_sees_the_outer_one()
    {
        await using Blog blog = await BlogAsync();
        await using SessionScope outer = SessionScope.Begin(blog.Database);
        var gate = new TaskCompletionSource();
        Task<Session> late;
        await using (SessionScope.Begin(blog.Database))
            late = LateAsync();
        gate.SetResult();
        Assert.Same(outer.Session, await late);

        async Task<Session> LateAsync()
        {
            await gate.Task;
            return SessionScope.Current;
        }
    }

    [Fact]
    public async Task A_factory_opens_sessions_of_the_applications_own_class()
    {
        await using Blog blog = await BlogAsync();
        var factory = new SessionFactory<AuditSession>(blog.Database, static (database, options) => new AuditSession(database, options, "tester"), o => o.AutoFlush = false);
        await using AuditSession session = factory.OpenSession();
        Assert.Equal("tester", session.UserName);
        Assert.False(session.AutoFlush);
        await using SessionScope scope = SessionScope.Begin(factory);
        Assert.IsType<AuditSession>(scope.Session);
        await using Session plain = new SessionFactory(blog.Database).OpenSession();
        Assert.True(plain.AutoFlush);
    }

    private sealed class AuditSession(Database database, SessionOptions options, string userName) : Session(database, options)
    {
        public string UserName { get; } = userName;
    }
}
