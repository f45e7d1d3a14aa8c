using Orm;

namespace Recipes;

/// <summary>One entity by key or by condition; null where there is none.</summary>
public static class GetOneOrNone
{
    public static async Task<(User? ByKey, User? ByEmail, User? Missing)> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        User? byKey = await session.GetAsync(User.Table, 1);
        User? byEmail = await User.Table.Where(u => u.Email == "ada@example.com").SingleOrDefaultAsync(session);
        User? missing = await session.GetAsync(User.Table, 999);
        return (byKey, byEmail, missing);
    }
}
