using Orm.Core.Tests.Contract;

namespace Orm.Specs.UnitOfWork;

public abstract class LoadingSpecs<TServer>(TServer server) : FilledBlogSpec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task A_lookup_and_a_refresh_are_logged_once_each()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        int id = await User.Table.Where(u => u.Name == "Ada").Select(u => u.Id).SingleAsync(session, Token);
        blog.Log.Clear();
        User? ada = await session.GetAsync(User.Table, id, Token);
        Assert.Single(blog.Log);
        await session.RefreshAsync(ada!, Token);
        Assert.Equal(2, blog.Log.Count);
    }

    [Fact]
    public async Task Loading_keeps_what_was_added_and_removed_before()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        session.AutoFlush = false;
        User ada = await User.Table.Where(u => u.Name == "Ada").SingleAsync(session, Token);
        List<Post> posts = await Post.Table.OrderBy(p => p.Id).ToListAsync(session, Token);
        Post added = Blog.NewPost("new");
        ada.Posts.Add(added);
        ada.Posts.Remove(posts[0]);
        ada.Posts.Add(posts[3]);
        await session.LoadAsync(ada, User.Table.Posts, Token);
        Assert.Equal(["Ada 2", "Ada 3", "new", "Bob 1"], ada.Posts.Select(p => p.Title));
    }

    [Fact]
    public async Task The_loaded_instance_wins_until_the_transaction_ends()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        User ada = await User.Table.Where(u => u.Name == "Ada").SingleAsync(session, Token);
        User bob = await User.Table.Where(u => u.Name == "Bob").SingleAsync(session, Token);
        await using (Session other = blog.Database.OpenSession())
        {
            await User.Table.Set(u => u.ManagerId, (int?)3).ExecuteAsync(other, Token);
            await other.CommitAsync(Token);
        }

        await User.Table.ToListAsync(session, Token);
        Assert.Null(ada.ManagerId);
        bob.Name = "dirty";
        session.AutoFlush = false;
        await session.RollbackAsync(Token);
        await User.Table.ToListAsync(session, Token);
        Assert.Equal(3, ada.ManagerId);
        Assert.Equal("Cid", ada.Manager!.Name);
        Assert.Null(bob.ManagerId);
        Assert.Equal("dirty", bob.Name);

        await session.RefreshAsync(bob, Token);
        Assert.Equal("Bob", bob.Name);
        Assert.Equal(3, bob.ManagerId);
    }

    [Fact]
    public async Task Get_answers_from_the_map_unless_expired()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        User ada = (await session.GetAsync(User.Table, 1, Token))!;
        blog.Log.Clear();
        ValueTask<User?> again = session.GetAsync(User.Table, 1, Token);
        Assert.True(again.IsCompletedSuccessfully);
        Assert.Same(ada, await again);
        Assert.Empty(blog.Log);
        Assert.Null(await session.GetAsync(User.Table, 99, Token));

        ada.Name = "lost";
        session.Expire(ada);
        Assert.Same(ada, await session.GetAsync(User.Table, 1, Token));
        Assert.Equal("Ada", ada.Name);

        session.Clear();
        Assert.NotSame(ada, await session.GetAsync(User.Table, 1, Token));
    }

    [Fact]
    public async Task A_detached_entity_keeps_its_changes_and_takes_them_to_the_next_session()
    {
        await using Blog blog = await FilledAsync();
        User ada;
        await using (Session session = blog.Database.OpenSession())
            ada = (await session.GetAsync(User.Table, 1, Token))!;
        ada.Name = "detached";

        await using (Session session = blog.Database.OpenSession())
        {
            session.Attach(ada);
            Assert.Equal("Ada", session.Entry(ada).OriginalValues["Name"]);
            await using Session other = blog.Database.OpenSession();
            Assert.Throws<OrmException>(() => other.Attach(ada));
            await session.CommitAsync(Token);
        }

        await using Session check = blog.Database.OpenSession();
        User read = (await check.GetAsync(User.Table, 1, Token))!;
        Assert.Equal("detached", read.Name);
    }

    [Fact]
    public async Task Reset_goes_back_to_what_was_read()
    {
        await using Blog blog = await FilledAsync();
        await using Session session = blog.Database.OpenSession();
        Post post = await Post.Table.Where(p => p.Title == "Bob 1").Include(p => p.Author).SingleAsync(session, Token);
        post.Title = "x";
        post.AuthorId = 1;
        session.Entry(post).Reset();
        Assert.Equal(("Bob 1", 2), (post.Title, post.AuthorId));
        Assert.False(session.Entry(post).IsModified);
        Assert.Equal("Bob", post.Author.Name);
    }

    [Fact]
    public async Task Merge_assigns_an_outside_graph_to_the_session_s_own_instances()
    {
        await using Blog blog = await FilledAsync();
        User outside;
        await using (Session session = blog.Database.OpenSession())
            outside = await User.Table.Where(u => u.Name == "Ada").Include(u => u.Posts, q => q.OrderBy(p => p.Id)).SingleAsync(session, Token);
        outside.Name = "merged";
        outside.Posts[1].Title = "changed";
        outside.Posts.RemoveAt(0);
        outside.Posts.Add(Blog.NewPost("new"));

        await using (Session session = blog.Database.OpenSession())
        {
            User own = await session.MergeAsync(outside, Token);
            Assert.NotSame(outside, own);
            Assert.Same(own, await session.GetAsync(User.Table, 1, Token));
            Assert.Equal(["Name"], session.Entry(own).ChangedProperties);
            Assert.Same(own, await session.MergeAsync(own, Token));
            await session.CommitAsync(Token);
        }

        await using Session check = blog.Database.OpenSession();
        User read = await User.Table.Where(u => u.Id == 1).Include(u => u.Posts, q => q.OrderBy(p => p.Id)).SingleAsync(check, Token);
        Assert.Equal("merged", read.Name);
        Assert.Equal(["changed", "Ada 3", "new"], read.Posts.Select(p => p.Title));
    }
}
