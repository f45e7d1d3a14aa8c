using Orm.Core.Tests.Contract;

namespace Orm.Specs;

/// <summary>A database with the contract's tables, and the statements that it was sent since they were made.</summary>
public sealed class Blog : IAsyncDisposable
{
    private Blog(string url, Database database) => (Url, Database) = (url, database);

    public string Url { get; }

    public Database Database { get; }

    public StatementLog Log { get; } = new();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Blog> CreateAsync(string url, Action<DatabaseOptions>? configure = null)
    {
        Blog blog = Connect(url, configure);
        await blog.Database.CreateTablesAsync(Token);
        blog.Log.Clear();
        return blog;
    }

    /// <summary>One whose tables are there already.</summary>
    public static Blog Connect(string url, Action<DatabaseOptions>? configure = null)
    {
        Blog? blog = null;
        Database database = Database.Connect(url, options =>
        {
            options.Models = [ContractModel.Instance];
            options.Log = sql => blog?.Log.Add(sql);
            configure?.Invoke(options);
        });
        return blog = new Blog(url, database);
    }

    public static User NewUser(string name) => new() { Name = name, Email = name + "@example.com" };

    public static Post NewPost(string title, User? author = null)
    {
        var post = new Post { Title = title, Content = "text" };
        if (author is not null)
            post.Author = author;
        return post;
    }

    public async Task<int> AddUserAsync(string name, int posts = 0)
    {
        await using Session session = Database.OpenSession();
        User user = NewUser(name);
        for (int i = 1; i <= posts; i++)
            user.Posts.Add(NewPost($"{name} {i}"));
        session.Add(user);
        await session.CommitAsync(Token);
        return user.Id;
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
