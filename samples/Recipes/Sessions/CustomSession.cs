using Orm;

namespace Recipes;

/// <summary>A session class of the application's own: what it needs often, by name, and what holds whenever it writes.</summary>
public sealed class BlogSession(Database database, SessionOptions? options = null) : Session(database, options)
{
    public ValueTask<List<User>> ActiveUsersAsync() => User.Table.Where(u => u.IsActive == true).OrderBy(u => u.Name).ToListAsync(this);

    protected override ValueTask OnFlushingAsync(CancellationToken cancellationToken)
    {
        foreach (User user in Changes.OfType<User>())
            user.Email = user.Email.ToLowerInvariant();
        return default;
    }
}

/// <summary>Opens sessions of that class.</summary>
public static class CustomSession
{
    public static async Task<(List<string> Active, string Email)> RunAsync(Database db)
    {
        var sessions = new SessionFactory<BlogSession>(db, (database, options) => new BlogSession(database, options));
        await using BlogSession session = sessions.OpenSession();
        List<string> active = [.. (await session.ActiveUsersAsync()).Select(u => u.Name)];

        session.Add(new User { Name = "Eve", Email = "Eve@Example.com" });
        await session.CommitAsync();
        return (active, await User.Table.Where(u => u.Name == "Eve").Select(u => u.Email).SingleAsync(session));
    }
}
