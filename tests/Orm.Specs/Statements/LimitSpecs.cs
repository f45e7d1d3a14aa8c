using System.Globalization;
using Orm.Core.Tests.Contract;

namespace Orm.Specs.Statements;

/// <summary>Statements with as many parameters as a server takes, and with more.</summary>
public abstract class LimitSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Lists_longer_than_a_statement_has_room_for_are_one_array_or_are_refused_unsent()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada");
        int[] many = [.. Enumerable.Range(id, 70_000)];
        await using Session session = blog.Database.OpenSession();
        blog.Log.Clear();
        Func<Task<long>>[] statements =
        [
            async () => (await User.Table.Where(u => u.Id.In(many)).ToListAsync(session, Token)).Count,
            async () => await User.Table.Where(u => u.Id.In(many)).Set(u => u.Name, "Bob").ExecuteAsync(session, Token),
            async () =>
            {
                int rows = 0;
                await foreach (User _ in User.Table.Where(u => u.Id.In(many)).AsAsyncEnumerable(session, Token))
                    rows++;
                return rows;
            },
            async () => await session.Sql($"select count(*) from {User.Table} where {User.Table.Id} in ({many})").ScalarAsync<long>(Token),
        ];
        foreach (Func<Task<long>> statement in statements)
        {
            if (Features.ArrayParameters)
            {
                Assert.Equal(1, await statement());
                continue;
            }

            NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(statement);
            Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{Server.Dialect.Name} {Server.Dialect.Version} has room for {Features.MaxParameters} parameters in one statement, but "), error.Message, StringComparison.Ordinal);
        }

        if (!Features.ArrayParameters)
            Assert.DoesNotContain(blog.Log, static sql => sql is not ("BEGIN" or "ROLLBACK"));
        Assert.Equal(1, await User.Table.CountAsync(session, Token));
        await session.CommitAsync(Token);
    }

    [Fact]
    public async Task As_many_rows_as_a_statement_has_room_for_are_inserted_and_one_more_is_refused()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        string[] names = [.. Enumerable.Range(0, Features.MaxParameters + 1).Select(static i => i.ToString(CultureInfo.InvariantCulture))];
        NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(async () => await Tag.Table.Insert(t => t.Name).Values(names).ExecuteAsync(session, Token));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"room for {Features.MaxParameters} parameters"), error.Message, StringComparison.Ordinal);
        Assert.Equal(names.Length - 1, await Tag.Table.Insert(t => t.Name).Values(names.AsSpan(1)).ExecuteAsync(session, Token));
        Assert.Equal(names.Length - 1, await Tag.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task A_flush_of_more_rows_than_a_statement_has_room_for_goes_in_parts()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        User[] users = [.. Enumerable.Range(0, 3_000).Select(static i => Blog.NewUser(string.Create(CultureInfo.InvariantCulture, $"u{i}")))];
        session.AddRange(users);
        await session.CommitAsync(Token);
        Assert.Equal(users.Length, users.Select(u => u.Id).Distinct().Count());
        foreach (User user in users)
            user.Name += "!";
        await session.CommitAsync(Token);
        await using Session check = blog.Database.OpenSession();
        Dictionary<int, string> names = (await User.Table.Select(u => (u.Id, u.Name)).ToListAsync(check, Token)).ToDictionary();
        Assert.All(users, u => Assert.Equal(u.Name, names[u.Id]));
        session.RemoveRange(users);
        await session.CommitAsync(Token);
        Assert.Equal(0, await User.Table.CountAsync(check, Token));
    }

    [Fact]
    public async Task Texts_of_statements_may_be_long()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada");
        await using Session session = blog.Database.OpenSession();
        Predicate any = User.Table.Id == -1;
        Query<UserTable, User> query = User.Table.Where(u =>
        {
            any = u.Id == -1;
            for (int i = 0; i < 400; i++)
                any = any || u.Name == string.Create(CultureInfo.InvariantCulture, $"n{i}") || u.Id == id;
            return any;
        });
        Assert.Equal(id, (await query.SingleAsync(session, Token)).Id);
    }
}
