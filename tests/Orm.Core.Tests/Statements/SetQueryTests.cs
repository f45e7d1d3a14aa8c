using Orm.Core.Tests.Contract;

namespace Orm.Core.Tests.Statements;

public sealed class SetQueryTests
{
    private static Query<UserTable, string> Names => User.Table.Select(u => u.Name);

    private static Query<TagTable, string> Tags => Tag.Table.Select(t => t.Name);

    [Fact]
    public void Queries_combine_with_order_and_limit_of_the_whole() => Render.Equal(
        "SELECT t0.\"name\" FROM \"users\" AS t0 UNION SELECT t1.\"name\" FROM \"tags\" AS t1 ORDER BY 1 DESC OFFSET ? ROWS FETCH FIRST ? ROWS ONLY",
        Names.Union(Tags).OrderByColumn(1, descending: true).Skip(1).Take(2),
        "Int64:1",
        "Int64:2");

    [Fact]
    public void Chains_of_one_operator_stay_flat_and_others_nest() => Render.Equal(
        "SELECT * FROM (SELECT t0.\"name\" FROM \"users\" AS t0 UNION ALL SELECT t1.\"name\" FROM \"tags\" AS t1 UNION ALL SELECT t2.\"name\" FROM \"tags\" AS t2) AS s EXCEPT SELECT t3.\"name\" FROM \"users\" AS t3",
        Names.UnionAll(Tags).UnionAll(Tags).Except(Names));

    [Fact]
    public void Limited_side_becomes_a_derived_table() => Render.Equal(
        "SELECT * FROM (SELECT t0.\"name\" FROM \"users\" AS t0 FETCH FIRST ? ROWS ONLY) AS s INTERSECT SELECT t1.\"name\" FROM \"tags\" AS t1",
        Names.Take(3).Intersect(Tags),
        "Int64:3");
}
