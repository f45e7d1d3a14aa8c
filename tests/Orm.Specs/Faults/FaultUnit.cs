using Orm.Core.Tests.Contract;

namespace Orm.Specs.Faults;

/// <summary>
/// A unit of work that faults are injected into. All begin with the same rows (<see cref="SeedAsync"/>), so that what is there afterwards
/// tells whether the whole, or nothing of it, was done.
/// </summary>
public sealed record FaultUnit(string Name, Func<Database, int, CancellationToken, Task> RunAsync)
{
    private const int SeededTags = 300;

    /// <summary>A unit that runs itself again after a passing error.</summary>
    public bool Retries { get; init; }

    public static IReadOnlyList<FaultUnit> All { get; } =
    [
        new("look-up", LookUpAsync),
        new("include", IncludeAsync),
        new("stream", StreamAsync),
        new("raw statement", RawAsync),
        new("lone insert", LoneInsertAsync),
        new("lone update", LoneUpdateAsync),
        new("flush", FlushAsync),
        new("savepoints", SavepointsAsync),
        new("rollback", RollbackAsync),
        new("statements", StatementsAsync),
        new("bulk insert", BulkInsertAsync),
        new("bulk upsert", BulkUpsertAsync),
        new("retried transaction", RetriedAsync) { Retries = true },
    ];

    /// <summary>The rows that every unit finds, whatever was there before.</summary>
    public static async Task SeedAsync(Database database, CancellationToken token)
    {
        await using Session session = database.OpenSession();
        await Post.Table.Where(t => t.Id > 0).Delete().ExecuteAsync(session, token);
        await Tag.Table.Where(t => t.Id > 0).Delete().ExecuteAsync(session, token);
        await User.Table.Where(t => t.Id > 0).Delete().ExecuteAsync(session, token);
        User ada = Blog.NewUser("Ada");
        ada.Posts.Add(Blog.NewPost("one"));
        ada.Posts.Add(Blog.NewPost("two"));
        session.AddRange([ada, Blog.NewUser("Bob")]);
        await session.FlushAsync(token);
        await session.BulkInsertAsync(Enumerable.Range(0, SeededTags).Select(static i => new Tag { Name = $"tag {i}" }), cancellationToken: token);
        await session.CommitAsync(token);
    }

    /// <summary>What is there now, as a text to compare.</summary>
    public static async Task<string> ReadAsync(Database database, CancellationToken token)
    {
        await using Session session = database.OpenSession();
        List<string> users = await User.Table.OrderBy(u => u.Name).Select(u => u.Name).ToListAsync(session, token);
        List<string> posts = await Post.Table.OrderBy(p => p.Title).Select(p => p.Title).ToListAsync(session, token);
        List<string> tags = await Tag.Table.OrderBy(t => t.Name).Select(t => t.Name).ToListAsync(session, token);
        return $"users {string.Join(',', users)}; posts {string.Join(',', posts)}; {tags.Count} tags {string.Join(',', tags.Where(static t => !t.StartsWith("tag ", StringComparison.Ordinal)))}";
    }

    public override string ToString() => Name;

    private static async Task LookUpAsync(Database database, int size, CancellationToken token)
    {
        int id;
        await using (Session session = database.OpenSession())
            id = await User.Table.Where(u => u.Name == "Ada").Select(u => u.Id).SingleAsync(session, token);
        await using Session other = database.OpenSession();
        Assert.Equal("Ada", (await other.GetAsync(User.Table, id, token))!.Name);
    }

    private static async Task IncludeAsync(Database database, int size, CancellationToken token)
    {
        await using Session session = database.OpenSession();
        List<User> users = await User.Table.OrderBy(u => u.Name).Include(u => u.Posts).ToListAsync(session, token);
        Assert.Equal([2, 0], users.Select(static u => u.Posts.Count));
    }

    private static async Task StreamAsync(Database database, int size, CancellationToken token)
    {
        await using Session session = database.OpenSession();
        int count = 0;
        await foreach (Tag tag in Tag.Table.OrderBy(t => t.Id).AsAsyncEnumerable(session, token))
            count++;
        Assert.Equal(SeededTags, count);
        // One that is left early.
        await foreach (Tag tag in Tag.Table.OrderBy(t => t.Id).AsAsyncEnumerable(session, token))
            break;
    }

