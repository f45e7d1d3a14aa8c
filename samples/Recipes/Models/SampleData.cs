using Orm;

namespace Recipes;

/// <summary>Three users, four posts and three tags, which the recipes read.</summary>
public static class SampleData
{
    public static async Task AddAsync(Database db)
    {
        await db.CreateTablesAsync();
        await using var session = db.OpenSession();
        var news = new Tag { Name = "news" };
        var code = new Tag { Name = "code" };
        session.AddRange(
        [
            new User
            {
                Name = "Ada", Email = "ada@example.com", Age = 36, IsActive = true,
                Posts =
                {
                    new Post { Title = "Notes", Content = "On the engine.", Tags = { code } },
                    new Post { Title = "Numbers", Content = "Bernoulli's.", Tags = { code, news } },
                    new Post { Title = "Letters", Content = "To Charles." },
                },
            },
            new User { Name = "Bob", Email = "bob@example.com", Age = 51, IsActive = true, Posts = { new Post { Title = "Hello", Content = "World.", Tags = { news } } } },
            new User { Name = "Cyd", Email = "cyd@example.com", IsActive = false },
        ]);
        session.Add(new Tag { Name = "unused" });
        await session.CommitAsync();
    }
}
