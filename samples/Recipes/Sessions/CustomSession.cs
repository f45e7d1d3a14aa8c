using Orm;

namespace Recipes;

/// <summary>A session class of the application's own: what it needs often, by name.</summary>
public sealed class BlogSession(Database database, SessionOptions? options = null) : Session(database, options)
{
    public ValueTask<List<User>> ActiveUsersAsync() => User.Table.Where(u => u.IsActive == true).OrderBy(u => u.Name).ToListAsync(this);
}

/// <summary>Opens sessions of that class.</summary>
public static class CustomSession
{
    public static async Task<List<string>> RunAsync(Database db)
    {
        var sessions = new SessionFactory<BlogSession>(db, (database, options) => new BlogSession(database, options));
        await using BlogSession session = sessions.OpenSession();
        return [.. (await session.ActiveUsersAsync()).Select(u => u.Name)];
    }
}
