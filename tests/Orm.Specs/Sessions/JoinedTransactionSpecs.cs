using System.Data.Common;
using System.Transactions;
using Orm.Core.Tests.Contract;
using Orm.Execution;

namespace Orm.Specs.Sessions;

/// <summary>Sessions inside transactions of other code (SEMANTICS 6).</summary>
public abstract class JoinedTransactionSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task What_both_sides_write_is_one_transaction_that_the_owner_commits()
    {
        await using Shared shared = await SharedAsync();
        await using (DbTransaction transaction = await shared.BeginAsync())
        {
            await shared.ExecuteAsync("insert into users (name, email) values ('Ada', 'ada@example.com')", transaction);
            await using (Session session = shared.Database.OpenSession(transaction))
            {
                Assert.True(session.InTransaction);
                User ada = await User.Table.SingleAsync(session, Token);
                ada.Posts.Add(Blog.NewPost("Notes"));
                await session.CommitAsync(Token);
                ada.Name = "Ada L.";
                await session.CommitAsync(Token);
            }

            Assert.Equal(1L, Convert.ToInt64(await shared.ScalarAsync("select count(*) from posts", transaction), null));
            Assert.Equal(0, await shared.CountAsync());
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(1, await shared.CountAsync());
        Assert.Equal(["Ada L."], await shared.NamesAsync());
    }

    [Fact]
    public async Task A_session_that_does_not_commit_undoes_its_own_work_only()
    {
        await using Shared shared = await SharedAsync();
        await using DbTransaction transaction = await shared.BeginAsync();
        await shared.ExecuteAsync("insert into users (name, email) values ('Ada', 'ada@example.com')", transaction);
        User bob = Blog.NewUser("Bob");
        await using (Session session = shared.Database.OpenSession(transaction))
        {
            session.Add(bob);
            await session.FlushAsync(Token);
            await session.RollbackAsync(Token);
            Assert.Equal(EntityState.Pending, session.Entry(bob).State);
            Assert.Equal(0, bob.Id);
            await session.CommitAsync(Token);
            session.Add(Blog.NewUser("Cleo"));
            await session.FlushAsync(Token);
        }

        Assert.NotNull(transaction.Connection);
        await transaction.CommitAsync(Token);
        Assert.Equal(["Ada", "Bob"], await shared.NamesAsync());
    }

    [Fact]
    public async Task A_failed_flush_leaves_the_owner_s_work_alone()
    {
        await using Shared shared = await SharedAsync();
        await using DbTransaction transaction = await shared.BeginAsync();
        await shared.ExecuteAsync("insert into users (name, email) values ('Ada', 'Ada@example.com')", transaction);
        await using (Session session = shared.Database.OpenSession(transaction))
        {
            session.Add(Blog.NewUser("Bob"));
            session.Add(Blog.NewUser("Ada"));
            await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.CommitAsync(Token));
            await Assert.ThrowsAsync<SessionFailedException>(async () => await session.CommitAsync(Token));
        }

        await transaction.CommitAsync(Token);
        Assert.Equal(["Ada"], await shared.NamesAsync());
    }

    [Fact]
    public async Task Scopes_and_savepoints_nest_inside_the_owner_s_transaction()
    {
        await using Shared shared = await SharedAsync();
        await using DbTransaction transaction = await shared.BeginAsync();
        await using (Session session = shared.Database.OpenSession(transaction))
        {
            await using (SessionTransaction unit = await session.BeginAsync(cancellationToken: Token))
            {
                session.Add(Blog.NewUser("Ada"));
                await using (await session.BeginNestedAsync(Token))
                {
                    await User.Table.Insert(u => (u.Name, u.Email)).Values(("Bob", "b")).ExecuteAsync(session, Token);
                }

                await unit.CommitAsync(Token);
            }

            await using (await session.BeginAsync(cancellationToken: Token))
                await User.Table.Insert(u => (u.Name, u.Email)).Values(("Cleo", "c")).ExecuteAsync(session, Token);
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await session.BeginAsync(System.Data.IsolationLevel.Serializable, Token));
        }

        await transaction.CommitAsync(Token);
        Assert.Equal(["Ada"], await shared.NamesAsync());
    }

    [Fact]
    public async Task A_transaction_that_ended_is_refused_at_every_use()
    {
        await using Shared shared = await SharedAsync();
        DbTransaction transaction = await shared.BeginAsync();
        await using Session session = shared.Database.OpenSession(transaction, o => o.Tracking = false);
        session.Add(Blog.NewUser("Ada"));
        await session.FlushAsync(Token);
        await transaction.RollbackAsync(Token);

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await User.Table.CountAsync(session, Token));
        Assert.Contains("has ended", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await session.CommitAsync(Token));
        Assert.Throws<InvalidOperationException>(() => shared.Database.OpenSession(transaction));
    }

    [Fact]
    public async Task A_transaction_of_another_driver_is_refused_with_both_names()
    {
        await using Shared shared = await SharedAsync();
        await using var foreign = new ForeignTransaction(shared.Connection);
        await using Session session = shared.Database.OpenSession(foreign);
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(async () => await User.Table.CountAsync(session, Token));
        Assert.Contains(nameof(ForeignTransaction), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_factory_opens_sessions_of_one_s_own_class_inside_it_too()
    {
        await using Shared shared = await SharedAsync();
        var factory = new SessionFactory<OwnSession>(shared.Database, (database, options) => new OwnSession(database, options));
        await using DbTransaction transaction = await shared.BeginAsync();
        await using (OwnSession session = factory.OpenSession(transaction))
        {
            session.Add(Blog.NewUser("Ada"));
            await session.CommitAsync(Token);
        }

        await transaction.RollbackAsync(Token);
        Assert.Equal(0, await shared.CountAsync());
    }

    [Fact]
    public async Task An_ambient_transaction_scope_is_refused_unless_suppressed()
    {
        await using Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await User.Table.CountAsync(session, Token));
            Assert.Contains("TransactionScope", error.Message, StringComparison.Ordinal);
            Assert.Contains("OpenSession(transaction)", error.Message, StringComparison.Ordinal);
            session.Add(Blog.NewUser("Ada"));
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await session.CommitAsync(Token));
            using var none = new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
            await session.CommitAsync(Token);
        }

        Assert.Equal(1, await User.Table.CountAsync(session, Token));
    }

    private sealed class OwnSession(Database database, SessionOptions options) : Session(database, options);

    private sealed class ForeignTransaction(DbConnection connection) : DbTransaction
    {
        public override System.Data.IsolationLevel IsolationLevel => System.Data.IsolationLevel.Serializable;

        protected override DbConnection DbConnection => connection;

        public override void Commit() => throw new NotSupportedException();

        public override void Rollback() => throw new NotSupportedException();
    }

    private async Task<Shared> SharedAsync() => await Shared.CreateAsync(await Server.CreateDatabaseAsync(), Server);

    /// <summary>A blog, and a connection to it that belongs to other code.</summary>
    private sealed class Shared : IAsyncDisposable
    {
        private readonly Blog _blog;
        private readonly Database _owner;
        private readonly DriverConnection _rented;

        private Shared(Blog blog, Database owner, DriverConnection rented) => (_blog, _owner, _rented) = (blog, owner, rented);

        public Database Database => _blog.Database;

        public DbConnection Connection => _rented.Connection;

        public static async Task<Shared> CreateAsync(string url, SpecServer server)
        {
            Blog blog = await Blog.CreateAsync(url);
            Database owner = Database.Connect(server.WithDriverConnections(url));
            return new Shared(blog, owner, await owner.RentAsync(Token));
        }

        public async Task<DbTransaction> BeginAsync() => await Connection.BeginTransactionAsync(Token);

        public async Task<long> CountAsync()
        {
            await using Session session = Database.OpenSession();
            return await User.Table.CountAsync(session, Token);
        }

        public async Task<List<string>> NamesAsync()
        {
            await using Session session = Database.OpenSession();
            return await User.Table.OrderBy(u => u.Id).Select(u => u.Name).ToListAsync(session, Token);
        }

        public Task<object?> ExecuteAsync(string sql, DbTransaction transaction) => ScalarAsync(sql, transaction);

        public async Task<object?> ScalarAsync(string sql, DbTransaction transaction)
        {
            await using DbCommand command = Connection.CreateCommand();
            command.CommandText = sql;
            command.Transaction = transaction;
            return await command.ExecuteScalarAsync(Token);
        }

        public async ValueTask DisposeAsync()
        {
            Assert.Equal(System.Data.ConnectionState.Open, Connection.State);
            await _owner.ReturnAsync(_rented, reset: false);
            await _owner.DisposeAsync();
            await _blog.DisposeAsync();
        }
    }
}
