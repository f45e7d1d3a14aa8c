using Recipes;

namespace Orm.Recipes.Tests;

public abstract class StatementRecipeTests<TServer> : RecipeDatabase<TServer>
    where TServer : RecipeServer, new()
{
    [Fact]
    public async Task Select_all_gives_entities_or_columns()
    {
        var (users, names) = await SelectAll.RunAsync(Db);

        Assert.Equal(["ada@example.com", "bob@example.com", "cyd@example.com"], users.Select(u => u.Email));
        Assert.Equal([(1, "Ada"), (2, "Bob"), (3, "Cyd")], names);
    }

    [Fact]
    public async Task Update_by_statement_counts_the_rows_it_changed()
    {
        Assert.Equal(2, await UpdateByStatement.RunAsync(Db));

        Assert.Equal(
            [(1, (int?)37, false), (2, 52, false), (3, null, false)],
            await InSessionAsync(s => User.Table.OrderBy(u => u.Id).Select(u => (u.Id, u.Age, u.IsActive)).ToListAsync(s)));
    }

    [Fact]
    public async Task Ilike_ignores_case()
    {
        var (byPattern, byPrefix) = await IlikeFilter.RunAsync(Db);

        Assert.Equal(["Ada", "Cyd"], byPattern);
        Assert.Equal(["Bob"], byPrefix);
    }

    [Fact]
    public async Task Optional_conditions_apply_only_when_given()
    {
        Assert.Equal(["Ada", "Bob", "Cyd"], await DynamicConditions.RunAsync(Db));
        Assert.Equal(["Ada", "Cyd"], await DynamicConditions.RunAsync(Db, name: "d"));
        Assert.Equal(["Bob"], await DynamicConditions.RunAsync(Db, minimumAge: 40));
        Assert.Equal(["Ada"], await DynamicConditions.RunAsync(Db, name: "d", isActive: true));
        Assert.Equal(["Cyd"], await DynamicConditions.RunAsync(Db, isActive: false));
    }

    [Fact]
    public async Task Offset_pages_come_newest_first()
    {
        var (first, total) = await OffsetPage.RunAsync(Db, page: 1, size: 3);
        var (second, _) = await OffsetPage.RunAsync(Db, page: 2, size: 3);

        Assert.Equal(4, total);
        Assert.Equal(["Hello", "Letters", "Numbers"], first);
        Assert.Equal(["Notes"], second);
    }

    [Fact]
    public async Task Keyset_pages_go_on_after_the_last_row_even_when_rows_were_added_before_it()
    {
        var (first, next) = await KeysetPage.RunAsync(Db, after: null, size: 2);
        await using (var session = Db.OpenSession())
        {
            session.Add(new Post { Title = "Aardvark", Content = "Comes first.", AuthorId = 1 });
            await session.CommitAsync();
        }

        var (second, end) = await KeysetPage.RunAsync(Db, next, size: 2);

        Assert.Equal(["Hello", "Letters"], first);
        Assert.Equal(["Notes", "Numbers"], second);
        Assert.Null(end);
    }

    [Fact]
    public async Task A_projected_record_reads_its_columns_only()
    {
        Assert.Equal([("Ada", 3L), ("Bob", 1L), ("Cyd", 0L)], (await ProjectedRecord.RunAsync(Db)).Select(static u => (u.Name, u.Posts)));
        Assert.DoesNotContain("email", Assert.Single(Sent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_per_user_keep_users_without_posts() =>
        Assert.Equal([("Ada", 3), ("Bob", 1), ("Cyd", 0)], await CountPerUser.RunAsync(Db));

    [Fact]
    public async Task Raw_SQL_sends_its_values_as_parameters()
    {
        var (users, names, entities) = await SqlByHand.RunAsync(Db, "%d%", [1, 3]);

        Assert.Equal(3, users);
        Assert.Equal(["Ada", "Cyd"], names);
        Assert.Equal(["Ada", "Cyd"], entities.Select(u => u.Name));
        Assert.DoesNotContain(Sent, sql => sql.Contains("%d%", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hostile_value_in_raw_SQL_is_only_a_value()
    {
        var (_, names, _) = await SqlByHand.RunAsync(Db, "'; drop table users; --", [1]);

        Assert.Empty(names);
        Assert.Equal(3, await CountUsersAsync());
    }

    [Fact]
    public async Task A_stream_gives_every_row() => Assert.Equal((3, 9), await Streaming.RunAsync(Db));

    private async Task<long> CountUsersAsync()
    {
        await using var session = Db.OpenSession();
        return await User.Table.CountAsync(session);
    }
}
