using Orm.Core.Tests.Contract;

namespace Orm.Specs.Statements;

/// <summary>Statements that write, what they return, and raw SQL.</summary>
public abstract class WrittenRowsSpecs<TServer>(TServer server) : StatementRowsSpec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Writes_by_statement()
    {
        Assert.Equal(2, await User.Table.Where(u => u.ManagerId == 1).Set(u => u.ManagerId, u => u.Id).ExecuteAsync(Session, Token));
        await Same([(1, null), (2, 2), (3, 3), (4, 2)], User.Table.OrderBy(u => u.Id).Select(u => (u.Id, u.ManagerId)));
        Assert.Equal(1, await User.Table.Where(u => u.Id == 4).Set(u => u.Name, u => u.Name.Upper()).ExecuteAsync(Session, Token));
        await Names(["DAN"], u => u.Id == 4);
        Assert.Equal(2, await Tag.Table.Insert(t => (t.Id, t.Name)).Values((5, "a"), (6, "b")).ExecuteAsync(Session, Token));
        Assert.Equal(2, await Tag.Table.Where(t => t.Id > 4).Delete().ExecuteAsync(Session, Token));
        Assert.Equal(3, await Tag.Table.Insert(t => t.Name).From(Post.Table.Select(p => p.Title).Distinct()).ExecuteAsync(Session, Token));
        Insert<UserTable> again = User.Table.Insert(u => (u.Name, u.Email)).Values(("New", "ada@x"));
        Assert.Equal(Features.UpsertCounts ? 0 : 1, await again.OnConflict(u => u.Email).DoNothing().ExecuteAsync(Session, Token));
        Assert.Equal(Features.UpsertCounts ? 1 : 2, await again.OnConflict(u => u.Email).DoUpdate(s => s.Set(u => u.Name, (u, proposed) => u.Name + "/" + proposed.Name)).ExecuteAsync(Session, Token));
        await Names(["Ada/New"], u => u.Id == 1);
        await Session.RollbackAsync(Token);
        await Names(["Ada"], u => u.Id == 1);
    }

    [Fact]
    public async Task Raw_sql()
    {
        int[] ids = [1, 3];
        int[] none = [];
        Assert.Equal(2L, await Session.Sql($"select count(*) from posts where author_id = {1}").ScalarAsync<long>(Token));
        Assert.Equal(["Ada", "Cyd"], await Session.Sql($"select name from {User.Table} where {User.Table.Id} in {ids} order by 1").ToListAsync<string>(Token));
        Assert.Empty(await Session.Sql($"select name from users where id in {none}").ToListAsync<string>(Token));
        Assert.Equal(4, (await Session.Sql($"select name from users where id not in ({none})").ToListAsync<string>(Token)).Count);
        Assert.Equal([("Ada", null), ("Bob", 1)], await Session.Sql($"select name, manager_id from users where id < 3 order by id").As<string, int?>().ToListAsync(Token));
        User ada = (await Session.Sql($"select created, email, manager_id, name, id from users where id = {1}").As(User.Table).SingleAsync(Token));
        Assert.Equal((1, "Ada", "ada@x", null), (ada.Id, ada.Name, ada.Email, ada.ManagerId));
        Assert.Same(ada, await User.Table.Where(u => u.Id == 1).SingleAsync(Session, Token));
        Assert.Equal("Ada#1", await Session.Sql($"select id, name from users order by id").As(r => r.Get<string>("name") + "#" + r.Get<int>("id")).FirstAsync(Token));
        OrmException error = await Assert.ThrowsAsync<OrmException>(async () => await Session.Sql($"select id, name from users").As(User.Table).FirstAsync(Token));
        Assert.Contains("gives no column email", error.Message, StringComparison.Ordinal);
        OrmException nullError = await Assert.ThrowsAsync<OrmException>(async () => await Session.Sql($"select manager_id from users where id = 1").ScalarAsync<int>(Token));
        Assert.Contains("is NULL", nullError.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_rows_of_several_columns_say_how_they_are_read()
    {
        ArgumentException tuple = await Assert.ThrowsAsync<ArgumentException>(async () => await Session.Sql($"select name, id from users").ToListAsync<(string, long)>(Token));
        Assert.Contains(".As<string, long>().ToListAsync()", tuple.Message, StringComparison.Ordinal);
        Assert.Equal([("Ada", 1L)], await Session.Sql($"select name, id from users where id = 1").As<string, long>().ToListAsync(Token));
        ArgumentException entity = await Assert.ThrowsAsync<ArgumentException>(async () => await Session.Sql($"select * from users").ScalarAsync<User>(Token));
        Assert.Contains(".As(User.Table).ToListAsync()", entity.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inserts_return_tuples_of_the_rows_written()
    {
        Needs(Features.InsertReturning);
        await Same([5, 6], Tag.Table.Insert(t => (t.Id, t.Name)).Values((5, "a"), (6, "b")).Returning(t => t.Id));
        List<(int, string, string)> inserted = await User.Table.Insert(u => (u.Name, u.Email)).Values(("Eve", "eve@z"), ("Fay", "fay@z")).Returning(u => (u.Id, u.Name, u.Email)).ToListAsync(Session, Token);
        Assert.Equal([(5, "Eve", "eve@z"), (6, "Fay", "fay@z")], inserted);
    }

    [Fact]
    public async Task Updates_return_tuples_of_the_rows_written()
    {
        Needs(Features.UpdateReturning);
        await Same([(4, "DAN")], User.Table.Where(u => u.Id == 4).Set(u => u.Name, u => u.Name.Upper()).Returning(u => (u.Id, u.Name)));
        (int, string, string, int?) updated = await User.Table.Where(u => u.Id == 4).Set(u => u.ManagerId, 3).Returning(u => (u.Id, u.Name, u.Email, u.ManagerId)).SingleAsync(Session, Token);
        Assert.Equal((4, "DAN", "dan@y", 3), updated);
    }

    [Fact]
    public async Task Deletes_return_tuples_of_the_rows_that_were()
    {
        Needs(Features.DeleteReturning);
        (int, string, string) deleted = await User.Table.Where(u => u.Id == 4).Delete().Returning(u => (u.Id, u.Name, u.Email)).SingleAsync(Session, Token);
        Assert.Equal((4, "Dan", "dan@y"), deleted);
        await Names([], u => u.Id == 4);
    }

    [Fact]
    public async Task What_cannot_return_is_refused_with_the_way_out()
    {
        Assert.SkipWhen(Features.UpdateReturning, "Not without Features.UpdateReturning: the server has it.");
        NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(async () =>
            await User.Table.Where(u => u.Id == 4).Set(u => u.Name, "x").Returning(u => u.Name).ToListAsync(Session, Token));
        Assert.Equal($"{Server.Dialect.Name} {Server.Dialect.Version} has no UPDATE … RETURNING. Instead execute the update and query the rows afterwards in the same transaction.", error.Message);
        await Names(["Dan"], u => u.Id == 4);
    }
}
