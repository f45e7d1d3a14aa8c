using Orm;

namespace Recipes;

/// <summary>Select-in loading: one further query per collection, by the keys of the parents that were read.</summary>
public static class SelectInLoading
{
    public static async Task<List<(string Name, int Posts)>> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        List<User> users = await User.Table.Include(u => u.Posts).OrderBy(u => u.Name).ToListAsync(session);
        return [.. users.Select(u => (u.Name, u.Posts.Count))];
    }
}
