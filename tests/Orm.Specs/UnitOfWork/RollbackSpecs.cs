using Orm.Core.Tests.Contract;

namespace Orm.Specs.UnitOfWork;

public abstract class RollbackSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Links_that_a_failed_flush_never_wrote_are_written_by_the_next()
    {
        await using Blog blog = await BlogAsync();
        int id = await AddPostAsync(blog, linked: ["one"], others: ["two"]);
        await using (Session session = blog.Database.OpenSession())
        {
            Post post = await ReadPostAsync(session, id);
            Tag two = await Tag.Table.Where(t => t.Name == "two").SingleAsync(session, Token);
            post.Tags.Remove(post.Tags[0]);
            post.Tags.Add(two);
            var doubled = new Tag { Name = "two" };
            session.Add(doubled);
            await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.CommitAsync(Token));
            await session.RollbackAsync(Token);
            doubled.Name = "three";
            await session.CommitAsync(Token);
        }

        Assert.Equal(["two"], await TagsAsync(blog, id));
    }

    [Fact]
    public async Task One_sided_links_that_a_failed_flush_never_wrote_are_written_by_the_next()
    {
        await using Database database = await CreateAsync("shop");
        await using (Session session = database.OpenSession())
        {
            var sticker = new Sticker { Text = "a" };
            sticker.Parcels.Add(new Parcel { Code = "one" });
            session.AddRange([sticker, new Parcel { Code = "two" }]);
            await session.CommitAsync(Token);
        }

        await using (Session session = database.OpenSession())
        {
            Sticker sticker = await Sticker.Table.Include(s => s.Parcels).SingleAsync(session, Token);
            Parcel two = await Parcel.Table.Where(p => p.Code == "two").SingleAsync(session, Token);
            sticker.Parcels.Remove(sticker.Parcels[0]);
            sticker.Parcels.Add(two);
            var doubled = new Parcel { Code = "two" };
            session.Add(doubled);
            await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.CommitAsync(Token));
            await session.RollbackAsync(Token);
            doubled.Code = "three";
            await session.CommitAsync(Token);
        }

        await using Session other = database.OpenSession();
        Sticker read = await Sticker.Table.Include(s => s.Parcels).SingleAsync(other, Token);
        Assert.Equal("two", Assert.Single(read.Parcels).Code);
    }

    [Fact]
    public async Task Links_changed_on_both_sides_survive_a_failed_flush()
    {
        await using Blog blog = await BlogAsync();
        int id = await AddPostAsync(blog, linked: ["one"], others: ["two"]);
        int other = await AddPostAsync(blog, linked: ["three"], others: []);
        await using (Session session = blog.Database.OpenSession())
        {
            Post post = await ReadPostAsync(session, id);
            Post second = await ReadPostAsync(session, other);
            Tag one = await Tag.Table.Where(t => t.Name == "one").SingleAsync(session, Token);
            Tag three = await Tag.Table.Where(t => t.Name == "three").SingleAsync(session, Token);
            one.Posts.Remove(post);
            three.Posts.Add(post);
            second.Tags.Remove(three);
            second.Tags.Add(one);
            var doubled = new Tag { Name = "two" };
            session.Add(doubled);
            await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.CommitAsync(Token));
            await session.RollbackAsync(Token);
            session.Detach(doubled);
            await session.CommitAsync(Token);
        }

        Assert.Equal(["three"], await TagsAsync(blog, id));
        Assert.Equal(["one"], await TagsAsync(blog, other));
    }

    [Fact]
    public async Task A_link_added_and_removed_around_a_flush_is_nothing_after_a_rollback()
    {
        await using Blog blog = await BlogAsync();
        int id = await AddPostAsync(blog, linked: [], others: ["one"]);
        await using (Session session = blog.Database.OpenSession())
        {
            Post post = await ReadPostAsync(session, id);
            Tag one = await Tag.Table.SingleAsync(session, Token);
            post.Tags.Add(one);
            await session.FlushAsync(Token);
            post.Tags.Remove(one);
            await session.RollbackAsync(Token);
            await session.CommitAsync(Token);
            Assert.Empty(post.Tags);
        }

        Assert.Empty(await TagsAsync(blog, id));
    }

    [Fact]
    public async Task A_link_removed_and_added_around_a_flush_is_the_row_after_a_rollback()
    {
        await using Blog blog = await BlogAsync();
        int id = await AddPostAsync(blog, linked: ["one"], others: []);
        await using (Session session = blog.Database.OpenSession())
        {
            Post post = await ReadPostAsync(session, id);
            Tag one = post.Tags[0];
            post.Tags.Remove(one);
            await session.FlushAsync(Token);
            post.Tags.Add(one);
            await session.RollbackAsync(Token);
            blog.Log.Clear();
            await session.CommitAsync(Token);
            Assert.Empty(blog.Log);
        }

        Assert.Equal(["one"], await TagsAsync(blog, id));
    }

    [Fact]
    public async Task A_link_taken_out_with_its_removed_tag_is_settled_by_the_flush_and_back_after_a_rollback()
    {
        await using Blog blog = await BlogAsync();
        int id = await AddPostAsync(blog, linked: ["one"], others: []);
        await using (Session session = blog.Database.OpenSession())
        {
            Post post = await ReadPostAsync(session, id);
            Tag one = post.Tags[0];
            post.Tags.Remove(one);
            session.Remove(one);
            await session.FlushAsync(Token);
            blog.Log.Clear();
            await session.FlushAsync(Token);
            Assert.Empty(blog.Log);

            await session.RollbackAsync(Token);
            session.Add(one);
            await session.CommitAsync(Token);
            Assert.Equal(EntityState.Persistent, session.Entry(one).State);
        }

        Assert.Empty(await TagsAsync(blog, id));
    }

    [Fact]
    public async Task A_value_assigned_after_the_insert_is_inserted_again_after_a_rollback()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var parcel = new Parcel { Code = "a" };
        session.Add(parcel);
        await session.FlushAsync(Token);
        Assert.Equal(7, parcel.Status);
        parcel.Status = 5;
        await session.RollbackAsync(Token);
        await session.CommitAsync(Token);
        Assert.Equal(5, parcel.Status);
        Assert.Equal(5, await Parcel.Table.Select(p => p.Status).SingleAsync(session, Token));
    }

    [Fact]
    public async Task A_value_that_was_updated_too_is_inserted_again_after_a_rollback()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var parcel = new Parcel { Code = "a" };
        session.Add(parcel);
        await session.FlushAsync(Token);
        parcel.Status = 5;
        await session.FlushAsync(Token);
        await session.RollbackAsync(Token);
        await session.CommitAsync(Token);
        Assert.Equal(5, await Parcel.Table.Select(p => p.Status).SingleAsync(session, Token));
    }

    [Fact]
    public async Task A_changed_key_is_found_under_its_row_s_key_after_a_rollback()
    {
        await using Database database = await CreateAsync("shop");
        await using (Session first = database.OpenSession())
        {
            first.AddRange([new Folder { Code = "a" }, new Folder { Code = "b" }]);
            await first.CommitAsync(Token);
        }

        Folder a;
        Folder b;
        await using (Session session = database.OpenSession())
        {
            a = (await session.GetAsync(Folder.Table, "a", Token))!;
            b = (await session.GetAsync(Folder.Table, "b", Token))!;
            a.Code = "c";
            b.Code = "d";
            await session.FlushAsync(Token);
            Assert.Same(a, await session.GetAsync(Folder.Table, "c", Token));
            await session.RollbackAsync(Token);
            Assert.Same(a, await session.GetAsync(Folder.Table, "a", Token));
            Assert.Same(b, await session.GetAsync(Folder.Table, "b", Token));
            Assert.Equal("c", a.Code);
            await session.CommitAsync(Token);
            Assert.Same(a, await session.GetAsync(Folder.Table, "c", Token));
            Assert.Null(await session.GetAsync(Folder.Table, "a", Token));
        }

        await using Session other = database.OpenSession();
        other.Attach(a);
        Assert.Equal(["c", "d"], await Folder.Table.OrderBy(f => f.Code).Select(f => f.Code).ToListAsync(other, Token));
    }

    [Fact]
    public async Task A_dependent_deleted_by_the_database_is_changed_again_after_a_rollback()
    {
        await using Database database = await CreateAsync("shop");
        int id;
        await using (Session first = database.OpenSession())
        {
            var city = new City();
            var street = new Street { City = city, Name = "old" };
            first.AddRange([city, street]);
            await first.CommitAsync(Token);
            id = street.Id;
        }

        await using (Session session = database.OpenSession())
        {
            Street street = (await session.GetAsync(Street.Table, id, Token))!;
            City city = (await session.GetAsync(City.Table, street.CityId, Token))!;
            await session.BeginAsync(cancellationToken: Token);
            session.Remove(city);
            street.Name = "new";
            await session.FlushAsync(Token);
            Assert.Equal(EntityState.Deleted, session.Entry(street).State);
            street.Name = "newer";
            await session.RollbackAsync(Token);
            Assert.Equal(EntityState.Persistent, session.Entry(street).State);
            session.Add(city);
            await session.CommitAsync(Token);
        }

        await using Session other = database.OpenSession();
        Assert.Equal("newer", (await other.GetAsync(Street.Table, id, Token))!.Name);
    }

    [Fact]
    public async Task A_large_flush_is_undone_whole()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        const int Count = 5_000;
        var notes = new List<Note>();
        for (int i = 0; i < Count; i++)
            notes.Add(new Note { Text = "a" });
        session.AddRange(notes);
        await session.FlushAsync(Token);
        foreach (Note note in notes)
            note.Text = "b";
        await session.RollbackAsync(Token);
        Assert.All(notes, n => Assert.Equal(0, n.Id));
        Assert.All(notes, n => Assert.Equal(EntityState.Pending, session.Entry(n).State));
        await session.CommitAsync(Token);
        Assert.Equal(Count, await Note.Table.Where(n => n.Text == "b").CountAsync(session, Token));
    }

    private static async Task<int> AddPostAsync(Blog blog, string[] linked, string[] others)
    {
        await using Session session = blog.Database.OpenSession();
        User author = Blog.NewUser("ada" + Guid.NewGuid().ToString("N"));
        Post post = Blog.NewPost("post", author);
        foreach (string name in linked)
            post.Tags.Add(new Tag { Name = name });
        session.Add(post);
        session.AddRange(others.Select(name => new Tag { Name = name }));
        await session.CommitAsync(Token);
        return post.Id;
    }

    private static async Task<Post> ReadPostAsync(Session session, int id) =>
        await Post.Table.Where(p => p.Id == id).Include(p => p.Tags).SingleAsync(session, Token);

    private static async Task<string[]> TagsAsync(Blog blog, int id)
    {
        await using Session session = blog.Database.OpenSession();
        Post post = await ReadPostAsync(session, id);
        return [.. post.Tags.Select(t => t.Name).Order(StringComparer.Ordinal)];
    }
}
