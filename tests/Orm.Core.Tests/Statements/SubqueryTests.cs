using Orm.Core.Tests.Contract;

namespace Orm.Core.Tests.Statements;

public sealed class SubqueryTests
{
    private const string Users = "SELECT t0.\"id\", t0.\"name\", t0.\"email\", t0.\"manager_id\", t0.\"created\" FROM \"users\" AS t0";

    [Fact]
    public void Any_is_a_correlated_exists() => Render.Equal(
        "SELECT t0.\"id\" FROM \"users\" AS t0 WHERE EXISTS (SELECT 1 FROM \"posts\" AS t1 WHERE t1.\"author_id\" = t0.\"id\" AND t1.\"title\" = ?)",
        User.Table.Where(u => u.Posts.Any(p => p.Title == "x")).Select(u => u.Id),
        "String:x");

    [Fact]
    public void Any_of_many_to_many_passes_the_association_table() => Render.Equal(
        "SELECT t0.\"id\" FROM \"posts\" AS t0 WHERE EXISTS (SELECT 1 FROM \"tags\" AS t2 INNER JOIN \"post_tags\" AS t1 ON t2.\"id\" = t1.\"tag_id\" WHERE t1.\"post_id\" = t0.\"id\" AND t2.\"name\" = ?)".Replace("t2", "tx").Replace("t1", "t2").Replace("tx", "t1"),
        Post.Table.Where(p => p.Tags.Any(t => t.Name == "x")).Select(p => p.Id),
        "String:x");

    [Fact]
    public void All_refuses_false_and_unknown() => Render.Equal(
        "SELECT t0.\"id\" FROM \"users\" AS t0 WHERE NOT EXISTS (SELECT 1 FROM \"posts\" AS t1 WHERE t1.\"author_id\" = t0.\"id\" AND (t1.\"id\" > ?) IS NOT TRUE)",
        User.Table.Where(u => u.Posts.All(p => p.Id > 1)).Select(u => u.Id),
        "Int32:1");

    [Fact]
    public void Counts_and_aggregates_of_relationships_are_scalar_subqueries()
    {
        Query<UserTable, (string, long, int?)> query = User.Table.Select(u => (u.Name, u.Posts.Count(), u.Posts.Max(p => p.Id)));
        Render.Equal(
            "SELECT t0.\"name\", (SELECT count(*) FROM \"posts\" AS t1 WHERE t1.\"author_id\" = t0.\"id\"), (SELECT max(t2.\"id\") FROM \"posts\" AS t2 WHERE t2.\"author_id\" = t0.\"id\") FROM \"users\" AS t0",
            query);
    }

    [Fact]
    public void Same_table_nested_and_correlated_keeps_apart() => Render.Equal(
        "SELECT t0.\"id\" FROM \"users\" AS t0 WHERE EXISTS (SELECT 1 FROM \"users\" AS t1 WHERE t1.\"manager_id\" = t0.\"id\" AND EXISTS (SELECT 1 FROM \"users\" AS t2 WHERE t2.\"manager_id\" = t1.\"id\" AND t2.\"id\" <> t0.\"id\"))",
        User.Table.Where(u => User.Table.Where(v => v.ManagerId == u.Id && User.Table.Where(w => w.ManagerId == v.Id && w.Id != u.Id).Exists()).Exists()).Select(u => u.Id));

    [Fact]
    public void Nested_relationships_back_to_the_same_table_keep_apart() => Render.Equal(
        "SELECT t0.\"id\" FROM \"users\" AS t0 WHERE EXISTS (SELECT 1 FROM \"posts\" AS t1 WHERE t1.\"author_id\" = t0.\"id\" AND EXISTS (SELECT 1 FROM \"users\" AS t2 WHERE t2.\"id\" = t1.\"author_id\" AND t2.\"id\" = t0.\"id\"))",
        User.Table.Where(u => u.Posts.Any(p => p.Author.Any(a => a.Id == u.Id))).Select(u => u.Id));

