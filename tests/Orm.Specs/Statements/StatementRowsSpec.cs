using Orm.Core.Tests.Contract;

namespace Orm.Specs.Statements;

/// <summary>A session over a few users, posts and tags.</summary>
public abstract class StatementRowsSpec<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    protected Database Database { get; private set; } = null!;

    protected Session Session { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Database = await CreateAsync([ContractModel.Instance]);
        Session = Database.OpenSession();
        await User.Table.Insert(u => (u.Name, u.Email, u.ManagerId)).Values(
            ("Ada", "ada@x", null),
            ("Bob", "bob@x", 1),
            ("Cyd", "cyd@y", 1),
            ("Dan", "dan@y", 2)).ExecuteAsync(Session, Token);
        await Post.Table.Insert(p => (p.Title, p.Content, p.AuthorId)).Values(
            ("Notes", "n", 1),
            ("Engines", "e%", 1),
            ("Ships", "s_", 2),
            ("Notes", "again", 3)).ExecuteAsync(Session, Token);
        await Tag.Table.Insert(t => t.Name).Values("red", "blue").ExecuteAsync(Session, Token);
        await Session.Sql($"insert into post_tags (post_id, tag_id) values (1, 1), (1, 2), (3, 2)").ExecuteAsync(Token);
        await Session.CommitAsync(Token);
    }

    public override async ValueTask DisposeAsync()
    {
        // Nothing was opened where there is no server.
        if (Session is not null)
        {
            await Session.DisposeAsync();
            await Database.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    protected async Task Same<T>(T[] expected, Query<T> query) => Assert.Equal(expected, await query.ToListAsync(Session, Token));

    protected Task Names(string[] expected, Func<UserTable, Predicate> condition) =>
        Same(expected, User.Table.Where(condition).OrderBy(u => u.Id).Select(u => u.Name));

    protected Task Value<T>(T expected, Func<UserTable, ISelectable<T>> selector) => Same([expected], User.Table.Where(u => u.Id == 2).Select(selector));
}
