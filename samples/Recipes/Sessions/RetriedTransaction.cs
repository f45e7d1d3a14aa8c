using Orm;

namespace Recipes;

/// <summary>A whole unit of work: committed at its end, rolled back by an exception, run again after a deadlock and its like.</summary>
public static class RetriedTransaction
{
    public static async Task<string> RunAsync(Database db, int userId)
    {
        string name = await db.TransactionAsync(async session =>
        {
            User user = await User.Table.Where(u => u.Id == userId).SingleAsync(session);
            user.Name += "!";
            return user.Name;
        });
        return name;
    }
}
