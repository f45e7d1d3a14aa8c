namespace Orm.Core.Tests.Statements;

/// <summary>What compiles without a warning, and what users read when something does not.</summary>
public sealed class CompileTests
{
    [Theory]
    [InlineData("_ = User.Table.Where(u => u.Name == u.Email && u.ManagerId == u.Id && u.Id == u.ManagerId);")]
    [InlineData("_ = User.Table.Where(u => u.ManagerId == null || u.ManagerId > 3);")]
    [InlineData("_ = User.Table.Where(u => u.ManagerId == maybe && u.Name == nothing && maybe != u.Id);")]
    [InlineData("List<(string, int?)> rows = await User.Table.Select(u => (u.Name, u.ManagerId)).ToListAsync(session);")]
    [InlineData("List<(string, string?)> rows = await User.Table.LeftJoin(u => u.Posts, out var p).Select(u => (u.Name, p.Title)).ToListAsync(session);")]
    [InlineData("List<(User, User?)> rows = await User.Table.LeftJoin(u => u.Manager, out var m).Select(u => (u, m)).ToListAsync(session);")]
    [InlineData("User? user = await User.Table.Where(u => u.Id == id).SingleOrDefaultAsync(session);")]
    [InlineData("List<(string, long)> rows = await (from u in User.Table from p in u.Posts group p by (u.Id, u.Name) into g orderby g.Count() descending select (g.Key.Name, g.Count())).ToListAsync(session);")]
    [InlineData("var q = User.Table.Query(); if (nothing is not null) q = q.Where(u => u.Name == nothing); if (maybe is { } m) q = q.Where(u => u.Id > m); _ = await q.OrderBy(u => u.Name).Take(3).ToListAsync(session);")]
    [InlineData("_ = await User.Table.Where(u => u.Id == 1).Set(u => u.Email, \"x\").Set(u => u.ManagerId, null).Set(u => u.ManagerId, 3).Set(u => u.ManagerId, u => u.Id).Set(u => u.Name, u => u.Name + \"x\").ExecuteAsync(session);")]
    [InlineData("long n = await session.Sql($\"select count(*) from posts where author_id = {id} and x in {new List<int>()} and y = {nothing} and z = {maybe}\").ScalarAsync<long>();")]
    [InlineData("_ = User.Table.Select(u => (u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Name));")]
    [InlineData("_ = User.Table.Select(u => u.Name + \" \" + u.Email); _ = User.Table.Where(u => u.Id + 1 > 2 * u.Id && u.ManagerId + 1 == 3);")]
    [InlineData("await foreach (User u in User.Table.AsAsyncEnumerable(session)) { _ = u; }")]
    [InlineData("_ = from u in User.Table let n = u.Name.Upper() join p in Post.Table on u.Id equals p.AuthorId where n != p.Title orderby n select p;")]
    public void Compiles_without_a_warning(string statement) => Compile.Succeeds(statement);

    [Theory]
    [InlineData("_ = User.Table.Where(u => u.Id == \"x\");", "CS9340", "Operator cannot be applied to operands of type 'Column<int>' and 'string'")]
    [InlineData("_ = User.Table.Where(u => u.Id == someObject);", "CS0619", "Where takes a condition over columns")]
    [InlineData("_ = User.Table.Where(u => User.Table == User.Table);", "CS0619", "Where takes a condition over columns")]
    [InlineData("_ = User.Table.Where(u => true);", "CS0619", "Where takes a condition over columns")]
    [InlineData("_ = User.Table.Where(u => u.Id.Equals(3));", "CS0619", "Write == for a condition in SQL.")]
    [InlineData("_ = User.Table.Where(u => u.Name);", "CS1662", "")]
    [InlineData("_ = User.Table.Select(u => 3);", "CS0619", "Select takes a column, a table, a tuple of those (Sql.Val(x) for constants), or a generated Project(...).")]
    [InlineData("_ = User.Table.Select(u => (u.Name, 3));", "CS0619", "Sql.Val(x) for constants")]
    [InlineData("_ = from u in User.Table from p in u.Posts select (u.Name, 3);", "CS0619", "A second from takes a relationship")]
    [InlineData("_ = from u in User.Table join p in Post.Table on u.Id equals p.Title select p;", "CS0619", "two keys of the same type")]
    [InlineData("_ = from u in User.Table join p in Post.Table on u.Id equals p.AuthorId into ps select u;", "CS0619", "from p in u.Posts.DefaultIfEmpty()")]
    [InlineData("_ = await User.Table.Select(u => new { u.Name }).ToListAsync(session);", "CS0619", "End it with Select")]
    [InlineData("_ = session.Sql(\"select 1\");", "CS9205", "Expected interpolated string")]
    [InlineData("_ = User.Table.Set(u => u.Name, 3);", "CS0619", "Set takes a value of the column's own type")]
    [InlineData("string name = \"x\"; _ = session.Sql(\"select \" + name);", "CS1503", "RawSqlHandler")]
    [InlineData("_ = User.Table.Insert(u => (u.Name, u.Id)).Values((\"x\", \"y\"));", "CS1503", "")]
    [InlineData("User u = await User.Table.FirstAsync(session, u => u.Id == id);", "CS0619", "Put the condition into Where")]
    [InlineData("User? u = await User.Table.OrderBy(u => u.Id).SingleOrDefaultAsync(u => u.Id == id);", "CS0619", "Put the condition into Where")]
    [InlineData("_ = await User.Table.Select(u => u.Id).AnyAsync(session, u => u.Id == id, default);", "CS0619", "Put the condition into Where")]
    [InlineData("long n = await User.Table.CountAsync(session, u => someObject == u);", "CS0619", "Put the condition into Where")]
    public void Fails_with_a_text_that_says_what_to_do(string statement, string id, string text) => Compile.Fails(statement, id, text);
}
