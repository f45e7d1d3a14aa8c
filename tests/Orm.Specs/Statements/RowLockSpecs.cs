using Orm.Core.Tests.Contract;

namespace Orm.Specs.Statements;

/// <summary>Rows that a query locks: what two sessions see of each other.</summary>
public abstract class RowLockSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    private Database _database = null!;
    private Session _one = null!;
    private Session _two = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _database = await CreateAsync([ContractModel.Instance]);
        await using (Session session = _database.OpenSession())
        {
            await User.Table.Insert(u => (u.Name, u.Email, u.ManagerId)).Values(("a", "1", null), ("b", "2", null), ("c", "3", null)).ExecuteAsync(session, Token);
            await Post.Table.Insert(p => (p.Title, p.Content, p.AuthorId)).Values(("x", "", 1), ("y", "", 2)).ExecuteAsync(session, Token);
            await session.CommitAsync(Token);
        }

        _one = _database.OpenSession();
        _two = _database.OpenSession();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_one is not null)
        {
            await _one.DisposeAsync();
            await _two.DisposeAsync();
            await _database.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_locked_row_is_refused_to_others_until_the_transaction_ends()
    {
        Needs(Features.RowLocks);
        Query<UserTable, User> first = User.Table.Where(u => u.Id == 1);
        User mine = await first.ForUpdate().SingleAsync(_one, Token);
        await Assert.ThrowsAsync<LockTimeoutException>(async () => await first.ForUpdate(LockWait.NoWait).SingleAsync(_two, Token));
        await _two.RollbackAsync(Token);
        Assert.Equal("b", (await User.Table.Where(u => u.Id == 2).ForUpdate(LockWait.NoWait).SingleAsync(_two, Token)).Name);
        mine.Name = "mine";
        await _one.CommitAsync(Token);
        Assert.Equal("mine", (await first.ForUpdate(LockWait.NoWait).SingleAsync(_two, Token)).Name);
    }

    [Fact]
    public async Task Workers_take_different_rows_of_one_queue()
    {
        Needs(Features.RowLocks);
        Query<UserTable, User> next = User.Table.OrderBy(u => u.Id).Take(1).ForUpdate(LockWait.SkipLocked);
        Assert.Equal(1, (await next.SingleAsync(_one, Token)).Id);
        Assert.Equal(2, (await next.SingleAsync(_two, Token)).Id);
    }

    [Fact]
    public async Task Shared_rows_are_shared_and_not_taken()
    {
        Needs(Features.RowLocks);
        Query<UserTable, User> first = User.Table.Where(u => u.Id == 1);
        await first.ForShare().SingleAsync(_one, Token);
        Assert.Equal("a", (await first.ForShare().SingleAsync(_two, Token)).Name);
        await Assert.ThrowsAsync<LockTimeoutException>(async () => await first.ForUpdate(LockWait.NoWait).SingleAsync(_two, Token));
    }

    [Fact]
    public async Task A_loaded_entity_takes_the_values_of_the_locked_row()
    {
        Needs(Features.RowLocks);
        User loaded = await User.Table.Where(u => u.Id == 1).SingleAsync(_one, Token);
        User changed = await User.Table.Where(u => u.Id == 2).SingleAsync(_one, Token);
        changed.Name = "kept";
        await User.Table.Where(u => u.Id <= 2).Set(u => u.Name, "newer").ExecuteAsync(_two, Token);
        await _two.CommitAsync(Token);

        _one.AutoFlush = false;
        await User.Table.Where(u => u.Id <= 2).ForUpdate().ToListAsync(_one, Token);
        Assert.Equal("newer", loaded.Name);
        Assert.Equal("kept", changed.Name);
    }

    [Fact]
    public async Task Included_references_do_not_stand_in_the_way()
    {
        Needs(Features.RowLocks);
        Post post = await Post.Table.Where(p => p.Id == 1).Include(p => p.Author).ForUpdate().SingleAsync(_one, Token);
        Assert.Equal("a", post.Author.Name);
        await Assert.ThrowsAsync<LockTimeoutException>(async () => await Post.Table.Where(p => p.Id == 1).ForUpdate(LockWait.NoWait).SingleAsync(_two, Token));
    }

    [Fact]
    public async Task A_database_without_row_locks_says_what_to_do()
    {
        Assert.SkipWhen(Features.RowLocks, "It has row locks.");
        var exception = await Assert.ThrowsAsync<NotSupportedException>(async () => await User.Table.ForUpdate().ToListAsync(_one, Token));
        Assert.Contains("no row locks. Begin the transaction before reading", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_distinct_rows_and_rows_of_rows_are_not_locked()
    {
        Assert.Throws<InvalidOperationException>(() => User.Table.Distinct().ForUpdate().ToSql(Server.Dialect));
        Assert.Throws<InvalidOperationException>(() => User.Table.Take(2).ForUpdate().Where(u => u.Id > 1).ToSql(Server.Dialect));
        Assert.Throws<InvalidOperationException>(() => User.Table.Take(2).Where(u => u.Id > 1).ForUpdate().ToSql(Server.Dialect));
    }
}
