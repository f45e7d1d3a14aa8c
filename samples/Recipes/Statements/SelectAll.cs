using Orm;

namespace Recipes;

/// <summary>All rows of a table, as entities or as some columns.</summary>
public static class SelectAll
{
    public static async Task<(List<User> Users, List<(int Id, string Name)> Names)> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        List<User> users = await User.Table.OrderBy(u => u.Id).ToListAsync(session);
        List<(int, string)> names = await User.Table.OrderBy(u => u.Id).Select(u => (u.Id, u.Name)).ToListAsync(session);
        return (users, names);
    }
}
