using Orm;

namespace Recipes;

/// <summary>Loaded entities are changed and removed; the flush sends what changed, and no more.</summary>
public static class ChangeAndRemove
{
    public static async Task<long> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        User bob = await User.Table.Where(u => u.Name == "Bob").SingleAsync(session);
        bob.Email = "bob@example.org";

        User cyd = await User.Table.Where(u => u.Name == "Cyd").SingleAsync(session);
        session.Remove(cyd);
        await session.CommitAsync();
        return await User.Table.CountAsync(session);
    }
}
