using Orm;

namespace Recipes;

/// <summary>A factory opens sessions with the same options: here for code that only reads.</summary>
public static class FactoryWithOptions
{
    public static async Task<(bool SameObject, int Pending, long Posts)> RunAsync(Database db)
    {
        var readers = new SessionFactory(db, options =>
        {
            options.Tracking = false;
            options.AutoFlush = false;
            options.CommandTimeout = TimeSpan.FromSeconds(5);
        });

        await using var session = readers.OpenSession();
        User first = await User.Table.Where(u => u.Id == 1).SingleAsync(session);
        User second = await User.Table.Where(u => u.Id == 1).SingleAsync(session);

        session.Add(new User { Name = "Eve", Email = "eve@example.com" });
        int pending = (await User.Table.Where(u => u.Name == "Eve").ToListAsync(session)).Count;

        // One statement that may take longer than the others.
        session.CommandTimeout = TimeSpan.FromMinutes(2);
        long posts = await Post.Table.CountAsync(session);
        return (ReferenceEquals(first, second), pending, posts);
    }
}
