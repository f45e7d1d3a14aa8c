using Orm;

namespace Recipes;

/// <summary>The pool of physical connections, each with its prepared statements: by options, or by the URL's query.</summary>
public static class PoolConfiguration
{
    public static async Task<long> RunAsync(string url)
    {
        var options = new DatabaseOptions
        {
            MaxPoolSize = 8,
            MinPoolSize = 2,
            PoolTimeout = TimeSpan.FromSeconds(5),
            IdleTimeout = TimeSpan.FromMinutes(2),
            MaxLifetime = TimeSpan.FromMinutes(30),
            CommandTimeout = TimeSpan.FromSeconds(30),
        };
        await using var db = Database.Connect(url, options);

        // A session rents a connection only while a statement, a stream or a transaction needs it: twenty sessions share eight.
        long[] answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(async number =>
        {
            await using var session = db.OpenSession();
            return await session.Sql($"select {number}").ScalarAsync<long>();
        }));
        return answers.Sum();
    }
}
