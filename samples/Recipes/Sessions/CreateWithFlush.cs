using Orm;

namespace Recipes;

/// <summary>Create with flush: the key is known before the transaction commits.</summary>
public static class CreateWithFlush
{
    public static async Task<(int UserId, int AuthorId)> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        var user = new User { Name = "Dee", Email = "dee@example.com" };
        session.Add(user);
        await session.FlushAsync();

        var post = new Post { Title = "First", Content = "By key.", AuthorId = user.Id };
        session.Add(post);
        await session.CommitAsync();
        return (user.Id, post.AuthorId);
    }
}
