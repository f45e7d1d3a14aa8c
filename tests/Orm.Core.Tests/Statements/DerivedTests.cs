using Orm.Core.Tests.Contract;

namespace Orm.Core.Tests.Statements;

public sealed class DerivedTests
{
    private const string Columns = "t0.\"id\", t0.\"name\", t0.\"email\", t0.\"manager_id\", t0.\"created\"";

    private static readonly string s_inner = Columns.Replace("t0.", "t1.", StringComparison.Ordinal);

    [Fact]
    public void Where_after_take_filters_the_rows_taken_and_keeps_their_order() => Render.Equal(
        $"SELECT {Columns} FROM (SELECT {s_inner} FROM \"users\" AS t1 WHERE t1.\"id\" > ? ORDER BY t1.\"name\" DESC, t1.\"id\" FETCH FIRST ? ROWS ONLY) AS t0 WHERE t0.\"email\" = ? ORDER BY t0.\"name\" DESC, t0.\"id\"",
        User.Table.Where(u => u.Id > 1).OrderBy(u => u.Email).OrderByDescending(u => u.Name).ThenBy(u => u.Id).Take(5).Where(u => u.Email == "x"),
        "Int32:1",
        "Int64:5",
        "String:x");

    [Fact]
    public void Order_after_skip_orders_the_rows_left()
    {
        Render.Equal(
            $"SELECT {Columns} FROM (SELECT {s_inner} FROM \"users\" AS t1 ORDER BY t1.\"id\" OFFSET ? ROWS FETCH FIRST ? ROWS ONLY) AS t0 ORDER BY t0.\"name\"",
            User.Table.OrderBy(u => u.Id).Skip(2).Take(5).OrderBy(u => u.Name),
            "Int64:2",
            "Int64:5");
        Render.Equal(
            $"SELECT {Columns} FROM (SELECT {s_inner} FROM \"users\" AS t1 ORDER BY t1.\"name\" FETCH FIRST ? ROWS ONLY) AS t0 ORDER BY t0.\"name\", t0.\"id\"",
            User.Table.OrderBy(u => u.Name).Take(5).ThenBy(u => u.Id),
            "Int64:5");
    }

    [Fact]
    public void Selections_distinct_joins_and_groups_take_the_rows_as_a_table()
    {
        Query<UserTable, User> page = User.Table.OrderBy(u => u.Id).Take(5);
        string from = $"FROM (SELECT {s_inner} FROM \"users\" AS t1 ORDER BY t1.\"id\" FETCH FIRST ? ROWS ONLY) AS t0";
        Render.Equal($"SELECT DISTINCT t0.\"name\" {from} ORDER BY t0.\"name\"", page.Select(u => u.Name).Distinct().OrderBy(u => u.Name), "Int64:5");
        Render.Equal($"SELECT DISTINCT t0.\"name\" {from}", page.Select(u => u.Name).Distinct(), "Int64:5");
        string joined = from.Replace("t1", "t2", StringComparison.Ordinal);
        Render.Equal(
            $"SELECT t0.\"name\", t1.\"title\" {joined} INNER JOIN \"posts\" AS t1 ON t1.\"author_id\" = t0.\"id\" ORDER BY t0.\"id\"",
            page.Join(u => u.Posts, out PostTable p).Select(u => (u.Name, p.Title)),
            "Int64:5");
        Render.Equal(
            $"SELECT t0.\"name\", t1.\"title\" {joined} INNER JOIN \"posts\" AS t1 ON t1.\"author_id\" = t0.\"id\" ORDER BY t0.\"id\"",
            from u in page from x in u.Posts select (u.Name, x.Title),
            "Int64:5");
        Render.Equal(
            $"SELECT t0.\"name\", count(*) {from} GROUP BY t0.\"name\"",
            User.Table.OrderBy(u => u.Id).Take(5).GroupBy(u => u.Name).Select(g => (g.Key, g.Count())),
            "Int64:5");
    }

    [Fact]
    public void Pages_of_pages_nest() => Render.Equal(
        $"SELECT {Columns} FROM (SELECT {s_inner} FROM (SELECT {s_inner.Replace("t1", "t2", StringComparison.Ordinal)} FROM \"users\" AS t2 ORDER BY t2.\"id\" FETCH FIRST ? ROWS ONLY) AS t1 ORDER BY t1.\"name\" FETCH FIRST ? ROWS ONLY) AS t0 WHERE t0.\"id\" <> ? ORDER BY t0.\"name\"",
        User.Table.OrderBy(u => u.Id).Take(5).OrderBy(u => u.Name).Take(2).Where(u => u.Id != 7),
        "Int64:5",
        "Int64:2",
        "Int32:7");

    [Fact]
    public void Correlated_conditions_mean_the_derived_rows() => Render.Equal(
        $"SELECT t0.\"id\" FROM (SELECT {s_inner} FROM \"users\" AS t1 ORDER BY t1.\"id\" FETCH FIRST ? ROWS ONLY) AS t0 WHERE EXISTS (SELECT 1 FROM \"posts\" AS t2 WHERE t2.\"author_id\" = t0.\"id\") ORDER BY t0.\"id\"",
        User.Table.OrderBy(u => u.Id).Take(3).Where(u => u.Posts.Any()).Select(u => u.Id),
        "Int64:3");

    [Fact]
    public void What_is_no_table_is_refused()
    {
        Refused("Put Where before them", () => User.Table.Join(u => u.Posts, out PostTable _).Take(3).Where(u => u.Id > 1));
        Refused("OrderBy after Take, Skip or Distinct", () => User.Table.Select(u => u.Name).Distinct().Take(3).OrderBy(u => u.Name));
        Refused("Where after Take, Skip or Distinct", () => User.Table.GroupBy(u => u.Name).Select(g => g.Key).Take(3).Where(g => g.Key == "x"));
        Refused("which limit the rows of each parent", () => User.Table.Include(u => u.Posts, q => q.Take(3).Where(p => p.Title == "x")));
        Assert.Throws<NotSupportedException>(() => User.Table.Take(3).Where(u => u.Id > 1).Delete());
    }

    private static void Refused(string reason, Func<object> compose) =>
        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(compose).Message, StringComparison.Ordinal);
}