    private static async Task RawAsync(Database database, int size, CancellationToken token)
    {
        await using Session session = database.OpenSession();
        Assert.Equal(2, await session.Sql($"select count(*) from users where name <> {"nobody"}").ScalarAsync<long>(token));
        Assert.Equal(2, await session.Sql($"select count(*) from posts").ScalarAsync<long>(token));
    }

    private static async Task LoneInsertAsync(Database database, int size, CancellationToken token)
    {
        await using Session session = database.OpenSession();
        session.Add(new Tag { Name = "alone" });
        await session.CommitAsync(token);
    }

    private static async Task LoneUpdateAsync(Database database, int size, CancellationToken token)
    {
        await using Session session = database.OpenSession();
        (await User.Table.Where(u => u.Name == "Bob").SingleAsync(session, token)).Name = "Bob B.";
        await session.CommitAsync(token);
    }

    private static async Task FlushAsync(Database database, int size, CancellationToken token)
    {
        await using Session session = database.OpenSession();
        User ada = await User.Table.Where(u => u.Name == "Ada").Include(u => u.Posts).SingleAsync(session, token);
        ada.Name = "Ada L.";
        ada.Posts.RemoveAt(0);
        for (int i = 0; i < size; i++)
        {
            User user = Blog.NewUser($"user {i}");
            user.Posts.Add(Blog.NewPost($"post {i}"));
            session.Add(user);
        }

        session.Remove(await User.Table.Where(u => u.Name == "Bob").SingleAsync(session, token));
        await session.CommitAsync(token);
    }

    private static async Task SavepointsAsync(Database database, int size, CancellationToken token)
    {
        await using Session session = database.OpenSession();
        session.Add(new Tag { Name = "outer" });
        await using (SessionTransaction inner = await session.BeginNestedAsync(token))
        {
            session.Add(new Tag { Name = "kept" });
            await inner.CommitAsync(token);
        }

        await using (await session.BeginNestedAsync(token))
        {
            session.Add(new Tag { Name = "undone" });
            await session.FlushAsync(token);
        }

        session.Clear();
        await session.CommitAsync(token);
    }

    private static async Task RollbackAsync(Database database, int size, CancellationToken token)
    {
        await using Session session = database.OpenSession();
        await using SessionTransaction transaction = await session.BeginAsync(cancellationToken: token);
        session.Add(new Tag { Name = "never" });
        await session.FlushAsync(token);
        await User.Table.Where(u => u.Name == "Ada").Set(u => u.Name, "never").ExecuteAsync(session, token);
        await transaction.RollbackAsync(token);
    }

    private static async Task StatementsAsync(Database database, int size, CancellationToken token)
    {
        await using Session session = database.OpenSession();
        Assert.Equal(1, await User.Table.Where(u => u.Name == "Ada").Set(u => u.Name, "Ada L.").ExecuteAsync(session, token));
        Assert.Equal(1, await User.Table.Where(u => u.Name == "Bob").Delete().ExecuteAsync(session, token));
        Assert.Equal(1, await User.Table.CountAsync(session, token));
        await session.CommitAsync(token);
    }

    private static async Task BulkInsertAsync(Database database, int size, CancellationToken token)
    {
        await using Session session = database.OpenSession();
        await session.BulkInsertAsync(Enumerable.Range(0, size * 50).Select(static i => new Tag { Name = $"new {i}" }), new BulkInsertOptions { ChunkSize = size * 20 }, token);
        await session.CommitAsync(token);
    }

    private static async Task BulkUpsertAsync(Database database, int size, CancellationToken token)
    {
        await using Session session = database.OpenSession();
        await session.BulkUpsertAsync(Tag.Table, Enumerable.Range(0, size * 5).Select(static i => new Tag { Name = i % 2 == 0 ? $"tag {i}" : $"new {i}" }), t => [t.Name], cancellationToken: token);
        await session.CommitAsync(token);
    }

    private static async Task RetriedAsync(Database database, int size, CancellationToken token) =>
        await database.TransactionAsync(
            async session =>
            {
                User ada = await User.Table.Where(u => u.Name == "Ada").SingleAsync(session, token);
                ada.Name = "Ada L.";
                await session.FlushAsync(token);
                session.Add(new Tag { Name = "tried" });
            },
            cancellationToken: token);
}
