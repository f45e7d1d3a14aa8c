using Recipes;

namespace Orm.Recipes.Tests;

public abstract class ApplicationRecipeTests<TServer> : RecipeDatabase<TServer>
    where TServer : RecipeServer, new()
{
    [Fact]
    public async Task Services_share_a_session_per_scope_and_find_databases_by_key() =>
        Assert.Equal((true, 1, 3), await ApplicationServices.RunAsync(Url, await CreateFilledAsync()));

    [Fact]
    public async Task Statements_are_told_without_values() => Assert.Equal(["SELECT users: ok"], await WatchedStatements.RunAsync(Url));

    [Fact]
    public async Task Json_has_what_is_loaded_and_no_way_back()
    {
        var (without, with) = await EntitiesAsJson.RunAsync(Db);

        Assert.Equal("""{"Id":1,"Name":"news"}""", System.Text.RegularExpressions.Regex.Replace(without, "\"Id\":\\d+", "\"Id\":1"));
        Assert.Contains("\"Posts\":[{", with, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Tags\"", with, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Author\"", with, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_go_to_replicas_until_something_is_written()
    {
        string replica = await CreateFilledAsync();
        Assert.Equal(
            ["replica: 3", "primary: 4", "tags from the primary: 3", "report from the replica: 3", "users from the primary: 4"],
            await ReadReplicas.RunAsync(Url, replica));
    }
}
