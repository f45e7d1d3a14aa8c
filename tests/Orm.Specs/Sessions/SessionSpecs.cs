using Orm.Core.Tests.Contract;

namespace Orm.Specs.Sessions;

public abstract class SessionSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Reads_before_the_first_write_begin_no_transaction()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        await User.Table.ToListAsync(session, Token);
        Assert.False(session.InTransaction);
        Assert.DoesNotContain("BEGIN", blog.Log);

        await User.Table.Where(u => u.Id == 1).Set(u => u.Name, "x").ExecuteAsync(session, Token);
        Assert.True(session.InTransaction);
        Assert.Contains("BEGIN", blog.Log);
    }

    [Fact]
    public async Task First_use_begins_the_transaction_with_a_read_when_the_session_is_told_so()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession(o => o.TransactionStart = TransactionStart.FirstUse);
        await User.Table.CountAsync(session, Token);
        Assert.True(session.InTransaction);
    }

    [Fact]
    public async Task A_disposed_session_refuses_every_operation()
    {
        await using Blog blog = await BlogAsync();
        Session session = blog.Database.OpenSession();
        await session.DisposeAsync();
        await session.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await User.Table.ToListAsync(session, Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await session.FlushAsync(Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await session.CommitAsync(Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await session.RollbackAsync(Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await session.BeginAsync(cancellationToken: Token));
        Assert.Throws<ObjectDisposedException>(() => session.Add(Blog.NewUser("Ada")));
    }

    [Fact]
    public async Task Disposing_rolls_back_and_detaches()
    {
        await using Blog blog = await BlogAsync();
        User ada = Blog.NewUser("Ada");
        await using (Session session = blog.Database.OpenSession())
        {
            session.Add(ada);
            await session.FlushAsync(Token);
        }

        Assert.Equal("ROLLBACK", blog.Log[^1]);
        await using Session other = blog.Database.OpenSession();
        Assert.Equal(0, await User.Table.CountAsync(other, Token));
        Assert.Equal(EntityState.Detached, other.Entry(ada).State);
    }

    [Fact]
    public async Task A_statement_while_a_stream_is_open_is_refused_and_works_afterwards()
    {
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("Ada");
        await blog.AddUserAsync("Bob");
        await using Session session = blog.Database.OpenSession();
        await foreach (User user in User.Table.AsAsyncEnumerable(session, Token))
        {
            InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await User.Table.CountAsync(session, Token));
            Assert.Contains("stream", error.Message, StringComparison.Ordinal);
            break;
        }

        Assert.Equal(2, await User.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task A_second_operation_at_the_same_time_is_refused()
    {
        await using Blog blog = await BlogAsync(options => options.MaxPoolSize = 1);
        await using Session holder = blog.Database.OpenSession();
        await holder.BeginAsync(cancellationToken: Token);
        await using Session session = blog.Database.OpenSession();
        Task<List<User>> waiting = User.Table.ToListAsync(session, Token).AsTask();
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await User.Table.CountAsync(session, Token));
        Assert.Contains("not thread-safe", error.Message, StringComparison.Ordinal);
        await holder.RollbackAsync(Token);
        Assert.Empty(await waiting);
    }

    [Fact]
    public async Task Untracked_sessions_hand_out_new_instances_unless_a_query_says_otherwise()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada");
        await using Session session = blog.Database.OpenSession(o => o.Tracking = false);
        User first = await User.Table.Where(u => u.Id == id).SingleAsync(session, Token);
        User second = await User.Table.Where(u => u.Id == id).SingleAsync(session, Token);
        Assert.NotSame(first, second);
        User third = await User.Table.Where(u => u.Id == id).AsTracked().SingleAsync(session, Token);
        Assert.Same(third, await session.GetAsync(User.Table, id, Token));
    }

    [Fact]
    public async Task A_session_that_expires_on_commit_reads_rows_again()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada");
        await using Session session = blog.Database.OpenSession(o => o.ExpireOnCommit = true);
        User ada = (await session.GetAsync(User.Table, id, Token))!;
        await session.BeginAsync(cancellationToken: Token);
        await session.CommitAsync(Token);
        await using (Session other = blog.Database.OpenSession())
        {
            await User.Table.Where(u => u.Id == id).Set(u => u.Name, "Countess").ExecuteAsync(other, Token);
            await other.CommitAsync(Token);
        }

        Assert.Same(ada, await session.GetAsync(User.Table, id, Token));
        Assert.Equal("Countess", ada.Name);
    }

    [Fact]
    public async Task Autoflush_sends_changes_that_the_query_could_see_and_no_others()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        session.Add(Blog.NewUser("Ada"));
        Assert.Equal(0, await Tag.Table.CountAsync(session, Token));
        Assert.DoesNotContain("BEGIN", blog.Log);
        Assert.Equal(1, await User.Table.CountAsync(session, Token));

        await using Session manual = blog.Database.OpenSession(o => o.AutoFlush = false);
        await session.RollbackAsync(Token);
        manual.Add(Blog.NewUser("Bob"));
        Assert.Equal(0, await User.Table.CountAsync(manual, Token));
    }

    [Fact]
    public async Task A_violation_raised_by_autoflush_keeps_its_type_and_names_the_query()
    {
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("Ada");
        await using Session session = blog.Database.OpenSession();
        session.Add(Blog.NewUser("Ada"));
        UniqueViolationException error = await Assert.ThrowsAsync<UniqueViolationException>(async () => await User.Table.Where(u => u.Id > 0).ToListAsync(session, Token));
        Assert.Contains("SELECT", error.DuringStatement, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_based_writes_show_in_loaded_entities_unless_told_not_to()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada");
        int other = await blog.AddUserAsync("Bob");
        await using Session session = blog.Database.OpenSession();
        User ada = (await session.GetAsync(User.Table, id, Token))!;
        User bob = (await session.GetAsync(User.Table, other, Token))!;
        bob.Email = "kept@example.com";
        await User.Table.Where(u => u.Id > 0).Set(u => u.Name, "Same").Set(u => u.ManagerId, ada.Id).ExecuteAsync(session, Token);
        Assert.Equal("Same", ada.Name);
        Assert.Same(ada, bob.Manager);
        Assert.Equal("kept@example.com", bob.Email);

        await User.Table.Where(u => u.Id == id).Set(u => u.Name, "Silent").NoSync().ExecuteAsync(session, Token);
        Assert.Equal("Same", ada.Name);
        await User.Table.Where(u => u.Id == other).Delete().ExecuteAsync(session, Token);
        Assert.Null(await session.GetAsync(User.Table, other, Token));
        await session.RollbackAsync(Token);
        Assert.Same(bob, await session.GetAsync(User.Table, other, Token));
    }

    [Fact]
    public async Task Returning_statements_show_in_loaded_entities_too()
    {
        Needs(Features.UpdateReturning);
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada");
        await using Session session = blog.Database.OpenSession();
        User ada = (await session.GetAsync(User.Table, id, Token))!;
        string name = await User.Table.Where(u => u.Id == id).Set(u => u.Name, "Countess").Returning(u => u.Name).SingleAsync(session, Token);
        Assert.Equal("Countess", name);
        Assert.Equal("Countess", ada.Name);
    }

    [Fact]
    public async Task Values_that_cannot_be_stored_are_refused_with_the_databases_own_kind_before_any_sql()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        User ada = Blog.NewUser(new string('x', 51));
        session.Add(ada);
        ValueTooLongException tooLong = await Assert.ThrowsAsync<ValueTooLongException>(async () => await session.FlushAsync(Token));
        Assert.Equal("User.Name has 51 characters, but its column users.name takes 50.", tooLong.Message);
        Assert.DoesNotContain(blog.Log, sql => sql.StartsWith("INSERT", StringComparison.Ordinal));
        await session.RollbackAsync(Token);

        ada.Name = string.Concat(Enumerable.Repeat("\U0001F600", 50));
        await session.CommitAsync(Token);
        ada.Name = null!;
        NotNullViolationException missing = await Assert.ThrowsAsync<NotNullViolationException>(async () => await session.FlushAsync(Token));
        Assert.Equal(("User", "Name"), (missing.Entity, missing.Properties[0]));
    }

    [Fact]
    public async Task Streams_load_what_they_include_by_windows()
    {
        await using Blog blog = await BlogAsync();
        await using (Session session = blog.Database.OpenSession())
        {
            for (int i = 0; i < 600; i++)
            {
                User user = Blog.NewUser("u" + i);
                user.Posts.Add(Blog.NewPost("first"));
                user.Posts.Add(Blog.NewPost("second"));
                session.Add(user);
            }

            await session.CommitAsync(Token);
        }

        blog.Log.Clear();
        await using Session reader = blog.Database.OpenSession();
        int users = 0;
        await foreach (User user in User.Table.OrderBy(u => u.Id).Include(u => u.Posts).AsAsyncEnumerable(reader, Token))
        {
            Assert.Equal(["first", "second"], user.Posts.Select(p => p.Title).Order());
            users++;
        }

        Assert.Equal(600, users);
        Assert.InRange(blog.Log.Count, 4, 12);
        Assert.Equal(EntityState.Detached, reader.Entry(await User.Table.AsNoTracking().FirstAsync(reader, Token)).State);
    }
}
