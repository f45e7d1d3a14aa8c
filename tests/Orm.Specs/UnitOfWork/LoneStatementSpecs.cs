using System.Data;
using Orm.Core.Tests.Contract;

namespace Orm.Specs.UnitOfWork;

/// <summary>A commit whose whole flush is one statement for one row behaves as any other, without BEGIN and COMMIT.</summary>
public abstract class LoneStatementSpecs<TServer>(TServer server) : Spec<TServer>(server)
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

    [Fact]
    public async Task A_lone_insert_update_or_delete_is_one_statement()
    {
        var log = new StatementLog();
        await using Database database = await CreateAsync("shop", o => o.Log = log.Add);
        await using Session session = database.OpenSession();
        var customer = new Customer { Name = "a" };
        session.Add(customer);
        log.Clear();
        await session.CommitAsync(Token);
        Assert.StartsWith("INSERT INTO ", Assert.Single(log.Take()), StringComparison.Ordinal);

        customer.Name = "b";
        await session.CommitAsync(Token);
        Assert.StartsWith("UPDATE ", Assert.Single(log.Take()), StringComparison.Ordinal);
        Assert.False(session.InTransaction);
        Assert.False(session.Entry(customer).IsModified);
        Assert.Equal("b", await Customer.Table.Select(c => c.Name).SingleAsync(session, Token));

        var note = new Note { Text = "x" };
        session.Add(note);
        await session.CommitAsync(Token);
        session.Remove(note);
        log.Clear();
        await session.CommitAsync(Token);
        Assert.Contains("DELETE FROM ", Assert.Single(log.Take()), StringComparison.Ordinal);
        Assert.Equal(EntityState.Detached, session.Entry(note).State);
        Assert.Equal(0, await Note.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task A_lone_delete_of_a_row_that_is_gone_is_told_and_can_be_rolled_back()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var note = new Note { Text = "x" };
        session.Add(note);
        await session.CommitAsync(Token);
        await using (Session other = database.OpenSession())
        {
            await Note.Table.Where(s => s.Id == note.Id).Delete().ExecuteAsync(other, Token);
            await other.CommitAsync(Token);
        }

        session.Remove(note);
        Assert.Null((await Assert.ThrowsAsync<ConcurrencyException>(async () => await session.CommitAsync(Token))).DatabaseValues);
        await Assert.ThrowsAsync<SessionFailedException>(async () => await session.CommitAsync(Token));
        await session.RollbackAsync(Token);
        Assert.Equal(EntityState.Removed, session.Entry(note).State);
    }

    [Fact]
    public async Task A_lone_update_that_has_to_wait_advances_its_version_once()
    {
        await using Database database = await CreateAsync("shop");
        var mine = new Customer { Name = "mine" };
        var theirs = new Customer { Name = "theirs" };
        await using Session session = database.OpenSession();
        session.AddRange([mine, theirs]);
        await session.CommitAsync(Token);
        int version = mine.Version;

        await using Session holder = database.OpenSession();
        (await holder.GetAsync(Customer.Table, theirs.Id, Token))!.Name = "held";
        await holder.FlushAsync(Token);
        mine.Name = "changed";
        // Where one writer keeps all others out, this one waits.
        Task waiting = session.CommitAsync(Token).AsTask();
        await holder.CommitAsync(Token);
        await waiting;

        Assert.Equal(version + 1, mine.Version);
        await using Session check = database.OpenSession();
        Assert.Equal(("changed", version + 1), await Customer.Table.Where(c => c.Id == mine.Id).Select(c => (c.Name, c.Version)).SingleAsync(check, Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lone_statement_waits_for_a_lock_once(bool inserts)
    {
        await using Blog blog = await Blog.CreateAsync(Server.WithShortLockTimeout(await Server.CreateDatabaseAsync()));
        int id = await blog.AddUserAsync("Ada");
        await using Session holder = blog.Database.OpenSession();
        (await holder.GetAsync(User.Table, id, Token))!.Email = "bob@example.com";
        await holder.FlushAsync(Token);

        await using Session session = blog.Database.OpenSession();
        if (inserts)
            session.Add(new User { Name = "Bob", Email = "bob@example.com" });
        else
            (await session.GetAsync(User.Table, id, Token))!.Name = "Ada L.";
        blog.Log.Clear();
        await Assert.ThrowsAsync<LockTimeoutException>(async () => await session.CommitAsync(Token));
        Assert.Single(blog.Log.Take(), sql => sql.StartsWith(inserts ? "INSERT" : "UPDATE", StringComparison.Ordinal));
        await holder.RollbackAsync(Token);
        await session.RollbackAsync(Token);
        await session.CommitAsync(Token);
        Assert.Equal(inserts ? 2 : 1, await User.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task A_session_with_an_isolation_level_begins_its_transaction_with_it()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession(static o => o.IsolationLevel = IsolationLevel.Serializable);
        User ada = Blog.NewUser("Ada");
        session.Add(ada);
        blog.Log.Clear();
        await session.CommitAsync(Token);
        ada.Name = "Ada L.";
        await session.CommitAsync(Token);
        Assert.Equal(["BEGIN", "COMMIT", "BEGIN", "COMMIT"], blog.Log.Where(static sql => sql is "BEGIN" or "COMMIT"));
    }
}