    [Fact]
    public void In_takes_a_query()
    {
        Query<PostTable, int> authors = Post.Table.Where(p => p.Title == "x").Select(p => p.AuthorId);
        Render.Equal(
            "SELECT t0.\"id\" FROM \"users\" AS t0 WHERE t0.\"id\" IN (SELECT t1.\"author_id\" FROM \"posts\" AS t1 WHERE t1.\"title\" = ?)",
            User.Table.Where(u => u.Id.In(authors)).Select(u => u.Id),
            "String:x");
        Render.Equal(
            "SELECT t0.\"id\" FROM \"users\" AS t0 WHERE t0.\"manager_id\" NOT IN (SELECT t1.\"author_id\" FROM \"posts\" AS t1 WHERE t1.\"title\" = ?)",
            User.Table.Where(u => u.ManagerId.NotIn(authors)).Select(u => u.Id),
            "String:x");
    }

    [Fact]
    public void Scalar_compares_with_a_query_of_one_value() => Render.Equal(
        "SELECT t0.\"id\" FROM \"users\" AS t0 WHERE t0.\"id\" = (SELECT max(t1.\"author_id\") FROM \"posts\" AS t1)",
        User.Table.Where(u => u.Id == Post.Table.Select(p => Sql.Max(p.AuthorId)).Scalar()).Select(u => u.Id));

