using Recipes;

namespace Orm.Recipes.Tests;

public abstract class WritingRecipeTests<TServer> : RecipeDatabase<TServer>
    where TServer : RecipeServer, new()
{
    [Fact]
    public async Task Rich_values_come_back_as_they_went() =>
        Assert.Equal(("Baker Street 1", "leave at the door", 5L, "B-7"), await RichValues.RunAsync(Db));

    [Fact]
    public void A_hook_of_a_setter_can_refuse()
    {
        var order = new Order { State = OrderState.Shipped };
        Assert.Throws<InvalidOperationException>(() => order.State = OrderState.Open);
        Assert.Equal(OrderState.Shipped, order.State);
    }

    [Fact]
    public async Task Changes_and_removals_are_flushed_by_what_changed()
    {
        Assert.Equal(2, await ChangeAndRemove.RunAsync(Db));
        Assert.Single(Sent, sql => sql.StartsWith("UPDATE \"users\" ", StringComparison.Ordinal) && sql.Contains("\"email\" = ", StringComparison.Ordinal) && !sql.Contains("\"name\"", StringComparison.Ordinal));
        Assert.Equal(["bob@example.org"], await InSessionAsync(s => User.Table.Where(u => u.Name == "Bob").Select(u => u.Email).ToListAsync(s)));
    }

    [Fact]
    public async Task A_lost_update_is_refused_and_done_again() => Assert.Equal((OrderState.Paid, 2), await EditConflict.RunAsync(Db));

    [Fact]
    public async Task An_upsert_changes_the_row_that_is_there() => Assert.Equal(("Ada L.", true), await InsertOrUpdate.RunAsync(Db));

    [Fact]
    public async Task A_violation_names_the_property_and_leaves_the_session_usable() => Assert.Equal(("Email", 3L), await TakenName.RunAsync(Db));
}
