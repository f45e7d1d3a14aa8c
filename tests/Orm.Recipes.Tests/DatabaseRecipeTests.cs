using Recipes;

namespace Orm.Recipes.Tests;

public sealed class DatabaseRecipeTests
{
    [Fact]
    public async Task An_engine_from_a_URL_answers() => Assert.Equal(1, await EngineFromUrl.RunAsync("sqlite:///:memory:"));

    [Fact]
    public async Task Twenty_sessions_share_the_connections_of_a_configured_pool()
    {
        string file = Path.Combine(Path.GetTempPath(), $"orm-recipe-{Guid.NewGuid():N}.db");
        try
        {
            Assert.Equal(210, await PoolConfiguration.RunAsync($"sqlite:///{file}"));
        }
        finally
        {
            foreach (string left in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
                File.Delete(left);
        }
    }
}
