using Orm.Core.Tests.Contract;
using Orm.Execution;

namespace Orm.Specs.Errors;

/// <summary>A database that is behind its model: the error says what is missing, who maps it, and how to find the rest.</summary>
public abstract class SchemaDifferenceSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task A_missing_column_is_named_with_its_property()
    {
        await using Blog blog = await BlogAsync();
        await RunAsync(blog.Database, Spelled("ALTER TABLE \"posts\" DROP COLUMN \"content\""));
        Func<Session, Task>[] ways =
        [
            async s => await Post.Table.ToListAsync(s, Token),
            async s => await Post.Table.Where(p => p.Content == "x").CountAsync(s, Token),
            async s => await s.GetAsync(Post.Table, 1, Token),
            async s => await Post.Table.Set(p => p.Content, "x").ExecuteAsync(s, Token),
            async s =>
            {
                s.Add(Blog.NewPost("Title", Blog.NewUser("Ada")));
                await s.FlushAsync(Token);
            },
        ];
        foreach (Func<Session, Task> way in ways)
        {
            await using Session session = blog.Database.OpenSession();
            DatabaseException error = await Assert.ThrowsAsync<DatabaseException>(() => way(session));
            Assert.Contains("no column content in table posts, which Post.Content maps", error.Message, StringComparison.Ordinal);
            Assert.Contains("`orm check`", error.Message, StringComparison.Ordinal);
            Assert.Equal(("posts", "Post"), (error.Table, error.Entity));
            Assert.Equal(["Content"], error.Properties);
        }
    }

    [Fact]
    public async Task A_missing_table_is_named_with_its_class()
    {
        string url = await Server.CreateDatabaseAsync();
        await using Database database = Database.Connect(url, o => o.Models = [ContractModel.Instance]);
        await using Session session = database.OpenSession();
        DatabaseException error = await Assert.ThrowsAsync<DatabaseException>(async () => await User.Table.ToListAsync(session, Token));

        Assert.Contains("no table users, which User maps", error.Message, StringComparison.Ordinal);
        Assert.Contains("`orm check`", error.Message, StringComparison.Ordinal);
        Assert.Contains("CreateTablesAsync", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_raw_SQL_is_no_difference_of_the_schema()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        DatabaseException error = await Assert.ThrowsAsync<DatabaseException>(async () => await session.Sql($"select nothing_there from users").ScalarAsync<int>(Token));

        Assert.DoesNotContain("orm check", error.Message, StringComparison.Ordinal);
        Assert.Contains("nothing_there", error.Message, StringComparison.Ordinal);
    }

    private static async Task RunAsync(Database database, string sql)
    {
        DriverConnection connection = await database.RentAsync(Token);
        await connection.ExecuteScriptAsync(sql, Token);
        await database.ReturnAsync(connection, reset: false);
    }
}