    [Fact]
    public void Statement_begun_outside_and_continued_inside_over_the_same_table_is_refused()
    {
        Query<UserTable, User> outside = User.Table.Query();
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => User.Table.Where(u => outside.Where(v => v.ManagerId == u.Id).Exists()));
        Assert.Contains("As(\"other\")", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void So_is_one_continued_inside_of_joins_groups_and_query_syntax()
    {
        Query<UserTable, User> outside = User.Table.Where(v => v.Id > 0);
        Refused(() => from u in User.Table from p in u.Posts where outside.Where(v => v.ManagerId == u.Id).Exists() select p);
        Refused(() => from u in User.Table from p in u.Posts orderby outside.Where(v => v.ManagerId == u.Id).Count() select p);
        Refused(() => from u in User.Table from p in u.Posts select (p.Id, outside.Where(v => v.ManagerId == u.Id).Count()));
        Refused(() => from u in User.Table let n = u.Name.Upper() from p in u.Posts where outside.Where(v => v.Name == n).Exists() select p.Id);
        Refused(() => from u in User.Table join p in Post.Table on u.Id equals p.AuthorId where outside.Where(v => v.ManagerId == u.Id).Exists() select p.Id);
        Refused(() => from u in User.Table from p in u.Posts group p by u.Id into g where g.Count(_ => outside.Where(v => v.Id == g.Key).Exists()) > 1 select g.Key);
        Refused(() => from u in User.Table from p in u.Posts select (u, p) into row where outside.Where(v => v.Id == row.Item1.Id).Exists() select row.Item2);
        Refused(() => User.Table.Join(u => u.Posts, out PostTable p).Where(u => outside.Where(v => v.ManagerId == u.Id).Exists()));
        UserTable other = User.Table.As("other");
        Query<UserTable, User> aliased = other.Where(v => v.Id > 0);
        Refused(() => Post.Table.Join(other, out UserTable o, (p, x) => p.AuthorId == x.Id).Where(p => aliased.Where(v => v.ManagerId == o.Id).Exists()));
        Refused(() => Post.Table.Join(other, out UserTable o, (p, x) => aliased.Where(v => v.ManagerId == x.Id).Exists()));
        Refused(() => other.Where(u => other.Where(v => v.ManagerId == u.Id).Exists()));
        var joined = User.Table.SelectMany(u => u.Posts, (u, p) => new { u, p });
        Refused(() => User.Table.Where(u => joined.Where(x => x.u.ManagerId == u.Id).Select(x => x.p.Id).Exists()));
        var tuples = User.Table.SelectMany(u => u.Posts, (u, p) => (u, p));
        Refused(() => User.Table.Where(u => tuples.Where(x => x.Item1.ManagerId == u.Id).Exists()));

        static void Refused(Func<object> compose) =>
            Assert.Contains("As(\"other\")", Assert.Throws<InvalidOperationException>(compose).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Statements_begun_inside_of_query_syntax_keep_apart() => Render.Equal(
        "SELECT t1.\"id\" FROM \"users\" AS t0 INNER JOIN \"posts\" AS t1 ON t1.\"author_id\" = t0.\"id\" WHERE EXISTS (SELECT 1 FROM \"users\" AS t2 WHERE t2.\"manager_id\" = t0.\"id\")",
        from u in User.Table from p in u.Posts where User.Table.Where(v => v.ManagerId == u.Id).Exists() select p.Id);

    [Fact]
    public void An_alias_that_is_taken_already_gives_way() => Render.Equal(
        "SELECT \"x\".\"id\" FROM \"users\" AS \"x\" INNER JOIN \"users\" AS t0 ON t0.\"id\" = \"x\".\"manager_id\" WHERE EXISTS (SELECT 1 FROM \"users\" AS t1 WHERE t1.\"manager_id\" = \"x\".\"id\")",
        User.Table.As("x").Join(User.Table.As("X"), out UserTable _, (u, m) => m.Id == u.ManagerId)
            .Where(a => User.Table.As("x").Where(b => b.ManagerId == a.Id).Exists()).Select(a => a.Id));

    [Fact]
    public void Update_and_delete_qualify_their_table_inside_subqueries()
    {
        Render.Equal(
            "UPDATE \"users\" SET \"name\" = ? WHERE EXISTS (SELECT 1 FROM \"posts\" AS t0 WHERE t0.\"author_id\" = \"users\".\"id\")",
            User.Table.Where(u => u.Posts.Any()).Set(u => u.Name, "x"),
            "String:x");
        Render.Equal(
            "DELETE FROM \"users\" WHERE \"id\" IN (SELECT t0.\"manager_id\" FROM \"users\" AS t0 WHERE t0.\"id\" > ?)".Replace("manager_id", "id"),
            User.Table.Where(u => u.Id.In(User.Table.Where(v => v.Id > 3).Select(v => v.Id))).Delete(),
            "Int32:3");
    }

    [Fact]
    public void In_takes_queries_of_nullable_values_and_of_any_class()
    {
        Render.Equal(
            Users + " WHERE t0.\"id\" IN (SELECT t1.\"manager_id\" FROM \"users\" AS t1)",
            User.Table.Where(u => u.Id.In(User.Table.Select(m => m.ManagerId))));
        Render.Equal(
            Users + " WHERE t0.\"name\" NOT IN (SELECT t2.\"title\" FROM \"users\" AS t1 LEFT JOIN \"posts\" AS t2 ON t2.\"author_id\" = t1.\"id\")",
            User.Table.Where(u => u.Name.NotIn(User.Table.LeftJoin(x => x.Posts, out PostOuterTable p).Select(_ => p.Title))));
        Render.Equal(
            "SELECT t0.\"id\" FROM \"papers\" AS t0 WHERE t0.\"hash\" IN (SELECT t1.\"other_hash\" FROM \"papers\" AS t1)",
            Paper.Table.Where(p => p.Hash.In(Paper.Table.Select(q => q.OtherHash))).Select(p => p.Id));
        Render.Equal(
            "SELECT t0.\"id\" FROM \"papers\" AS t0 WHERE t0.\"other_hash\" IN (SELECT t1.\"hash\" FROM \"papers\" AS t1)",
            Paper.Table.Where(p => p.OtherHash.In(Paper.Table.Select(q => q.Hash))).Select(p => p.Id));
    }

    [Fact]
    public void In_refuses_queries_whose_values_are_stored_otherwise()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Ticket.Table.Where(t => t.Price.In(Ticket.Table.Select(x => x.Weight))));
        Assert.Contains("Ticket.Price and Ticket.Weight store Decimal in different ways", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<InvalidOperationException>(() => Ticket.Table.Where(t => t.Id.In(Ticket.Table.Select(x => Projection.Of(x.Id, id => id + 1)))));
        Assert.Contains("one column or expression", error.Message, StringComparison.Ordinal);
    }
}

[Entity("papers", Model = "papers")]
public partial class Paper
{
    [System.ComponentModel.DataAnnotations.Key] public partial int Id { get; private set; }
    public partial byte[] Hash { get; set; }
    public partial byte[]? OtherHash { get; set; }
}
