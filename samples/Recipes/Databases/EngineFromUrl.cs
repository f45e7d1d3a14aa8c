using Orm;

namespace Recipes;

/// <summary>The engine from a URL: made once per application, thread-safe, disposed at its end. Connecting opens nothing yet.</summary>
public static class EngineFromUrl
{
    public static async Task<long> RunAsync(string url)
    {
        await using var db = Database.Connect(url);
        await using var session = db.OpenSession();
        return await session.Sql($"select 1").ScalarAsync<long>();
    }
}
