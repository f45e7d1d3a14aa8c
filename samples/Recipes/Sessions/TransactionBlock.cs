using Orm;

namespace Recipes;

/// <summary>A transaction by <c>await using</c>: committed where the code says so, rolled back when an exception leaves the block.</summary>
public static class TransactionBlock
{
    public static async Task RenameAsync(Database db, string name, string newName)
    {
        await using var session = db.OpenSession();
        await using var transaction = await session.BeginAsync();

        User user = await User.Table.Where(u => u.Name == name).SingleAsync(session);
        user.Name = newName;
        await session.FlushAsync();
        if (newName.Length < 2)
            throw new ArgumentException("A name has at least two letters.", nameof(newName));

        await transaction.CommitAsync();
    }
}
