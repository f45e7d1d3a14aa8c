using Orm;

namespace Recipes;

/// <summary>A page by keyset: it starts after the last row seen, so it neither skips nor repeats rows and costs the same however deep.</summary>
public static class KeysetPage
{
    public static async Task<List<Post>> RunAsync(Database db, Post? last, int size)
    {
        var query = Post.Table.OrderBy(p => p.Title).ThenBy(p => p.Id);
        if (last is not null)
            query = query.Where(p => p.Title > last.Title || (p.Title == last.Title && p.Id > last.Id));

        await using var session = db.OpenSession();
        return await query.Take(size).ToListAsync(session);
    }
}
