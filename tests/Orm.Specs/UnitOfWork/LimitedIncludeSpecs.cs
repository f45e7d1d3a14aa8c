using Orm.Core.Tests.Contract;

namespace Orm.Specs.UnitOfWork;

/// <summary>Includes that take a number of rows of each parent.</summary>
public abstract class LimitedIncludeSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task One_statement_serves_all_parents()
    {
        Needs(Features.WindowFunctions);
        Assert.SkipWhen(Features.ArrayParameters, "Keys are one array there.");
        await using Blog blog = await FilledAsync(3);
        await using Session session = blog.Database.OpenSession();
        blog.Log.Clear();
        List<User> users = await User.Table.OrderBy(u => u.Id).Include(u => u.Posts, q => q.OrderByDescending(p => p.Id).Skip(1).Take(2)).ToListAsync(session, Token);
        string[] sent = blog.Log.Take();
        Assert.Equal(2, sent.Length);
        Assert.Equal(
            Spelled("""
                SELECT r.* FROM (SELECT t0."id" AS c0, t0."title" AS c1, t0."content" AS c2, t0."author_id" AS c3, t0."created" AS c4,
                row_number() OVER (PARTITION BY t0."author_id" ORDER BY t0."id" DESC) AS n FROM "posts" AS t0 WHERE t0."author_id" IN (?, ?, ?, ?))
                AS r WHERE r.n > ? AND r.n <= ? + ? ORDER BY r.n
                """.ReplaceLineEndings(" ")),
            sent[1]);
        Assert.Equal([[], [], ["2: 1"]], users.ConvertAll(u => u.Posts.Select(p => p.Title).ToArray()));
    }

    [Fact]
    public async Task Every_parent_gets_its_own_rows_in_their_order()
    {
        await using Blog blog = await FilledAsync(40);
        await using Session session = blog.Database.OpenSession();
        foreach ((int skip, int take) in new[] { (0, 1), (0, 5), (2, 3), (4, 100), (0, 0) })
        {
            List<User> users = await User.Table.AsNoTracking().OrderBy(u => u.Id)
                .Include(u => u.Posts, q => q.Where(p => !p.Title.EndsWith(": 4")).OrderByDescending(p => p.Id).Skip(skip).Take(take).Include(p => p.Author))
                .ToListAsync(session, Token);
            foreach (User user in users)
            {
                int number = int.Parse(user.Name, null);
                string[] expected = [.. Enumerable.Range(1, PostsOf(number)).Reverse().Where(i => i != 4).Skip(skip).Take(take).Select(i => $"{number}: {i}")];
                Assert.Equal(expected, user.Posts.Select(p => p.Title));
                Assert.All(user.Posts, p => Assert.Equal(user.Name, p.Author.Name));
            }
        }
    }

    [Fact]
    public async Task Many_to_many_counts_for_each_parent_too()
    {
        await using Blog blog = await FilledAsync(8);
        await using Session session = blog.Database.OpenSession();
        blog.Log.Clear();
        List<Post> posts = await Post.Table.OrderBy(p => p.Id).Include(p => p.Tags, q => q.Where(t => t.Name != "tag 1").OrderByDescending(t => t.Name).Skip(1).Take(2)).ToListAsync(session, Token);
        if (Features.WindowFunctions)
            Assert.Equal(2, blog.Log.Take().Length);
        Assert.NotEmpty(posts);
        foreach (Post post in posts)
        {
            int tags = int.Parse(post.Title.Split(": ")[1], null);
            Assert.Equal(Enumerable.Range(0, Math.Min(tags, 5)).Where(i => i != 1).Reverse().Skip(1).Take(2).Select(i => $"tag {i}"), post.Tags.Select(t => t.Name));
        }
    }

    [Theory]
    [InlineData("j")]
    [InlineData("J")]
    [InlineData("r")]
    [InlineData("s")]
    public async Task An_alias_of_the_query_stays_apart_from_those_of_the_include(string alias)
    {
        await using Blog blog = await FilledAsync(8);
        await using Session session = blog.Database.OpenSession();
        List<Post> posts = await Post.Table.OrderBy(p => p.Id)
            .Include(p => p.Tags, q => q.Join(Tag.Table.As(alias), out TagTable other, (t, o) => t.Id == o.Id).OrderBy(_ => other.Name).Take(2))
            .ToListAsync(session, Token);
        List<Post> all = await Post.Table.AsNoTracking().OrderBy(p => p.Id)
            .Include(p => p.Tags, q => q.Join(Tag.Table.As(alias), out TagTable other, (t, o) => t.Id == o.Id).OrderBy(_ => other.Name))
            .ToListAsync(session, Token);
        foreach ((Post post, Post complete) in posts.Zip(all))
        {
            string[] expected = [.. Enumerable.Range(0, Math.Min(int.Parse(post.Title.Split(": ")[1], null), 5)).Select(i => $"tag {i}")];
            Assert.Equal(expected, complete.Tags.Select(t => t.Name));
            Assert.Equal(expected.Take(2), post.Tags.Select(t => t.Name));
        }
    }

    [Fact]
    public async Task Distinct_rows_are_limited_parent_by_parent()
    {
        await using Blog blog = await FilledAsync(4);
        await using Session session = blog.Database.OpenSession();
        List<User> users = await User.Table.OrderBy(u => u.Id).Include(u => u.Posts, q => q.OrderBy(p => p.Id).Distinct().Take(1)).ToListAsync(session, Token);
        Assert.Equal([0, 1, 1, 1], users.Select(u => u.Posts.Count));
    }

    private static int PostsOf(int user) => user % 7;

    private async Task<Blog> FilledAsync(int users)
    {
        Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        Tag[] tags = [.. Enumerable.Range(0, 5).Select(i => new Tag { Name = $"tag {i}" })];
        session.AddRange(tags);
        for (int i = 0; i < users; i++)
        {
            User user = Blog.NewUser($"{i}");
            session.Add(user);
            await session.FlushAsync(Token);
            for (int k = 1; k <= PostsOf(i); k++)
            {
                Post post = Blog.NewPost($"{i}: {k}", user);
                foreach (Tag tag in tags.Take(k))
                    post.Tags.Add(tag);
                await session.FlushAsync(Token);
            }
        }

        await session.CommitAsync(Token);
        return blog;
    }
}
