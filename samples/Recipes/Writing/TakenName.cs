using Orm;

namespace Recipes;

/// <summary>A unique constraint decides; the violation says which one, and the session goes on.</summary>
public static class TakenName
{
    public static async Task<(string? Property, long Users)> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        var second = new User { Name = "Ada", Email = "ada@example.com" };
        session.Add(second);
        string? taken = null;
        try
        {
            await session.CommitAsync();
        }
        catch (UniqueViolationException violation)
        {
            taken = string.Join(", ", violation.Properties);
            await session.RollbackAsync();
            session.Detach(second);
        }

        return (taken, await User.Table.CountAsync(session));
    }
}
