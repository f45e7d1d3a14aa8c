using Orm.Core.Tests.Contract;

namespace Orm.Specs.UnitOfWork;

public abstract class IncludeSpecs<TServer>(TServer server) : FilledBlogSpec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Include_loads_collections_and_references_by_the_keys_that_were_read()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        List<User> users = await User.Table.Where(u => u.Name != "Cid").OrderBy(u => u.Name).Include(u => u.Posts).ToListAsync(session, Token);
        Assert.Equal(["Ada 1", "Ada 2", "Ada 3"], users[0].Posts.Select(p => p.Title));
        Assert.Equal(["Bob 1"], users[1].Posts.Select(p => p.Title));
        Assert.Same(users[0], users[0].Posts[0].Author);

        await using Session other = blog.Database.OpenSession();
        List<Post> posts = await Post.Table.Include(p => p.Author).Include(p => p.Tags).OrderBy(p => p.Id).ToListAsync(other, Token);
        Assert.Equal(["Ada", "Ada", "Ada", "Bob"], posts.Select(p => p.Author.Name));
        Assert.Same(posts[0].Author, posts[1].Author);
        Assert.Equal(["x", "y"], posts[0].Tags.Select(t => t.Name).Order());
        Assert.Same(posts[0].Tags[0], posts[1].Tags[0]);
        Assert.Empty(posts[3].Tags);
    }

    [Fact]
    public async Task Include_works_without_tracking()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        User ada = await User.Table.AsNoTracking().Where(u => u.Name == "Ada").Include(u => u.Posts, q => q.Include(p => p.Tags)).SingleAsync(session, Token);
        Assert.Equal(3, ada.Posts.Count);
        Assert.Equal(2, ada.Posts[0].Tags.Count);
        Assert.Equal(EntityState.Detached, session.Entry(ada.Posts[0]).State);
        Assert.Same(ada, ada.Posts[0].Author);

        List<Post> posts = await Post.Table.AsNoTracking().Include(p => p.Author, LoadStrategy.SelectIn).OrderBy(p => p.Id).ToListAsync(session, Token);
        Assert.Same(posts[0].Author, posts[1].Author);
    }

    [Fact]
    public async Task An_include_filters_orders_and_takes_per_parent()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        List<User> users = await User.Table.OrderBy(u => u.Name)
            .Include(u => u.Posts, q => q.Where(p => p.Title != "Ada 3").OrderByDescending(p => p.Id).Take(1))
            .ToListAsync(session, Token);
        Assert.Equal(["Ada 2"], users[0].Posts.Select(p => p.Title));
        Assert.Equal(["Bob 1"], users[1].Posts.Select(p => p.Title));
        Assert.Empty(users[2].Posts);

        await session.LoadAsync(users, User.Table.Posts, Token);
        Assert.Equal(3, users[0].Posts.Count);
    }

    [Fact]
    public async Task Many_to_many_includes_filter_order_and_take_per_parent()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        List<Post> posts = await Post.Table.OrderBy(p => p.Id).Include(p => p.Tags, q => q.OrderByDescending(t => t.Name)).ToListAsync(session, Token);
        Assert.Equal(["y", "x"], posts[0].Tags.Select(t => t.Name));
        Assert.Equal(["x"], posts[1].Tags.Select(t => t.Name));

        posts = await Post.Table.OrderBy(p => p.Id).Include(p => p.Tags, q => q.OrderByDescending(t => t.Name).Take(1)).ToListAsync(session, Token);
        Assert.Equal(["y"], posts[0].Tags.Select(t => t.Name));
        Assert.Equal(["x"], posts[1].Tags.Select(t => t.Name));

        posts = await Post.Table.OrderBy(p => p.Id).Include(p => p.Tags, q => q.Where(t => t.Name == "y")).ToListAsync(session, Token);
        Assert.Equal(["y"], posts[0].Tags.Select(t => t.Name));
        Assert.Empty(posts[1].Tags);
    }

    [Fact]
    public async Task Includes_nest_through_references_and_collections()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        Post post = await Post.Table.Where(p => p.Title == "Bob 1").Include(p => p.Author, q => q.Include(u => u.Posts, r => r.Include(p => p.Tags))).SingleAsync(session, Token);
        Assert.Equal("Bob", post.Author.Name);
        Assert.Same(post, post.Author.Posts.Single());
        Assert.Empty(post.Tags);
    }

    [Fact]
    public async Task A_reference_in_the_identity_map_needs_no_statement()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        await User.Table.ToListAsync(session, Token);
        List<Post> posts = await Post.Table.ToListAsync(session, Token);
        blog.Log.Clear();
        await session.LoadAsync(posts, Post.Table.Author, Token);
        Assert.Empty(blog.Log);
        Assert.True(session.IsLoaded(posts[0], Post.Table.Author));
        Assert.Equal("Ada", posts[0].Author.Name);
    }

    [Fact]
    public async Task References_are_joined_and_combine_with_select_in_on_one_query()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        (await User.Table.Where(u => u.Name == "Bob").SingleAsync(session, Token)).ManagerId = 1;
        await session.CommitAsync(Token);
        session.Clear();
        Query<PostTable, Post> query = Post.Table.Include(p => p.Author, q => q.Include(u => u.Manager)).Include(p => p.Tags).OrderByDescending(p => p.Id).Take(2);
        Assert.Equal(
            Spelled("""SELECT t0."id", t0."title", t0."content", t0."author_id", t0."created", t1."id", t1."name", t1."email", t1."manager_id", t1."created" FROM "posts" AS t0 LEFT JOIN "users" AS t1 ON t1."id" = t0."author_id" ORDER BY t0."id" DESC LIMIT ?"""),
            query.ToSql(blog.Database.Dialect));
        List<Post> posts = await query.ToListAsync(session, Token);
        Assert.Equal(["Bob", "Ada"], posts.Select(p => p.Author.Name));
        Assert.Same(posts[1].Author, posts[0].Author.Manager);
        Assert.Null(posts[1].Author.Manager);
        Assert.Empty(posts[0].Tags);

        User bob = await User.Table.Where(u => u.Name == "Bob").Include(u => u.Manager).SingleAsync(session, Token);
        Assert.Equal("Ada", bob.Manager!.Name);
    }

    [Fact]
    public async Task References_below_collections_and_many_to_many_are_loaded_too()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        List<Tag> tags = await Tag.Table.OrderBy(t => t.Name).Include(t => t.Posts, q => q.Include(p => p.Author)).ToListAsync(session, Token);
        Assert.Equal(["Ada", "Ada"], tags[0].Posts.Select(p => p.Author.Name));

        session.Clear();
        tags = await Tag.Table.OrderBy(t => t.Name).Include(t => t.Posts, q => q.OrderByDescending(p => p.Id).Include(p => p.Author)).ToListAsync(session, Token);
        Assert.Equal(["Ada 2", "Ada 1"], tags[0].Posts.Select(p => p.Title));
        Assert.Equal("Ada", tags[1].Posts.Single().Author.Name);

        User ada = await User.Table.AsNoTracking().Where(u => u.Id == 1).Include(u => u.Posts, q => q.Include(p => p.Author)).SingleAsync(session, Token);
        Assert.Equal("Ada", ada.Posts[2].Author.Name);
    }

    [Fact]
    public async Task A_join_does_not_overwrite_an_assignment_that_was_not_flushed()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        session.AutoFlush = false;
        List<User> users = await User.Table.OrderBy(u => u.Id).ToListAsync(session, Token);
        Post post = await Post.Table.Where(p => p.Title == "Ada 1").SingleAsync(session, Token);
        post.AuthorId = 2;
        await Post.Table.Include(p => p.Author).ToListAsync(session, Token);
        Assert.Same(users[1], post.Author);
    }

    [Fact]
    public async Task Many_keys_are_loaded_in_batches()
    {
        await using Blog blog = await BlogAsync();
        await using (Session session = blog.Database.OpenSession())
        {
            for (int i = 0; i < 700; i++)
                session.Add(Blog.NewPost("p" + i, Blog.NewUser("u" + i)));
            await session.CommitAsync(Token);
        }

        await using Session other = blog.Database.OpenSession();
        List<User> users = await User.Table.Include(u => u.Posts).ToListAsync(other, Token);
        Assert.Equal(700, users.Count);
        Assert.All(users, u => Assert.Equal("p" + u.Name[1..], u.Posts.Single().Title));
    }
}
