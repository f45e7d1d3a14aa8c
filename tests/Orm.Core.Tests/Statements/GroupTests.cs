using Orm.Core.Tests.Contract;
using Orm.Dialects;

namespace Orm.Core.Tests.Statements;

public sealed class GroupTests
{
    [Fact]
    public void Tuple_keys_keep_their_names_and_order_by_count()
    {
        var counts = from u in User.Table
                     from p in u.Posts
                     group p by (u.Id, u.Name) into g
                     orderby g.Count() descending
                     select (g.Key.Name, g.Count());
        Query<Group<(Column<int> Id, Column<string> Name), PostTable>, (string, long)> typed = counts;
        Render.Equal(
            "SELECT t0.\"name\", count(*) FROM \"users\" AS t0 INNER JOIN \"posts\" AS t1 ON t1.\"author_id\" = t0.\"id\" GROUP BY t0.\"id\", t0.\"name\" ORDER BY count(*) DESC",
            typed);
    }

    [Fact]
    public void Where_before_the_group_is_where_and_after_it_having() => Render.Equal(
        "SELECT t0.\"author_id\", count(*), sum(t0.\"id\"), min(t0.\"title\"), max(t0.\"id\"), avg(t0.\"id\") FROM \"posts\" AS t0 WHERE t0.\"id\" > ? GROUP BY t0.\"author_id\" HAVING count(*) > ?",
        Post.Table
            .Where(p => p.Id > 1)
            .GroupBy(p => p.AuthorId)
            .Where(g => g.Count() > 2)
            .Select(g => (g.Key, g.Count(), g.Sum(p => p.Id), g.Min(p => p.Title), g.Max(p => p.Id), g.Average(p => p.Id))),
        "Int32:1",
        "Int64:2");

    [Fact]
    public void Aggregates_take_distinct_and_filter()
    {
        var query = Post.Table.GroupBy(p => p.AuthorId).Select(g => (g.CountOf(p => p.Title).Distinct(), g.Sum(p => p.Id).Filter(Post.Table.Id > 3), g.Count(p => p.Id < 9)));
        Render.Equal(
            "SELECT count(DISTINCT t0.\"title\"), sum(t0.\"id\") FILTER (WHERE t0.\"id\" > ?), count(*) FILTER (WHERE t0.\"id\" < ?) FROM \"posts\" AS t0 GROUP BY t0.\"author_id\"",
            query,
            "Int32:3",
            "Int32:9");
        Render.Equal(
            new AnsiDialect(new DialectFeatures { AggregateFilter = false }),
            "SELECT count(DISTINCT t0.\"title\"), sum(CASE WHEN t0.\"id\" > ? THEN t0.\"id\" END), count(CASE WHEN t0.\"id\" < ? THEN 1 END) FROM \"posts\" AS t0 GROUP BY t0.\"author_id\"",
            query,
            "Int32:3",
            "Int32:9");
    }

    [Fact]
    public void Aggregates_stand_without_a_group() => Render.Equal(
        "SELECT count(*), max(t0.\"manager_id\") FROM \"users\" AS t0",
        User.Table.Select(u => (Sql.Count(), Sql.Max(u.ManagerId))));
}
