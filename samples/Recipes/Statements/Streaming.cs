using Orm;

namespace Recipes;

/// <summary>A large result as a stream: rows are read as they are consumed, entities are not tracked, memory stays constant.</summary>
public static class Streaming
{
    public static async Task<(int Rows, int Letters)> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        int rows = 0, letters = 0;
        await foreach (User user in User.Table.OrderBy(u => u.Id).AsAsyncEnumerable(session))
        {
            rows++;
            letters += user.Name.Length;
        }

        return (rows, letters);
    }
}
