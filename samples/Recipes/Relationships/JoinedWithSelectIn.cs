using Orm;

namespace Recipes;

/// <summary>A reference and a collection on one query: a fixed number of statements, however many rows.</summary>
public static class JoinedWithSelectIn
{
    public static async Task<List<(string Title, string Author, string Tags)>> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        List<Post> posts = await Post.Table
            .Include(p => p.Author)
            .Include(p => p.Tags)
            .OrderBy(p => p.Id)
            .ToListAsync(session);
        return [.. posts.Select(p => (p.Title, p.Author.Name, string.Join(",", p.Tags.Select(t => t.Name).Order())))];
    }
}
