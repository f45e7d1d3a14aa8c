using Orm;

namespace Recipes;

/// <summary>Awaitable attributes: a relationship that was not loaded never loads silently; <c>LoadAsync</c> loads it for one entity or for a list.</summary>
public static class ExplicitLoad
{
    public static async Task<(bool Threw, int OfOne, int OfAll)> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        User ada = await User.Table.Where(u => u.Name == "Ada").SingleAsync(session);
        bool threw = false;
        try
        {
            _ = ada.Posts.Count;
        }
        catch (NotLoadedException)
        {
            threw = true;
        }

        await session.LoadAsync(ada, User.Table.Posts);
        List<User> all = await User.Table.ToListAsync(session);
        await session.LoadAsync(all, User.Table.Posts);
        return (threw, ada.Posts.Count, all.Sum(u => u.Posts.Count));
    }
}
