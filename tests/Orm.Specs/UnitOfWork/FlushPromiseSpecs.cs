using Orm.Core.Tests.Contract;

namespace Orm.Specs.UnitOfWork;

/// <summary>What a flush promises besides writing: sets, refusals that cost nothing, and seeing what a query is about to read.</summary>
public abstract class FlushPromiseSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task A_pair_that_the_database_has_already_is_added_to_an_unloaded_collection_without_effect()
    {
        await using Blog blog = await BlogAsync();
        (int post, int tag) = await AddTaggedAsync(blog);
        await using Session session = blog.Database.OpenSession();
        Post notes = (await session.GetAsync(Post.Table, post, Token))!;
        Tag history = (await session.GetAsync(Tag.Table, tag, Token))!;
        blog.Log.Clear();
        notes.Tags.Add(history);
        await session.CommitAsync(Token);
        Assert.Equal(["BEGIN", "INSERT post_tags", "COMMIT"], blog.Log.TakePlan());

        await session.LoadAsync(notes, Post.Table.Tags, Token);
        Assert.Same(history, Assert.Single(notes.Tags));
    }

    [Fact]
    public async Task Two_sessions_may_add_the_same_pair_at_a_time()
    {
        await using Database database = await CreateAsync([ContractModel.Instance]);
        await using Session first = database.OpenSession();
        User ada = Blog.NewUser("Ada");
        Post post = Blog.NewPost("Notes", ada);
        var tag = new Tag { Name = "history" };
        first.AddRange([ada, post, tag]);
        await first.CommitAsync(Token);

        await using Session second = database.OpenSession();
        Post samePost = (await second.GetAsync(Post.Table, post.Id, Token))!;
        samePost.Tags.Add((await second.GetAsync(Tag.Table, tag.Id, Token))!);
        post.Tags.Add(tag);
        await first.CommitAsync(Token);
        await second.CommitAsync(Token);

        Assert.Equal(1, await second.Sql($"select count(*) from post_tags").ScalarAsync<long>(Token));
    }

    [Fact]
    public async Task A_pair_whose_other_side_is_gone_still_violates_its_foreign_key()
    {
        await using Blog blog = await BlogAsync();
        (int post, int tag) = await AddTaggedAsync(blog);
        await using Session session = blog.Database.OpenSession();
        Post notes = (await session.GetAsync(Post.Table, post, Token))!;
        Tag history = (await session.GetAsync(Tag.Table, tag, Token))!;
        await session.Sql($"delete from post_tags").ExecuteAsync(Token);
        await session.Sql($"delete from tags").ExecuteAsync(Token);
        notes.Tags.Add(history);
        await Assert.ThrowsAsync<ForeignKeyViolationException>(async () => await session.FlushAsync(Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_refused_before_any_sql_begins_no_transaction_and_leaves_the_session_usable(bool many)
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        var nameless = new User { Name = null!, Email = "x" };
        session.Add(nameless);
        if (many)
            session.Add(Blog.NewUser("Bob"));
        blog.Log.Clear();

        await Assert.ThrowsAsync<NotNullViolationException>(async () => await session.CommitAsync(Token));
        await Assert.ThrowsAsync<NotNullViolationException>(async () => await session.FlushAsync(Token));
        Assert.Empty(blog.Log);
        Assert.False(session.InTransaction);
        Assert.Equal(EntityState.Pending, session.Entry(nameless).State);

        nameless.Name = "Ada";
        await session.CommitAsync(Token);
        Assert.Equal(many ? 2 : 1, await User.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task A_refusal_inside_a_transaction_keeps_what_was_done_before()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        await using SessionTransaction transaction = await session.BeginAsync(cancellationToken: Token);
        session.Add(Blog.NewUser("Ada"));
        await session.FlushAsync(Token);
        var post = new Post { Title = new string('x', 201), Content = "", AuthorId = 1 };
        session.Add(post);
        await Assert.ThrowsAsync<ValueTooLongException>(async () => await session.FlushAsync(Token));
        var orphan = new Post { Title = "x", Content = "" };
        session.Add(orphan);
        post.Title = "short";
        await Assert.ThrowsAsync<OrmException>(async () => await session.FlushAsync(Token));
        session.Detach(orphan);
        await transaction.CommitAsync(Token);
        Assert.Equal(1, await Post.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task A_version_advances_once_however_often_the_flush_is_refused()
    {
        await using Database shop = await CreateAsync("shop");
        await using Session session = shop.OpenSession();
        var customer = new Customer { Name = "Ada" };
        session.Add(customer);
        await session.CommitAsync(Token);
        int version = customer.Version;
        customer.Name = new string('x', 21);
        await Assert.ThrowsAsync<ValueTooLongException>(async () => await session.FlushAsync(Token));
        await Assert.ThrowsAsync<ValueTooLongException>(async () => await session.FlushAsync(Token));
        customer.Name = "Bob";
        await session.CommitAsync(Token);
        Assert.Equal(version + 1, customer.Version);
    }

    [Fact]
    public async Task A_refusal_after_children_were_read_ends_the_transaction_that_the_reading_began()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada", posts: 2);
        await using Session session = blog.Database.OpenSession();
        User ada = (await session.GetAsync(User.Table, id, Token))!;
        session.Remove(ada);
        var nameless = new User { Name = null!, Email = "x" };
        session.Add(nameless);
        await Assert.ThrowsAsync<NotNullViolationException>(async () => await session.CommitAsync(Token));
        Assert.False(session.InTransaction);
        session.Detach(nameless);
        await session.CommitAsync(Token);
        Assert.Equal(0, await Post.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task A_query_flushes_what_its_includes_could_see()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada", posts: 1);
        await using Session session = blog.Database.OpenSession();
        session.Add(new Post { Title = "New", Content = "", AuthorId = id });
        User ada = await User.Table.Include(u => u.Posts).SingleAsync(session, Token);
        Assert.Equal(["Ada 1", "New"], ada.Posts.Select(p => p.Title).Order());

        session.Add(new Tag { Name = "alone" });
        await User.Table.Include(u => u.Posts).SingleAsync(session, Token);
        Assert.Single(session.Tracker.Pending);
        await User.Table.Include(u => u.Posts, q => q.Include(p => p.Tags)).SingleAsync(session, Token);
        Assert.Empty(session.Tracker.Pending);
    }

    [Fact]
    public async Task A_query_flushes_what_a_filter_of_its_includes_could_see()
    {
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("Ada", posts: 1);
        await using Session session = blog.Database.OpenSession();
        session.Add(new Tag { Name = "alone" });
        await User.Table.Include(u => u.Posts, q => q.Where(p => p.Tags.Any())).SingleAsync(session, Token);
        Assert.Empty(session.Tracker.Pending);
    }

    [Fact]
    public async Task Loading_a_many_to_many_flushes_its_pairs()
    {
        await using Blog blog = await BlogAsync();
        (int post, int tag) = await AddTaggedAsync(blog);
        await using Session session = blog.Database.OpenSession();
        Post notes = (await session.GetAsync(Post.Table, post, Token))!;
        Tag history = (await session.GetAsync(Tag.Table, tag, Token))!;
        notes.Tags.Remove(history);
        await session.LoadAsync(history, Tag.Table.Posts, Token);
        Assert.Empty(history.Posts);
        Assert.True(session.InTransaction);
    }

    [Fact]
    public async Task Values_of_statements_are_refused_as_those_of_entities_are()
    {
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("Ada");
        await using Session session = blog.Database.OpenSession();
        string tooLong = new('x', 51);
        ValueTooLongException error = Assert.Throws<ValueTooLongException>(() => User.Table.Where(u => u.Id == 1).Set(u => u.Name, tooLong));
        Assert.Equal("User.Name has 51 characters, but its column users.name takes 50.", error.Message);
        await Assert.ThrowsAsync<ValueTooLongException>(async () => await User.Table.Insert(u => (u.Name, u.Email)).Values((tooLong, "x")).ExecuteAsync(session, Token));
        Assert.Equal(1, await User.Table.Where(u => u.Name == "Ada").CountAsync(session, Token));
    }

    private static async Task<(int Post, int Tag)> AddTaggedAsync(Blog blog)
    {
        await using Session session = blog.Database.OpenSession();
        User ada = Blog.NewUser("Ada");
        Post post = Blog.NewPost("Notes", ada);
        var tag = new Tag { Name = "history" };
        post.Tags.Add(tag);
        session.Add(post);
        await session.CommitAsync(Token);
        return (post.Id, tag.Id);
    }
}
