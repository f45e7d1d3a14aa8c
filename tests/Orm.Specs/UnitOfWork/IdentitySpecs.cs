using Orm.Core.Tests.Contract;
using Orm.Specs.Mapping;

namespace Orm.Specs.UnitOfWork;

/// <summary>Keys that the database makes, and keys that are given.</summary>
public abstract class IdentitySpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Keys_belong_to_the_rows_that_got_them()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        Tag[] tags = [.. Enumerable.Range(0, 200).Select(static i => new Tag { Name = "t" + (i * 7919 % 200) })];
        session.AddRange(tags);
        await session.CommitAsync(Token);
        await using Session check = blog.Database.OpenSession();
        foreach (Tag stored in await Tag.Table.ToListAsync(check, Token))
            Assert.Equal(stored.Name, tags.Single(t => t.Id == stored.Id).Name);
    }

    [Fact]
    public async Task Keys_of_deleted_rows_are_not_made_again()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        var first = new Tag { Name = "first" };
        session.Add(first);
        await session.CommitAsync(Token);
        int id = first.Id;
        session.Remove(first);
        await session.CommitAsync(Token);
        var second = new Tag { Name = "second" };
        session.Add(second);
        await session.CommitAsync(Token);
        Assert.True(second.Id > id, $"{second.Id} after {id}");
    }

    [Fact]
    public async Task Given_keys_are_kept_beside_made_ones()
    {
        await using Database database = await CreateAsync("mapping");
        await using Session session = database.OpenSession();
        var made = new Ticket { Title = "made" };
        var given = new Ticket { Id = 1000, Title = "given" };
        session.AddRange([made, given]);
        await session.CommitAsync(Token);
        var later = new Ticket { Title = "later" };
        session.Add(later);
        await session.CommitAsync(Token);
        Assert.Equal(1000, given.Id);
        Assert.Equal(3, new[] { made.Id, given.Id, later.Id }.Distinct().Count());
        await using Session check = database.OpenSession();
        Assert.Equal("later", (await check.GetAsync(Ticket.Table, later.Id, Token))!.Title);
        Assert.Equal("given", (await check.GetAsync(Ticket.Table, 1000, Token))!.Title);
    }

    [Fact]
    public async Task Rows_of_nothing_but_defaults_get_keys_alone_and_in_batches()
    {
        await using Database database = await CreateAsync("ledger");
        await using Session session = database.OpenSession();
        var alone = new Visit();
        session.Add(alone);
        await session.CommitAsync(Token);
        Visit[] visits = [new(), new(), new()];
        session.AddRange(visits);
        await session.CommitAsync(Token);
        Assert.Equal(4, visits.Select(v => v.Id).Append(alone.Id).Distinct().Count());
        Assert.All(visits, static v => Assert.True(v.Id > 0));
        Assert.Equal(4, await Visit.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task A_rolled_back_insert_gets_another_key_and_references_follow()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        User ada = Blog.NewUser("Ada");
        Post post = Blog.NewPost("Notes", ada);
        session.Add(ada);
        await session.FlushAsync(Token);
        int first = ada.Id;
        Assert.Equal(first, post.AuthorId);
        await session.RollbackAsync(Token);
        Assert.Equal(0, ada.Id);
        await blog.AddUserAsync("Bob");
        await session.CommitAsync(Token);
        Assert.NotEqual(0, ada.Id);
        Assert.Equal(ada.Id, post.AuthorId);
        await using Session check = blog.Database.OpenSession();
        Assert.Equal("Ada", (await Post.Table.Include(p => p.Author).SingleAsync(check, Token)).Author.Name);
    }
}
