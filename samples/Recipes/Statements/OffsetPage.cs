using Orm;

namespace Recipes;

/// <summary>A page by offset and limit, newest first.</summary>
public static class OffsetPage
{
    public static async Task<(List<string> Titles, long Total)> RunAsync(Database db, int page, int size)
    {
        await using var session = db.OpenSession();
        List<string> titles = await Post.Table
            .OrderByDescending(p => p.Id)
            .Skip((page - 1) * size)
            .Take(size)
            .Select(p => p.Title)
            .ToListAsync(session);
        long total = await Post.Table.CountAsync(session);
        return (titles, total);
    }
}
