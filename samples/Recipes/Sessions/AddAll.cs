using Orm;

namespace Recipes;

/// <summary>Many new entities in one flush: one prepared statement or few round trips, keys read back.</summary>
public static class AddAll
{
    public static async Task<IReadOnlyList<User>> RunAsync(Database db, int count)
    {
        await using var session = db.OpenSession();
        User[] users = [.. Enumerable.Range(1, count).Select(i => new User { Name = $"User {i}", Email = $"user{i}@example.com" })];
        session.AddRange(users);
        await session.CommitAsync();
        return users;
    }
}
