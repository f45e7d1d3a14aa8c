using Orm;

namespace Recipes;

/// <summary>A pattern without regard to case; <c>Contains</c> and <c>StartsWith</c> escape what their argument holds, <c>ILike</c> takes a pattern.</summary>
public static class IlikeFilter
{
    public static async Task<(List<string> ByPattern, List<string> ByPrefix)> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        List<string> byPattern = await User.Table.Where(u => u.Name.ILike("%D%")).OrderBy(u => u.Name).Select(u => u.Name).ToListAsync(session);
        List<string> byPrefix = await User.Table.Where(u => u.Email.StartsWith("bob@")).Select(u => u.Name).ToListAsync(session);
        return (byPattern, byPrefix);
    }
}
