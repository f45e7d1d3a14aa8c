using Orm;

namespace Recipes;

/// <summary>One to many: adding sets the other end at once, and what is removed from its parent is deleted (delete-orphan).</summary>
public static class OneToMany
{
    public static async Task<(bool BackPopulated, List<string> Left)> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        User ada = await User.Table.Where(u => u.Name == "Ada").Include(u => u.Posts).SingleAsync(session);

        var added = new Post { Title = "Added", Content = "Through the collection." };
        ada.Posts.Add(added);
        bool backPopulated = ReferenceEquals(added.Author, ada) && added.AuthorId == ada.Id;

        ada.Posts.Remove(ada.Posts.Single(p => p.Title == "Notes"));
        await session.CommitAsync();

        List<string> left = await Post.Table.Where(p => p.AuthorId == ada.Id).OrderBy(p => p.Title).Select(p => p.Title).ToListAsync(session);
        return (backPopulated, left);
    }

    /// <summary>Removing the parent removes its children first.</summary>
    public static async Task<long> RemoveParentAsync(Database db)
    {
        await using var session = db.OpenSession();
        User ada = await User.Table.Where(u => u.Name == "Ada").Include(u => u.Posts).SingleAsync(session);
        session.Remove(ada);
        await session.CommitAsync();
        return await Post.Table.CountAsync(session);
    }
}
