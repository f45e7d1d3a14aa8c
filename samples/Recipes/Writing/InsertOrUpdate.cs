using Orm;

namespace Recipes;

/// <summary>A row is inserted, or the one that is there already is updated, by one statement.</summary>
public static class InsertOrUpdate
{
    public static async Task<(string Name, bool IsActive)> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        await User.Table
            .Insert(u => (u.Name, u.Email, u.IsActive))
            .Values(("Ada L.", "ada@example.com", true))
            .OnConflict(u => u.Email)
            .DoUpdate(s => s.Set(u => u.Name, (u, proposed) => proposed.Name))
            .ExecuteAsync(session);
        await session.CommitAsync();

        return await User.Table
            .Where(u => u.Email == "ada@example.com")
            .Select(u => (u.Name, u.IsActive))
            .SingleAsync(session);
    }
}
