using Orm.Core.Tests.Contract;

namespace Orm.Specs.UnitOfWork;

/// <summary>A commit whose whole flush is one insert behaves as any other, whether or not it takes BEGIN and COMMIT.</summary>
public abstract class LoneInsertSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task A_lone_insert_is_durable_and_tracked()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        User ada = Blog.NewUser("Ada");
        session.Add(ada);
        await session.CommitAsync(Token);

        Assert.False(session.InTransaction);
        Assert.Same(ada, await session.GetAsync(User.Table, ada.Id, Token));
        Assert.False(session.Entry(ada).IsModified);
        ada.Name = "Ada L.";
        await session.CommitAsync(Token);
        await using Session other = blog.Database.OpenSession();
        Assert.Equal("Ada L.", (await other.GetAsync(User.Table, ada.Id, Token))!.Name);
    }

    [Fact]
    public async Task A_lone_insert_that_fails_leaves_nothing_and_can_be_repeated_after_a_rollback()
    {
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("Ada");
        await using Session session = blog.Database.OpenSession();
        User second = Blog.NewUser("Ada");
        session.Add(second);
        await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.CommitAsync(Token));
        await Assert.ThrowsAsync<SessionFailedException>(async () => await session.CommitAsync(Token));

        await session.RollbackAsync(Token);
        second.Email = "other@example.com";
        await session.CommitAsync(Token);
        Assert.Equal(2, await User.Table.CountAsync(session, Token));
        Assert.True(second.Id > 0);
    }

    [Fact]
    public async Task A_row_that_refers_to_itself_takes_a_transaction_of_two_statements()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        User ada = Blog.NewUser("Ada");
        ada.Manager = ada;
        session.Add(ada);
        await session.CommitAsync(Token);
        Assert.Equal(ada.Id, ada.ManagerId);
        Assert.Equal(1, await User.Table.Where(u => u.ManagerId == u.Id).CountAsync(session, Token));
    }
}
