using Orm.Core.Tests.Contract;

namespace Orm.Specs.UnitOfWork;

/// <summary>Inserting and upserting many rows without tracking them.</summary>
public abstract class BulkSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Every_entity_becomes_a_row_and_none_is_tracked()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        var progress = new Reports();
        List<User> users = [.. Users(2500)];
        long written = await session.BulkInsertAsync(users, new BulkInsertOptions { ChunkSize = 1000, Progress = progress }, Token);

        Assert.Equal(2500, written);
        Assert.Equal([1000, 2000, 2500], progress.Values);
        Assert.Equal(EntityState.Detached, session.Entry(users[0]).State);
        Assert.Equal(0, users[0].Id);
        Assert.True(session.InTransaction);
        await session.CommitAsync(Token);

        await using Session other = blog.Database.OpenSession();
        Assert.Equal(users.Select(u => (u.Name, u.Email)), (await User.Table.ToListAsync(other, Token)).OrderBy(u => u.Id).Select(u => (u.Name, u.Email)));
        Assert.Equal(0, await User.Table.Where(u => u.Created < DateTimeOffset.UtcNow.AddDays(-1)).CountAsync(other, Token));
    }

    [Fact]
    public async Task Generated_keys_come_back_on_request_and_serve_the_next_bulk()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        List<User> users = [.. Users(1200)];
        await session.BulkInsertAsync(users, new BulkInsertOptions { ChunkSize = 500, ReadGenerated = true }, Token);
        await session.BulkInsertAsync(users.Select(u => new Post { Title = u.Name, Content = "", Author = u }), cancellationToken: Token);
        await session.CommitAsync(Token);

        Dictionary<int, string> rows = (await User.Table.AsNoTracking().ToListAsync(session, Token)).ToDictionary(u => u.Id, u => u.Name);
        Assert.Equal(1200, rows.Count);
        Assert.All(users, u => Assert.Equal(u.Name, rows[u.Id]));
        Assert.All(users, u => Assert.NotEqual(default, u.Created));
        Assert.Equal(1200, await (from p in Post.Table from a in p.Author where p.Title == a.Name select p.Id).CountAsync(session, Token));

        session.Attach(users[7]);
        users[7].Name = "renamed";
        await session.CommitAsync(Token);
        Assert.Equal("renamed", await User.Table.Where(u => u.Id == users[7].Id).Select(u => u.Name).SingleAsync(session, Token));
    }

    [Fact]
    public async Task What_is_refused_in_the_first_chunk_costs_nothing_and_later_everything()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        User bad = Blog.NewUser(new string('x', 51));
        blog.Log.Clear();
        await Assert.ThrowsAsync<ValueTooLongException>(async () => await session.BulkInsertAsync([.. Users(3), bad], cancellationToken: Token));
        Assert.Empty(blog.Log);
        Assert.False(session.InTransaction);

        await Assert.ThrowsAsync<ValueTooLongException>(async () => await session.BulkInsertAsync([.. Users(3), bad], new BulkInsertOptions { ChunkSize = 2 }, Token));
        await Assert.ThrowsAsync<SessionFailedException>(async () => await session.CommitAsync(Token));
        await session.RollbackAsync(Token);
        Assert.Equal(0, await User.Table.CountAsync(session, Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await session.BulkInsertAsync(Users(1), new BulkInsertOptions { ChunkSize = 10_001 }, Token));
    }

    [Fact]
    public async Task A_violation_in_the_middle_leaves_nothing_behind()
    {
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("user 150");
        await using Session session = blog.Database.OpenSession();
        await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.BulkInsertAsync(Users(300), new BulkInsertOptions { ChunkSize = 100 }, Token));
        await using Session other = blog.Database.OpenSession();
        Assert.Equal(1, await User.Table.CountAsync(other, Token));
        Assert.Equal(0, blog.Database.Pool.InUse);
    }

    [Fact]
    public async Task It_belongs_to_the_session_s_transaction_after_what_was_pending()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        User ada = Blog.NewUser("Ada");
        session.Add(ada);
        await session.BulkInsertAsync(Enumerable.Range(0, 10).Select(i => new Post { Title = $"{i}", Content = "", AuthorId = ada.Id }), cancellationToken: Token);
        Assert.Equal(10, await Post.Table.Where(p => p.AuthorId == ada.Id).CountAsync(session, Token));
        await session.RollbackAsync(Token);
        Assert.Equal(0, await Post.Table.CountAsync(session, Token));
        await session.CommitAsync(Token);
        Assert.Equal(1, await User.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task Cancelling_stops_at_once_and_rolls_back()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        int given = 0;
        bool disposed = false;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await session.BulkInsertAsync(SourceAsync(), new BulkInsertOptions { ChunkSize = 100 }, cancellation.Token));
        Assert.Equal(250, given);
        Assert.True(disposed);
        await session.RollbackAsync(Token);
        Assert.Equal(0, await User.Table.CountAsync(session, Token));

        async IAsyncEnumerable<User> SourceAsync()
        {
            try
            {
                foreach (User user in Users(1000))
                {
                    if (++given == 250)
                        await cancellation.CancelAsync();
                    yield return user;
                }
            }
            finally
            {
                disposed = true;
            }
        }
    }

    [Fact]
    public async Task An_error_of_the_source_rolls_back_and_is_thrown_as_it_is()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        IEnumerable<User> source = Users(250).Select((u, i) => i < 249 ? u : throw new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(async () => await session.BulkInsertAsync(source, new BulkInsertOptions { ChunkSize = 100 }, Token));
        await session.RollbackAsync(Token);
        Assert.Equal(0, await User.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task Rows_are_copied_from_one_database_to_another_with_their_keys()
    {
        await using Blog from = await BlogAsync();
        await using Blog to = await BlogAsync();
        await from.AddUserAsync("gone");
        await using Session source = from.Database.OpenSession();
        await User.Table.Delete().ExecuteAsync(source, Token);
        await source.BulkInsertAsync(Users(50), cancellationToken: Token);
        await source.CommitAsync(Token);

        await using Session target = to.Database.OpenSession();
        Assert.Equal(50, await target.BulkInsertAsync(User.Table.AsAsyncEnumerable(source, Token), cancellationToken: Token));
        await target.CommitAsync(Token);
        Assert.Equal(
            await User.Table.OrderBy(u => u.Id).Select(u => (u.Id, u.Name, u.Created)).ToListAsync(source, Token),
            await User.Table.OrderBy(u => u.Id).Select(u => (u.Id, u.Name, u.Created)).ToListAsync(target, Token));

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await source.BulkInsertAsync(User.Table.AsAsyncEnumerable(source, Token), cancellationToken: Token));
        Assert.Contains("second operation", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_a_cascade_would_write_is_refused()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        User ada = Blog.NewUser("Ada");
        ada.Posts.Add(Blog.NewPost("Notes"));
        OrmException error = await Assert.ThrowsAsync<OrmException>(async () => await session.BulkInsertAsync([ada], cancellationToken: Token));
        Assert.Contains("User.Posts", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<OrmException>(async () => await session.BulkInsertAsync([Blog.NewPost("x", Blog.NewUser("new"))], cancellationToken: Token));
        Assert.Contains("Post.Author", error.Message, StringComparison.Ordinal);
        session.Add(ada);
        error = await Assert.ThrowsAsync<OrmException>(async () => await session.BulkInsertAsync([ada], cancellationToken: Token));
        Assert.Contains("is in a session", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_refer_to_rows_of_the_same_table_keep_their_order()
    {
        await using Database shop = await CreateAsync("shop");
        await using Session session = shop.OpenSession();
        List<Folder> folders = [new Folder { Code = "0" }];
        for (int i = 1; i < 30; i++)
            folders.Add(new Folder { Code = $"{i}", ParentCode = $"{i - 1}", Rank = i % 3 == 0 ? null : i });
        await session.BulkInsertAsync(folders, new BulkInsertOptions { ChunkSize = 7 }, Token);
        await session.CommitAsync(Token);
        Assert.Equal(30, await Folder.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task An_upsert_changes_rows_that_are_there_and_inserts_the_others()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada", posts: 1);
        await using Session session = blog.Database.OpenSession();
        User ada = (await session.GetAsync(User.Table, id, Token))!;
        DateTimeOffset created = ada.Created;
        User[] users =
        [
            new User { Name = "Ada L.", Email = "Ada@example.com" },
            new User { Name = "Bob", Email = "b" },
            new User { Name = "Bob again", Email = "b", ManagerId = id },
        ];
        Assert.Equal(3, await session.BulkUpsertAsync(User.Table, users, u => [u.Email], cancellationToken: Token));
        Assert.Equal(("Ada L.", created), (ada.Name, ada.Created));
        await session.CommitAsync(Token);
        Assert.Equal(
            [("Ada L.", (int?)null), ("Bob again", id)],
            await User.Table.OrderBy(u => u.Name).Select(u => (u.Name, u.ManagerId)).ToListAsync(session, Token));

        await session.BulkUpsertAsync(User.Table, [new User { Name = "x", Email = "b" }], u => [u.Email], new BulkUpsertOptions { UpdateExisting = false }, Token);
        Assert.Equal("Bob again", await User.Table.Where(u => u.Email == "b").Select(u => u.Name).SingleAsync(session, Token));
    }

    [Fact]
    public async Task An_upsert_by_key_takes_many_rows_and_lets_versions_count_on()
    {
        await using Database shop = await CreateAsync("shop");
        await using Session session = shop.OpenSession();
        await session.BulkInsertAsync(Enumerable.Range(0, 600).Select(i => new Customer { Name = $"{i}" }), cancellationToken: Token);
        await session.CommitAsync(Token);

        List<Customer> read = await Customer.Table.AsNoTracking().OrderBy(c => c.Id).ToListAsync(session, Token);
        foreach (Customer customer in read)
            customer.Name += "!";
        var progress = new Reports();
        await session.BulkUpsertAsync(Customer.Table, read, options: new BulkUpsertOptions { ChunkSize = 256, Progress = progress }, cancellationToken: Token);
        await session.CommitAsync(Token);
        Assert.Equal([256, 512, 600], progress.Values);
        Assert.Equal(read.Select(c => (c.Id, c.Name, c.Version + 1)), await Customer.Table.OrderBy(c => c.Id).Select(c => (c.Id, c.Name, c.Version)).ToListAsync(session, Token));
    }

    [Fact]
    public async Task An_upsert_needs_a_unique_constraint_over_its_columns_and_hides_no_other()
    {
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("Ada");
        await using Session session = blog.Database.OpenSession();
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(async () => await session.BulkUpsertAsync(User.Table, Users(1), u => [u.Name], cancellationToken: Token));
        Assert.Contains("no unique constraint over Name", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ForeignKeyViolationException>(async () => await session.BulkUpsertAsync(User.Table, [new User { Name = "x", Email = "x", ManagerId = 99 }], u => [u.Email], cancellationToken: Token));
        await using Session other = blog.Database.OpenSession();
        Assert.Equal(1, await User.Table.CountAsync(other, Token));
    }

    [Fact]
    public async Task A_flush_of_more_values_than_a_statement_takes_parameters_gives_every_entity_its_own_key()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        List<User> users = [.. Users(25_000)];
        session.AddRange(users);
        await session.CommitAsync(Token);
        await using Session other = blog.Database.OpenSession();
        Dictionary<int, string> rows = (await User.Table.Select(u => (u.Id, u.Name)).ToListAsync(other, Token)).ToDictionary(u => u.Item1, u => u.Item2);
        Assert.Equal(users.Count, rows.Count);
        Assert.All(users, u => Assert.Equal(u.Name, rows[u.Id]));
    }

    private static IEnumerable<User> Users(int count) => Enumerable.Range(1, count).Select(i => Blog.NewUser($"user {i}"));

    private sealed class Reports : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }
}
