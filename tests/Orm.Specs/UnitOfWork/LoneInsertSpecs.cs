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

    [Fact]
    public async Task A_lone_insert_cancelled_half_way_is_durable_or_pending_but_not_both()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var sticker = new Sticker { Text = "a" };
        session.Add(sticker);
        Echo.Read.Value = source.Cancel;
        bool isTold = false;
        try
        {
            await session.CommitAsync(source.Token);
        }
        catch (OperationCanceledException)
        {
            isTold = true;
            await session.RollbackAsync(Token);
        }

        Echo.Read.Value = null;
        Assert.True(source.IsCancellationRequested);
        Assert.Equal(isTold ? EntityState.Pending : EntityState.Persistent, session.Entry(sticker).State);
        await using Session other = database.OpenSession();
        Assert.Equal(isTold ? 0 : 1, await Sticker.Table.CountAsync(other, Token));
    }

    [Fact]
    public async Task A_lone_insert_whose_token_is_cancelled_before_writes_nothing()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var sticker = new Sticker { Text = "a" };
        session.Add(sticker);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.CommitAsync(new CancellationToken(canceled: true)));
        await session.RollbackAsync(Token);
        Assert.Equal(EntityState.Pending, session.Entry(sticker).State);
        await session.CommitAsync(Token);
        Assert.Equal(1, await Sticker.Table.CountAsync(session, Token));
    }
}
