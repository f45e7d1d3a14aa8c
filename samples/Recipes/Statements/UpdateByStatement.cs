using Orm;

namespace Recipes;

/// <summary>An update by statement: no entity is loaded, the number of changed rows comes back.</summary>
public static class UpdateByStatement
{
    public static async Task<int> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        int changed = await User.Table
            .Where(u => u.Age > 30)
            .Set(u => u.IsActive, false)
            .Set(u => u.Age, u => u.Age + 1)
            .ExecuteAsync(session);
        await session.CommitAsync();
        return changed;
    }
}
