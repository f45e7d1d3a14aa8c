using Recipes;

namespace Orm.Recipes.Tests;

public abstract class SessionRecipeTests<TServer> : RecipeDatabase<TServer>
    where TServer : RecipeServer, new()
{
    [Fact]
    public async Task Flush_gives_the_key_before_the_commit()
    {
        var (userId, authorId) = await CreateWithFlush.RunAsync(Db);

        Assert.Equal(4, userId);
        Assert.Equal(userId, authorId);
        Assert.Equal(["First"], await InSessionAsync(s => Post.Table.Where(p => p.AuthorId == userId).Select(p => p.Title).ToListAsync(s)));
    }

    [Fact]
    public async Task Options_of_a_factory_hold_in_each_of_its_sessions() =>
        Assert.Equal((SameObject: false, Pending: 0, Posts: 4), await FactoryWithOptions.RunAsync(Db));

    [Fact]
    public async Task A_session_class_of_the_application_is_opened_by_its_factory()
    {
        (List<string> active, string email) = await CustomSession.RunAsync(Db);
        Assert.Equal(["Ada", "Bob"], active);
        Assert.Equal("eve@example.com", email);
    }

    [Fact]
    public async Task A_flow_shares_its_session_and_a_branch_has_its_own() => Assert.Equal((true, true), await ScopedSession.RunAsync(Db));

    [Fact]
    public async Task One_or_none_by_key_and_by_condition_is_one_object()
    {
        var (byKey, byEmail, missing) = await GetOneOrNone.RunAsync(Db);

        Assert.Equal("Ada", byKey!.Name);
        Assert.Same(byKey, byEmail);
        Assert.Null(missing);
    }

    [Fact]
    public async Task A_transaction_that_is_committed_stays()
    {
        await TransactionBlock.RenameAsync(Db, "Ada", "Augusta");

        Assert.Equal(["Augusta", "Bob", "Cyd"], await InSessionAsync(s => User.Table.OrderBy(u => u.Id).Select(u => u.Name).ToListAsync(s)));
    }

    [Fact]
    public async Task An_exception_rolls_a_transaction_back()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => TransactionBlock.RenameAsync(Db, "Ada", "A"));

        Assert.Contains(Sent, sql => sql.StartsWith("UPDATE", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["Ada", "Bob", "Cyd"], await InSessionAsync(s => User.Table.OrderBy(u => u.Id).Select(u => u.Name).ToListAsync(s)));
    }

    [Fact]
    public async Task Bulk_writes_insert_and_then_update()
    {
        Assert.Equal((1500L, 1500L), await BulkInsert.RunAsync(Db, 1500));
        Assert.Equal(1503, (await InSessionAsync(s => User.Table.ToListAsync(s))).Count);
    }

    [Fact]
    public async Task A_whole_unit_of_work_gives_its_result()
    {
        Assert.Equal("Ada!", await RetriedTransaction.RunAsync(Db, 1));
        Assert.Equal(["Ada!"], await InSessionAsync(s => User.Table.Where(u => u.Id == 1).Select(u => u.Name).ToListAsync(s)));
    }

    [Fact]
    public async Task Add_all_reads_every_key_back()
    {
        IReadOnlyList<User> users = await AddAll.RunAsync(Db, 1000);

        Assert.Equal(1000, users.Select(u => u.Id).Distinct().Count());
        List<(int Id, string Name)> stored = await InSessionAsync(s => User.Table.Where(u => u.Id > 3).OrderBy(u => u.Id).Select(u => (u.Id, u.Name)).ToListAsync(s));
        Assert.Equal(users.OrderBy(u => u.Id).Select(u => (u.Id, u.Name)), stored);
    }
}
