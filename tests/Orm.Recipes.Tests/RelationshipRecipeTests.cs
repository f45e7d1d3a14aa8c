using Recipes;

namespace Orm.Recipes.Tests;

public abstract class RelationshipRecipeTests<TServer> : RecipeDatabase<TServer>
    where TServer : RecipeServer, new()
{
    [Fact]
    public async Task One_to_many_back_populates_and_deletes_orphans()
    {
        var (backPopulated, left) = await OneToMany.RunAsync(Db);

        Assert.True(backPopulated);
        Assert.Equal(["Added", "Letters", "Numbers"], left);
        Assert.Empty(await InSessionAsync(s => Post.Table.Where(p => p.Title == "Notes").ToListAsync(s)));
    }

    [Fact]
    public async Task Removing_a_parent_removes_its_children_only() => Assert.Equal(1, await OneToMany.RemoveParentAsync(Db));

    [Fact]
    public async Task Many_to_many_uses_tags_that_exist_and_makes_others()
    {
        Assert.Equal(["code", "fresh", "news"], await ManyToMany.TagAsync(Db, 1, "news", "fresh", "code"));

        Assert.Equal(["code", "fresh", "news", "unused"], await InSessionAsync(s => Tag.Table.OrderBy(t => t.Name).Select(t => t.Name).ToListAsync(s)));
        await using var session = Db.OpenSession();
        Assert.Equal(3, await session.Sql($"select count(*) from post_tags where post_id = 1").ScalarAsync<long>());
    }

    [Fact]
    public async Task Select_in_loads_a_collection_of_all_parents_by_one_query()
    {
        Assert.Equal([("Ada", 3), ("Bob", 1), ("Cyd", 0)], await SelectInLoading.RunAsync(Db));
        Assert.Equal(2, Sent.Count);
    }

    [Fact]
    public async Task A_joined_reference_and_a_selected_collection_cost_two_queries()
    {
        Assert.Equal(
            [("Notes", "Ada", "code"), ("Numbers", "Ada", "code,news"), ("Letters", "Ada", ""), ("Hello", "Bob", "news")],
            await JoinedWithSelectIn.RunAsync(Db));
        Assert.Equal(2, Sent.Count);
        Assert.Contains("JOIN", Sent[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_only_collection_is_changed_and_queried_without_being_read()
    {
        var (count, latest) = await WriteOnlyCollection.RunAsync(Db);

        Assert.Equal(100, count);
        Assert.Equal(["welcome", "message 100"], latest);
        Assert.Equal(3, Sent.Count(sql => sql.StartsWith("SELECT", StringComparison.Ordinal)));

        int before = Sent.Count;
        Assert.Equal(0, await WriteOnlyCollection.RemoveParentAsync(Db, "general"));
        Assert.DoesNotContain(Sent.Skip(before), sql => sql.Contains("FROM \"messages\"", StringComparison.Ordinal) && !sql.StartsWith("SELECT count(*)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_relationship_loads_only_when_asked() => Assert.Equal((true, 3, 4), await ExplicitLoad.RunAsync(Db));
}
