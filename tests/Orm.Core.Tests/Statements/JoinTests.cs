using Orm.Core.Tests.Contract;

namespace Orm.Core.Tests.Statements;

public sealed class JoinTests
{
    private const string UserColumns = "t0.\"id\", t0.\"name\", t0.\"email\", t0.\"manager_id\", t0.\"created\"";

    [Fact]
    public void Join_by_relationship_gives_a_name_by_out() => Render.Equal(
        "SELECT t0.\"name\", t1.\"title\" FROM \"users\" AS t0 INNER JOIN \"posts\" AS t1 ON t1.\"author_id\" = t0.\"id\" WHERE t0.\"id\" > ? AND t1.\"id\" > ?",
        User.Table.Join(u => u.Posts, out PostTable p).Where(u => u.Id > 2 && p.Id > 5).Select(u => (u.Name, p.Title)),
        "Int32:2",
        "Int32:5");

    [Fact]
    public void Join_to_one_uses_the_foreign_key_of_this_side() => Render.Equal(
        "SELECT t1.\"name\" FROM \"posts\" AS t0 INNER JOIN \"users\" AS t1 ON t1.\"id\" = t0.\"author_id\"",
        Post.Table.Join(p => p.Author, out UserTable a).Select(_ => a.Name));

    [Fact]
    public void Join_of_many_to_many_passes_the_association_table() => Render.Equal(
        "SELECT t0.\"title\", t2.\"name\" FROM \"posts\" AS t0 INNER JOIN \"post_tags\" AS t1 ON t1.\"post_id\" = t0.\"id\" INNER JOIN \"tags\" AS t2 ON t2.\"id\" = t1.\"tag_id\"",
        Post.Table.Join(p => p.Tags, out TagTable t).Select(p => (p.Title, t.Name)));

    [Fact]
    public void Left_join_gives_nullable_symbols_and_an_optional_entity()
    {
        Query<UserTable, (string, string?, int?)> columns = User.Table.LeftJoin(u => u.Posts, out PostOuterTable p).Select(u => (u.Name, p.Title, p.Id));
        Render.Equal("SELECT t0.\"name\", t1.\"title\", t1.\"id\" FROM \"users\" AS t0 LEFT JOIN \"posts\" AS t1 ON t1.\"author_id\" = t0.\"id\"", columns);
        Query<UserTable, (User, User?)> entities = User.Table.LeftJoin(u => u.Manager, out UserOuterTable m).Select(u => (u, m));
        Render.Equal(
            $"SELECT {UserColumns}, {UserColumns.Replace("t0", "t1")} FROM \"users\" AS t0 LEFT JOIN \"users\" AS t1 ON t1.\"id\" = t0.\"manager_id\"",
            entities);
    }

    [Fact]
    public void Left_joins_go_on_from_an_optional_table()
    {
        const string chain = "SELECT t0.\"name\", t1.\"name\", t2.\"title\" FROM \"users\" AS t0 LEFT JOIN \"users\" AS t1 ON t1.\"id\" = t0.\"manager_id\" LEFT JOIN \"posts\" AS t2 ON t2.\"author_id\" = t1.\"id\"";
        Render.Equal(chain, User.Table.LeftJoin(u => u.Manager, out UserOuterTable m).LeftJoin(_ => m.Posts, out PostOuterTable p).Select(u => (u.Name, m.Name, p.Title)));
        Render.Equal(chain, from u in User.Table from m2 in u.Manager.DefaultIfEmpty() from p2 in m2.Posts.DefaultIfEmpty() select (u.Name, m2.Name, p2.Title));
    }

