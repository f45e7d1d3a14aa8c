using Orm;

namespace Recipes;

/// <summary>Optional conditions: a statement is a value, so each one that applies makes a new statement from the last.</summary>
public static class DynamicConditions
{
    public static async Task<List<string>> RunAsync(Database db, string? name = null, int? minimumAge = null, bool? isActive = null)
    {
        var query = User.Table.Query();
        if (name is not null)
            query = query.Where(u => u.Name.ILike($"%{name}%"));
        if (minimumAge is { } age)
            query = query.Where(u => u.Age >= age);
        if (isActive is { } active)
            query = query.Where(u => u.IsActive == active);

        await using var session = db.OpenSession();
        return await query.OrderBy(u => u.Id).Select(u => u.Name).ToListAsync(session);
    }
}
