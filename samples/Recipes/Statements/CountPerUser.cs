using Orm;

namespace Recipes;

/// <summary>Posts per user by join, group and order; the outer join keeps users without posts.</summary>
public static class CountPerUser
{
    public static async Task<List<(string Name, long Posts)>> RunAsync(Database db)
    {
        var counts = from u in User.Table
                     from p in u.Posts.DefaultIfEmpty()
                     group p by (u.Id, u.Name) into g
                     orderby g.CountOf(p => p.Id) descending, g.Key.Name
                     select (g.Key.Name, g.CountOf(p => p.Id));

        await using var session = db.OpenSession();
        return await counts.ToListAsync(session);
    }
}
