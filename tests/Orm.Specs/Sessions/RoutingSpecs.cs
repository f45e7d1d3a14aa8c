using Orm.Core.Tests.Contract;

namespace Orm.Specs.Sessions;

/// <summary>Where statements go. Two databases stand for a primary and its replica: what a read finds tells where it was sent.</summary>
public abstract class RoutingSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Reads_go_to_the_replica_and_writes_to_the_primary()
    {
        await using Pair pair = await PairAsync();
        await using Session session = pair.Database.OpenSession();
        Assert.Equal("replica", (await User.Table.Where(u => u.Id == 1).SingleAsync(session, Token)).Name);
        Assert.Equal(["replica"], await User.Table.Select(u => u.Name).ToListAsync(session, Token));
        Assert.Equal("replica", await session.Sql($"select name from users").ScalarAsync<string>(Token));
        Assert.Equal(1, await User.Table.Where(u => u.Name == "replica").CountAsync(session, Token));
        Assert.True(await User.Table.Where(u => u.Name == "replica").AnyAsync(session, Token));
        Assert.False(session.UsesPrimary);

        await User.Table.Where(u => u.Id == 1).Set(u => u.Name, "changed").ExecuteAsync(session, Token);
        Assert.True(session.UsesPrimary);
        await session.CommitAsync(Token);
        await using Session primary = pair.Primary.OpenSession();
        Assert.Equal("changed", await User.Table.Select(u => u.Name).SingleAsync(primary, Token));
        Assert.Equal((1, true), (pair.Database.Replicas.Count, pair.Database.Replicas[0].IsAvailable));
        Assert.Equal((0, 0), (pair.Database.Pool.InUse, pair.Database.Replicas[0].Pool.InUse));
    }

    [Fact]
    public async Task A_session_that_wrote_stays_on_the_primary()
    {
        await using Pair pair = await PairAsync();
        await using Session session = pair.Database.OpenSession();
        session.Add(Blog.NewUser("new"));
        await session.CommitAsync(Token);
        Assert.Equal(["primary", "new"], await User.Table.OrderBy(u => u.Id).Select(u => u.Name).ToListAsync(session, Token));

        await using Session other = pair.Database.OpenSession();
        Assert.Equal(["replica"], await User.Table.Select(u => u.Name).ToListAsync(other, Token));
        await using (await other.BeginAsync(cancellationToken: Token))
            Assert.Equal(2, await User.Table.CountAsync(other, Token));
        Assert.Equal(2, await User.Table.CountAsync(other, Token));
    }

    [Fact]
    public async Task A_session_can_ask_for_the_primary()
    {
        await using Pair pair = await PairAsync();
        await using Session session = pair.Database.OpenSession();
        session.UsePrimary();
        Assert.Equal("primary", (await session.GetAsync(User.Table, 1, Token))!.Name);

        await using Session reader = pair.Database.OpenSession(o => o.ReadFrom = ConnectionRole.Primary);
        Assert.Equal("primary", (await session.GetAsync(User.Table, 1, Token))!.Name);
        Assert.Equal("primary", await pair.Database.TransactionAsync(async s => await User.Table.Select(u => u.Name).SingleAsync(s, Token), cancellationToken: Token));
    }

    [Fact]
    public async Task A_session_class_routes_by_entity_kind_and_tag()
    {
        await using Pair pair = await PairAsync();
        await using var session = new Careful(pair.Database);
        Assert.Equal("primary", await User.Table.Select(u => u.Name).SingleAsync(session, Token));
        Assert.Equal("replica", await User.Table.TagWith("report").Select(u => u.Name).SingleAsync(session, Token));
        Assert.Equal("replica", (await session.GetAsync(User.Table, 1, Token))!.Name);
        Assert.Equal(0, await Post.Table.CountAsync(session, Token));
        Assert.Equal(1, await User.Table.TagWith("report").Where(u => u.Name == "replica").CountAsync(session, Token));
        Assert.Equal("replica", await session.Sql($"select name from users").ScalarAsync<string>(Token));
        await session.LoadAsync((await session.GetAsync(User.Table, 1, Token))!, User.Table.Posts, Token);

        Assert.Equal(
            [
                new(StatementKind.Query, typeof(User), null, ConnectionRole.Replica),
                new(StatementKind.Query, typeof(User), "report", ConnectionRole.Replica),
                new(StatementKind.Lookup, typeof(User), null, ConnectionRole.Replica),
                new(StatementKind.Query, typeof(Post), null, ConnectionRole.Replica),
                new(StatementKind.Query, typeof(User), "report", ConnectionRole.Replica),
                new(StatementKind.Sql, null, null, ConnectionRole.Replica),
                new(StatementKind.Load, typeof(User), null, ConnectionRole.Replica),
            ],
            session.Seen);
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Post.Table.Where(p => p.Id == 1).Delete().ExecuteAsync(session, Token));
        Assert.Contains("replica", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_begins_the_statement_as_a_comment_that_cannot_be_left()
    {
        Assert.StartsWith("/* page of users */ SELECT ", User.Table.Where(u => u.Id == 1).TagWith("page of users").ToSql(Server.Dialect), StringComparison.Ordinal);
        Assert.StartsWith("/* a__ b__ drop */ SELECT ", User.Table.TagWith("a*/\nb/* drop").ToSql(Server.Dialect), StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => User.Table.TagWith(" "));
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("Ada");
        await using Session session = blog.Database.OpenSession();
        Assert.Equal("Ada", (await User.Table.TagWith("tag").Include(u => u.Posts).SingleAsync(session, Token)).Name);
        Assert.Equal(["Ada"], await User.Table.TagWith("tag").Where(u => u.Id.In(User.Table.TagWith("inner").Select(x => x.Id))).Select(u => u.Name).ToListAsync(session, Token));
    }

    [Fact]
    public async Task Streams_read_from_the_replica_and_with_includes_from_the_primary()
    {
        await using Pair pair = await PairAsync();
        await using Session session = pair.Database.OpenSession();
        List<string> names = [];
        await foreach (User user in User.Table.AsAsyncEnumerable(session, Token))
            names.Add(user.Name);
        await foreach (User user in User.Table.Include(u => u.Posts).AsAsyncEnumerable(session, Token))
            names.Add(user.Name);
        Assert.Equal(["replica", "primary"], names);
        Assert.False(session.UsesPrimary);
    }

    [Fact]
    public async Task A_replica_that_cannot_be_reached_is_left_out()
    {
        string unreachable = Unreachable(await Server.CreateDatabaseAsync());
        string url = await Server.CreateDatabaseAsync();
        await using Database database = Database.Connect(url, o => (o.Models, o.Replicas, o.ReplicaBackOff) = ([ContractModel.Instance], [unreachable], TimeSpan.FromMinutes(5)));
        await database.CreateTablesAsync(Token);
        await using Session session = database.OpenSession();
        Assert.Equal(0, await User.Table.CountAsync(session, Token));
        Assert.Equal(0, await User.Table.CountAsync(session, Token));

        ReplicaStatus replica = Assert.Single(database.Replicas);
        Assert.False(replica.IsAvailable);
        Assert.Equal((0, 0L), (replica.Pool.Open, replica.Pool.Opened));
    }

    private static string Unreachable(string url)
    {
        DatabaseUrl address = DatabaseUrl.Parse(url);
        return address.Host is null
            ? $"{address.Scheme}:////no/such/folder/replica.db"
            : $"{address.Scheme}://{address.User}@127.0.0.1:1/{address.Database}";
    }

    private async Task<Pair> PairAsync()
    {
        string primary = await FilledAsync("primary");
        string replica = await FilledAsync("replica");
        return new Pair(
            Database.Connect(primary, o => (o.Models, o.Replicas) = ([ContractModel.Instance], [replica])),
            Database.Connect(primary, o => o.Models = [ContractModel.Instance]));
    }

    private async Task<string> FilledAsync(string name)
    {
        string url = await Server.CreateDatabaseAsync();
        await using Blog blog = await Blog.CreateAsync(url);
        Assert.Equal(1, await blog.AddUserAsync(name));
        return url;
    }

    private sealed class Pair(Database database, Database primary) : IAsyncDisposable
    {
        public Database Database => database;

        public Database Primary => primary;

        public async ValueTask DisposeAsync()
        {
            await database.DisposeAsync();
            await primary.DisposeAsync();
        }
    }

    // Users are read where they are written, unless by key or for a report.
    private sealed class Careful(Database database) : Session(database)
    {
        public List<StatementContext> Seen { get; } = [];

        protected override ConnectionRole Route(in StatementContext statement)
        {
            if (statement.Kind == StatementKind.Write)
                return ConnectionRole.Replica;
            Seen.Add(statement);
            return statement is { Kind: StatementKind.Query, Tag: null } && statement.Entity == typeof(User) ? ConnectionRole.Primary : statement.Default;
        }
    }
}
