using Orm;

namespace Recipes;

/// <summary>Many to many with unique names: tags that exist are used, others are made, and the association table needs no class.</summary>
public static class ManyToMany
{
    public static async Task<List<string>> TagAsync(Database db, int postId, params string[] names)
    {
        await using var session = db.OpenSession();
        Post post = await Post.Table.Where(p => p.Id == postId).Include(p => p.Tags).SingleAsync(session);
        Dictionary<string, Tag> known = (await Tag.Table.Where(t => t.Name.In(names)).ToListAsync(session)).ToDictionary(t => t.Name);

        foreach (string name in names)
            post.Tags.Add(known.TryGetValue(name, out Tag? tag) ? tag : new Tag { Name = name });
        await session.CommitAsync();
        return [.. post.Tags.Select(t => t.Name).Order()];
    }
}
