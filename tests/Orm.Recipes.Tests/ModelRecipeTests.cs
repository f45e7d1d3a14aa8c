using Recipes;

namespace Orm.Recipes.Tests;

public abstract class ModelRecipeTests<TServer> : RecipeDatabase<TServer>
    where TServer : RecipeServer, new()
{
    [Fact]
    public void Classic_columns_have_the_names_and_types_that_they_say()
    {
        string sql = Assert.Single(Created, static s => s.StartsWith("CREATE TABLE", StringComparison.Ordinal) && s.Contains("\"products\" (", StringComparison.Ordinal));

        Assert.Contains("\"product_id\" integer", sql, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"sku\" varchar(20) NOT NULL", sql, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"price\" numeric(10,2) NOT NULL", sql, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"note\" text", sql, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_classic_entity_round_trips_with_its_default()
    {
        await using (var session = Db.OpenSession())
        {
            session.Add(new Product { Sku = "A-1", Price = 10.25m });
            await session.CommitAsync();
        }

        await using (var session = Db.OpenSession())
        {
            Product product = await Product.Table.Where(p => p.Price > 9).SingleAsync(session);
            Assert.Equal(("A-1", 10.25m, 0, null), (product.Sku, product.Price, product.InStock, product.Note));
        }
    }

    [Fact]
    public async Task Presets_give_their_columns_length_key_and_default()
    {
        await using var session = Db.OpenSession();
        var post = new Post { Title = new string('x', 200), Content = "", AuthorId = 1 };
        session.Add(post);
        await session.CommitAsync();
        Assert.Equal(5, post.Id);
        Assert.InRange(post.Created, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));

        session.Add(new Post { Title = new string('x', 201), Content = "", AuthorId = 1 });
        var error = await Assert.ThrowsAsync<ValueTooLongException>(async () => await session.FlushAsync());
        Assert.Contains("Post.Title has 201 characters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_exists_is_a_unique_violation_of_that_column()
    {
        await using var session = Db.OpenSession();
        session.Add(new Tag { Name = "news" });

        var error = await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.FlushAsync());

        Assert.Contains("Name", error.Message, StringComparison.OrdinalIgnoreCase);
    }
}