    [Fact]
    public void Joins_by_condition_of_every_kind()
    {
        Render.Equal(
            "SELECT t0.\"name\" FROM \"users\" AS t0 INNER JOIN \"users\" AS t1 ON t1.\"id\" = t0.\"manager_id\" WHERE t1.\"name\" = ?",
            User.Table.Join(User.Table, out UserTable m, (u, x) => x.Id == u.ManagerId).Where(_ => m.Name == "Ada").Select(u => u.Name),
            "String:Ada");
        Render.Equal(
            "SELECT t0.\"name\", t1.\"title\" FROM \"users\" AS t0 LEFT JOIN \"posts\" AS t1 ON t1.\"author_id\" = t0.\"id\" AND t1.\"id\" > ?",
            User.Table.LeftJoin(Post.Table, out PostOuterTable p, (u, x) => x.AuthorId == u.Id && x.Id > 3).Select(u => (u.Name, p.Title)),
            "Int32:3");
        Render.Equal(
            "SELECT t0.\"name\", t1.\"title\" FROM \"users\" AS t0 RIGHT JOIN \"posts\" AS t1 ON t1.\"author_id\" = t0.\"id\"",
            User.Table.RightJoin(Post.Table, out PostTable r, (u, x) => x.AuthorId == u.Id).Select(u => (Sql.Nullable(u.Name), r.Title)));
        Render.Equal(
            "SELECT t0.\"id\", t1.\"id\" FROM \"users\" AS t0 FULL JOIN \"posts\" AS t1 ON t1.\"author_id\" = t0.\"id\"",
            User.Table.FullJoin(u => u.Posts, out PostOuterTable f).Select(u => (Sql.Nullable(u.Id), f.Id)));
        Render.Equal(
            "SELECT t0.\"id\", t1.\"id\" FROM \"users\" AS t0 CROSS JOIN \"tags\" AS t1",
            User.Table.CrossJoin(Tag.Table, out TagTable t).Select(u => (u.Id, t.Id)));
    }

    [Fact]
    public void Query_syntax_joins_by_relationship() => Render.Equal(
        "SELECT t0.\"name\", t1.\"title\" FROM \"users\" AS t0 INNER JOIN \"posts\" AS t1 ON t1.\"author_id\" = t0.\"id\" WHERE t1.\"id\" > ? ORDER BY t0.\"name\", t1.\"id\" DESC",
        from u in User.Table
        from p in u.Posts
        where p.Id > 5
        orderby u.Name, p.Id descending
        select (u.Name, p.Title),
        "Int32:5");

    [Fact]
    public void Query_syntax_left_joins_through_default_if_empty()
    {
        Query<(UserTable, PostOuterTable), (string, string?)> query =
            from u in User.Table
            from p in u.Posts.DefaultIfEmpty()
            select (u.Name, p.Title);
        Render.Equal("SELECT t0.\"name\", t1.\"title\" FROM \"users\" AS t0 LEFT JOIN \"posts\" AS t1 ON t1.\"author_id\" = t0.\"id\"", query);
    }

    [Fact]
    public void Query_syntax_joins_by_keys_three_tables_deep() => Render.Equal(
        "SELECT t0.\"name\", t1.\"title\", t2.\"name\" FROM \"users\" AS t0 INNER JOIN \"posts\" AS t1 ON t0.\"id\" = t1.\"author_id\" INNER JOIN \"users\" AS t2 ON t0.\"manager_id\" = t2.\"id\" WHERE t1.\"title\" <> t2.\"name\"",
        from u in User.Table
        join p in Post.Table on u.Id equals p.AuthorId
        join m in User.Table on u.ManagerId equals m.Id
        where p.Title != m.Name
        select (u.Name, p.Title, m.Name));

    [Fact]
    public void Query_syntax_let_names_an_expression() => Render.Equal(
        "SELECT upper(t0.\"name\") FROM \"users\" AS t0 WHERE upper(t0.\"name\") <> t0.\"email\"",
        from u in User.Table
        let big = u.Name.Upper()
        where big != u.Email
        select big);

    [Fact]
    public void Query_syntax_crosses_tables() => Render.Equal(
        "SELECT t0.\"id\", t1.\"id\" FROM \"users\" AS t0 CROSS JOIN \"tags\" AS t1 WHERE t0.\"name\" = t1.\"name\"",
        from u in User.Table
        from t in Tag.Table
        where u.Name == t.Name
        select (u.Id, t.Id));

    [Fact]
    public void Same_relationship_joined_twice_gets_two_aliases() => Render.Equal(
        "SELECT t1.\"id\", t2.\"id\" FROM \"users\" AS t0 INNER JOIN \"posts\" AS t1 ON t1.\"author_id\" = t0.\"id\" INNER JOIN \"posts\" AS t2 ON t2.\"author_id\" = t0.\"id\" WHERE t1.\"id\" < t2.\"id\"",
        User.Table.Join(u => u.Posts, out PostTable a).Join(u => u.Posts, out PostTable b).Where(_ => a.Id < b.Id).Select(_ => (a.Id, b.Id)));

    [Fact]
    public void Column_of_a_table_that_is_not_joined_is_refused()
    {
        Query<UserTable, User> query = User.Table.Where(u => u.Id == Post.Table.Id);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => query.ToSql(AnsiDialect.Instance));
        Assert.Contains("table posts (Post)", error.Message, StringComparison.Ordinal);
    }
}
