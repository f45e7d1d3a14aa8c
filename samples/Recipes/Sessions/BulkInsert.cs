using Orm;

namespace Recipes;

/// <summary>Many rows from a sequence or stream, untracked, by the fastest way that the database has; then the same rows again, as an upsert.</summary>
public static class BulkInsert
{
    public static async Task<(long Inserted, long Upserted)> RunAsync(Database db, int count, IProgress<long>? progress = null)
    {
        IEnumerable<User> users = Enumerable.Range(1, count).Select(i => new User { Name = $"User {i}", Email = $"bulk{i}@example.com" });
        await using var session = db.OpenSession();
        long inserted = await session.BulkInsertAsync(users, new BulkInsertOptions { Progress = progress });
        long upserted = await session.BulkUpsertAsync(User.Table, users, u => [u.Email]);
        await session.CommitAsync();
        return (inserted, upserted);
    }
}
