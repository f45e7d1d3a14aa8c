using Recipes;

namespace Orm.Recipes.Tests;

public abstract class MigrationRecipeTests<TServer> : RecipeDatabase<TServer>
    where TServer : RecipeServer, new()
{
    [Fact]
    public async Task A_database_is_upgraded_to_the_head_once()
    {
        string url = await CreateAsync();

        (IReadOnlyList<string> applied, IReadOnlyList<string> again, string current) = await UpgradeToHead.RunAsync(url);

        Assert.Equal(["Add newsletters", "Count readers"], applied);
        Assert.Empty(again);
        Assert.Equal("Count readers", current);
        await using var db = Database.Connect(url);
        await using var session = db.OpenSession();
        Assert.Equal([("Welcome", 3)], await session.Sql($"SELECT title, readers FROM newsletters").As<string, int>().ToListAsync());
    }

    [Fact]
    public void A_revision_is_written_from_the_model()
    {
        string code = AutogenerateRevision.Run();

        Assert.Contains("op.CreateTable(\"users\", t =>", code, StringComparison.Ordinal);
        Assert.Contains("\"author_id\", \"users\", \"id\"", code, StringComparison.Ordinal);
        Assert.Contains("op.DropTable(\"newsletters\");", code, StringComparison.Ordinal);
    }
}
