using Orm;

namespace Recipes;

/// <summary>Rows as a record of the application's own: just the columns of its constructor are read.</summary>
public static class ProjectedRecord
{
    public static async Task<List<UserSummary>> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        return await User.Table
            .OrderBy(u => u.Name)
            .Select(u => UserSummary.Project(u.Id, u.Name, u.Posts.Count()))
            .ToListAsync(session);
    }
}

[Projection]
public partial record UserSummary(int Id, string Name, long Posts);
