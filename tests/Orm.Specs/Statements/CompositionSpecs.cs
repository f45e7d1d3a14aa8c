using Orm.Core.Tests.Contract;

namespace Orm.Specs.Statements;

/// <summary>Statements put together in ways that once gave other rows than they say.</summary>
public abstract class CompositionSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task What_follows_distinct_rows_works_on_distinct_rows()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        Assert.Equal(3, await Post.Table.Distinct().SumAsync(session, p => p.AuthorId - p.AuthorId + 1, Token));
        Assert.Equal(3, (await Post.Table.Distinct().Select(p => p.AuthorId).ToListAsync(session, Token)).Count);
        Assert.Equal([1, 2], (await Post.Table.Distinct().GroupBy(p => p.AuthorId).Select(g => g.Count()).ToListAsync(session, Token)).Order());
        Assert.True(await Post.Table.Distinct().OrderBy(p => p.Title).Take(3).AnyAsync(session, Token));
        Assert.True(await Post.Table.Distinct().OrderBy(p => p.Id).Skip(2).AnyAsync(session, Token));
        Assert.False(await Post.Table.Distinct().OrderBy(p => p.Id).Skip(3).AnyAsync(session, Token));
        Assert.Throws<InvalidOperationException>(() => Post.Table.Join(p => p.Author, out _).Distinct().Select(p => p.Title));
    }

    [Fact]
    public async Task Combined_queries_keep_the_ways_of_their_sides()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        List<User> users = await User.Table.AsNoTracking().Union(User.Table.Where(u => u.Name == "Ada")).ToListAsync(session, Token);
        Assert.All(users, u => Assert.Equal(EntityState.Detached, session.Entry(u).State));
        await foreach (User user in User.Table.Union(User.Table.Where(u => u.Name == "Ada")).AsAsyncEnumerable(session, Token))
            Assert.Equal(EntityState.Detached, session.Entry(user).State);
        Assert.Throws<InvalidOperationException>(() => User.Table.Include(u => u.Posts).Union(User.Table.Query()));

        SetQuery<string> titles = Post.Table.Select(p => p.Title).Union(Tag.Table.Select(t => t.Name)).OrderByColumn(1);
        Assert.Equal(["b", "c"], await titles.Take(3).Skip(1).ToListAsync(session, Token));
        Assert.Equal(["a", "b"], await titles.Take(2).Take(3).ToListAsync(session, Token));
        Assert.Throws<InvalidOperationException>(() => titles.Take(2).OrderByColumn(1, descending: true));
    }

    [Fact]
    public async Task A_query_over_the_symbols_of_the_statement_around_it_is_refused_also_in_joins()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        Query<UserTable, User> outside = User.Table.Where(v => v.Name != "");
        Assert.Throws<InvalidOperationException>(() => (from u in User.Table from p in u.Posts select (u, p)).Where(x => outside.Where(v => v.ManagerId == x.Item1.Id).Exists()));
        Query<UserTable, int> ids = outside.Select(v => v.Id);
        Assert.Equal(2, await User.Table.Where(u => u.Id.In(ids)).CountAsync(session, Token));
    }

    [Fact]
    public void Aliases_that_statements_give_themselves_are_refused()
    {
        Assert.Throws<ArgumentException>(() => User.Table.As("t0"));
        Assert.Throws<ArgumentException>(() => User.Table.As("T12"));
        Assert.NotNull(User.Table.As("t"));
        Assert.NotNull(User.Table.As("t0x"));
    }

    [Fact]
    public async Task Arithmetic_inside_of_a_text_is_computed_first()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        Assert.Equal(["3x", "x6", "x3y"], await TextsAsync(session, u => u.Id - u.Id + 2 + 1 + "x", u => "x" + (u.Id - u.Id + 3) * 2, u => "x" + (u.Id - u.Id + 3) + "y"));
    }

    [Fact]
    public async Task A_long_list_leaves_room_for_other_parameters()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        int[] ids = [.. Enumerable.Range(1, 20_000)];
        Assert.Equal(2, await User.Table.Where(u => u.Id.In(ids) && u.Name != "nobody").CountAsync(session, Token));
        Assert.Equal(2, await session.Sql($"select count(*) from users where id in {ids} and name <> {"nobody"}").ScalarAsync<long>(Token));
    }

    [Fact]
    public async Task Rows_of_a_query_are_inserted_unless_they_are_there()
    {
        Needs(Features.OnConflict);
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        await Tag.Table.Insert(t => t.Name).From(Post.Table.Select(p => p.Title)).OnConflict(t => t.Name).DoNothing().ExecuteAsync(session, Token);
        await session.CommitAsync(Token);
        Assert.Equal(["a", "b", "c", "z"], await Tag.Table.OrderBy(t => t.Name).Select(t => t.Name).ToListAsync(session, Token));
    }

    private static async Task<string[]> TextsAsync(Session session, params Func<UserTable, Expr<string>>[] texts)
    {
        var results = new List<string>();
        foreach (Func<UserTable, Expr<string>> text in texts)
            results.Add(await User.Table.Where(u => u.Name == "Ada").Select(u => text(u)).SingleAsync(session, Token));
        return [.. results];
    }

    private async Task<Blog> FilledAsync()
    {
        Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        User ada = Blog.NewUser("Ada");
        User bob = Blog.NewUser("Bob");
        ada.Posts.Add(Blog.NewPost("a"));
        ada.Posts.Add(Blog.NewPost("b"));
        bob.Posts.Add(Blog.NewPost("c"));
        session.AddRange([ada, bob, new Tag { Name = "a" }, new Tag { Name = "z" }]);
        await session.CommitAsync(Token);
        return blog;
    }
}
