using Orm.Core.Tests.Contract;

namespace Orm.Specs.UnitOfWork;

public abstract class FlushSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task A_graph_is_inserted_with_keys_and_defaults_read_back()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        User ada = Blog.NewUser("Ada");
        Post post = Blog.NewPost("Notes");
        post.Tags.Add(new Tag { Name = "history" });
        ada.Posts.Add(post);
        session.Add(ada);
        await session.FlushAsync(Token);

        Assert.Equal(1, ada.Id);
        Assert.Equal(ada.Id, post.AuthorId);
        Assert.True(DateTimeOffset.UtcNow - ada.Created < TimeSpan.FromMinutes(1), ada.Created.ToString());
        await session.CommitAsync(Token);

        await using Session other = blog.Database.OpenSession();
        User? read = await other.GetAsync(User.Table, ada.Id, Token);
        Assert.NotSame(ada, read);
        Assert.Equal("Ada", read!.Name);
        await other.LoadAsync(read, User.Table.Posts, Token);
        await other.LoadAsync(read.Posts, Post.Table.Tags, Token);
        Assert.Equal("history", read.Posts[0].Tags[0].Name);
        Assert.Same(read, read.Posts[0].Author);
    }

    [Fact]
    public async Task Changes_write_their_columns_only_and_nothing_twice()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada");
        await using Session session = blog.Database.OpenSession();
        User ada = (await session.GetAsync(User.Table, id, Token))!;
        ada.Name = "Ada L.";
        ada.Email = ada.Email;
        Assert.Equal(["Name"], session.Entry(ada).ChangedProperties);
        Assert.Equal("Ada", session.Entry(ada).OriginalValues["Name"]);
        await session.FlushAsync(Token);
        Assert.False(session.Entry(ada).IsModified);
        await session.CommitAsync(Token);

        await using Session other = blog.Database.OpenSession();
        Assert.Equal("Ada L.", (await other.GetAsync(User.Table, id, Token))!.Name);
    }

    [Fact]
    public async Task Removing_deletes_children_that_nobody_loaded()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada", posts: 3);
        await using Session session = blog.Database.OpenSession();
        session.Remove((await session.GetAsync(User.Table, id, Token))!);
        await session.CommitAsync(Token);

        Assert.Equal(0, await Post.Table.CountAsync(session, Token));
        Assert.Equal(0, await User.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task Orphans_are_deleted_and_moved_children_updated()
    {
        await using Blog blog = await BlogAsync();
        int ada = await blog.AddUserAsync("Ada", posts: 2);
        int bob = await blog.AddUserAsync("Bob");
        await using (Session session = blog.Database.OpenSession())
        {
            User first = (await session.GetAsync(User.Table, ada, Token))!;
            User second = (await session.GetAsync(User.Table, bob, Token))!;
            await session.LoadAsync(first, User.Table.Posts, Token);
            Post moved = first.Posts[0];
            second.Posts.Add(moved);
            Assert.Equal([first.Posts[0]], first.Posts);
            first.Posts.RemoveAt(0);
            await session.CommitAsync(Token);
        }

        await using Session check = blog.Database.OpenSession();
        Post left = await Post.Table.SingleAsync(check, Token);
        Assert.Equal("Ada 1", left.Title);
        Assert.Equal(bob, left.AuthorId);
    }

    [Fact]
    public async Task Many_to_many_differences_work_on_unloaded_collections()
    {
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("Ada", posts: 1);
        await using (Session session = blog.Database.OpenSession())
        {
            Post post = await Post.Table.SingleAsync(session, Token);
            post.Tags.Add(new Tag { Name = "a" });
            post.Tags.Add(new Tag { Name = "b" });
            await session.CommitAsync(Token);
        }

        await using (Session session = blog.Database.OpenSession())
        {
            Post post = await Post.Table.SingleAsync(session, Token);
            Tag a = await Tag.Table.Where(t => t.Name == "a").SingleAsync(session, Token);
            post.Tags.Remove(a);
            Assert.Throws<NotLoadedException>(() => post.Tags.Count);
            await session.CommitAsync(Token);
        }

        await using Session check = blog.Database.OpenSession();
        Post read = await Post.Table.Include(p => p.Tags).SingleAsync(check, Token);
        Assert.Equal(["b"], read.Tags.Select(t => t.Name));
    }

    [Fact]
    public async Task Association_rows_go_with_their_entity_even_if_the_database_has_no_rule_for_them()
    {
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("Ada", posts: 2);
        await using Session session = blog.Database.OpenSession();
        await session.Sql($"drop table post_tags").ExecuteAsync(Token);
        await session.Sql($"create table post_tags (post_id int not null references posts (id), tag_id int not null references tags (id), primary key (post_id, tag_id))").ExecuteAsync(Token);
        List<Post> posts = await Post.Table.OrderBy(p => p.Id).ToListAsync(session, Token);
        var tag = new Tag { Name = "t" };
        posts[0].Tags.Add(tag);
        posts[1].Tags.Add(tag);
        await session.CommitAsync(Token);

        session.Remove(posts[0]);
        await session.CommitAsync(Token);
        Assert.Equal(1, await session.Sql($"select count(*) from post_tags").ScalarAsync<long>(Token));
        session.Remove(tag);
        await session.FlushAsync(Token);
        await session.RollbackAsync(Token);
        await session.CommitAsync(Token);
        Assert.Equal(0, await session.Sql($"select count(*) from post_tags").ScalarAsync<long>(Token));
    }

    [Fact]
    public async Task A_cycle_and_a_reused_unique_value_reach_the_database()
    {
        await using Blog blog = await BlogAsync();
        int old = await blog.AddUserAsync("left");
        await using (Session session = blog.Database.OpenSession())
        {
            session.Remove((await session.GetAsync(User.Table, old, Token))!);
            User left = Blog.NewUser("left");
            User right = Blog.NewUser("right");
            left.Manager = right;
            right.Manager = left;
            session.Add(left);
            await session.CommitAsync(Token);
            Assert.Equal(right.Id, left.ManagerId);
            Assert.Equal(left.Id, right.ManagerId);
        }

        await using (Session session = blog.Database.OpenSession())
        {
            List<User> users = await User.Table.OrderBy(u => u.Id).ToListAsync(session, Token);
            Assert.Equal([users[1], users[0]], users.Select(u => u.Manager));
            session.RemoveRange(users);
            await session.CommitAsync(Token);
        }

        await using Session check = blog.Database.OpenSession();
        Assert.Equal(0, await User.Table.CountAsync(check, Token));
    }

    [Fact]
    public async Task A_lost_row_raises_a_concurrency_exception_with_its_values()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada");
        await using Session session = blog.Database.OpenSession();
        User ada = (await session.GetAsync(User.Table, id, Token))!;
        await User.Table.Where(u => u.Id == id).Delete().NoSync().ExecuteAsync(session, Token);
        await session.CommitAsync(Token);

        ada.Name = "x";
        ConcurrencyException error = await Assert.ThrowsAsync<ConcurrencyException>(async () => await session.FlushAsync(Token));
        Assert.Same(ada, error.Entity);
        Assert.Equal("Ada", error.OriginalValues["Name"]);
        Assert.Equal("x", error.CurrentValues["Name"]);
        Assert.Null(error.DatabaseValues);
        Assert.Equal("x", ada.Name);
    }

    [Fact]
    public async Task A_failure_in_the_middle_leaves_nothing_half_written_and_changes_can_be_flushed_again()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada");
        await using Session session = blog.Database.OpenSession();
        User ada = (await session.GetAsync(User.Table, id, Token))!;
        ada.Name = "changed";
        User fine = Blog.NewUser("fine");
        User twin = Blog.NewUser("twin");
        twin.Email = "Ada@example.com";
        fine.Posts.Add(Blog.NewPost("p"));
        session.AddRange([fine, twin]);
        await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.FlushAsync(Token));

        await Assert.ThrowsAsync<SessionFailedException>(async () => await session.FlushAsync(Token));
        Assert.Equal(EntityState.Pending, session.Entry(fine).State);
        Assert.Equal(0, fine.Id);
        Assert.Equal(["Name"], session.Entry(ada).ChangedProperties);
        await session.RollbackAsync(Token);
        Assert.Equal(1, await User.Table.AsNoTracking().Where(u => u.Name == "Ada").CountAsync(Relaxed(blog, session), Token));

        twin.Email = "twin@example.com";
        await session.CommitAsync(Token);
        Assert.Equal([fine.Id], (await Post.Table.ToListAsync(session, Token)).Select(p => p.AuthorId));
        Assert.Equal(3, await User.Table.CountAsync(session, Token));

        static Session Relaxed(Blog blog, Session session)
        {
            session.AutoFlush = false;
            return session;
        }
    }

    [Fact]
    public async Task A_rollback_makes_inserts_pending_updates_dirty_and_deletes_removed_again()
    {
        await using Blog blog = await BlogAsync();
        int kept = await blog.AddUserAsync("kept");
        int gone = await blog.AddUserAsync("gone");
        await using Session session = blog.Database.OpenSession();
        User updated = (await session.GetAsync(User.Table, kept, Token))!;
        User removed = (await session.GetAsync(User.Table, gone, Token))!;
        User added = Blog.NewUser("added");
        added.Manager = updated;
        session.Add(added);
        updated.Name = "first";
        session.Remove(removed);
        await session.FlushAsync(Token);
        Assert.Equal(EntityState.Deleted, session.Entry(removed).State);
        updated.Email = "second@example.com";
        await session.FlushAsync(Token);
        await session.RollbackAsync(Token);

        Assert.Equal(EntityState.Pending, session.Entry(added).State);
        Assert.Equal(0, added.Id);
        Assert.Equal(EntityState.Removed, session.Entry(removed).State);
        Assert.Equal(["Name", "Email"], session.Entry(updated).ChangedProperties);
        Assert.Equal("kept", session.Entry(updated).OriginalValues["Name"]);
        Assert.Equal("kept@example.com", session.Entry(updated).OriginalValues["Email"]);
        Assert.Equal("first", updated.Name);

        await session.CommitAsync(Token);
        Assert.Equal(EntityState.Detached, session.Entry(removed).State);
        Assert.Equal(["first", "added"], (await User.Table.OrderBy(u => u.Id).ToListAsync(session, Token)).Select(u => u.Name));
    }

    [Fact]
    public async Task A_savepoint_rolls_back_what_came_after_it_only()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        User before = Blog.NewUser("before");
        session.Add(before);
        User after = Blog.NewUser("after");
        await using (SessionTransaction nested = await session.BeginNestedAsync(Token))
        {
            session.Add(after);
            before.Name = "renamed";
            await session.FlushAsync(Token);
            await nested.RollbackAsync(Token);
        }

        Assert.Equal(EntityState.Persistent, session.Entry(before).State);
        Assert.Equal(["Name"], session.Entry(before).ChangedProperties);
        Assert.Equal(EntityState.Pending, session.Entry(after).State);
        session.Detach(after);
        await session.CommitAsync(Token);
        Assert.Equal(["renamed"], (await User.Table.ToListAsync(session, Token)).Select(u => u.Name));
    }

    [Fact]
    public async Task Values_are_refused_before_any_sql_and_named()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        session.Add(new User { Name = new string('x', 51), Email = "e" });
        OrmException error = await Assert.ThrowsAnyAsync<OrmException>(async () => await session.FlushAsync(Token));
        Assert.Equal("User.Name has 51 characters, but its column users.name takes 50.", error.Message);
    }

    [Fact]
    public async Task Taking_a_child_out_of_a_required_relationship_without_orphan_cascade_is_refused()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada", posts: 1);
        await using Session session = blog.Database.OpenSession();
        await session.GetAsync(User.Table, id, Token);
        Post post = await Post.Table.SingleAsync(session, Token);
        post.Author = null!;
        OrmException error = await Assert.ThrowsAsync<OrmException>(async () => await session.FlushAsync(Token));
        Assert.StartsWith("Post.Author is required, but this Post has none.", error.Message, StringComparison.Ordinal);
    }
}
