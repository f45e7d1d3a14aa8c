using Recipes;

namespace Orm.Recipes.Tests;

public abstract class DatabaseRecipeTests<TServer> : RecipeDatabase<TServer>
    where TServer : RecipeServer, new()
{
    [Fact]
    public async Task An_engine_from_a_URL_answers() => Assert.Equal(1, await EngineFromUrl.RunAsync(Url));

    [Fact]
    public async Task Twenty_sessions_share_the_connections_of_a_configured_pool() => Assert.Equal(210, await PoolConfiguration.RunAsync(Url));
}
