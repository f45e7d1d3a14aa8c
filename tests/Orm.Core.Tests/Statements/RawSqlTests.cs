using Orm.Core.Tests.Contract;
using Orm.Execution;
using Orm.Statements;

namespace Orm.Core.Tests.Statements;

public sealed class RawSqlTests
{
    private static void Equal(string sql, RawSqlHandler handler, params string[] parameters) => Render.Equal(sql, handler.Text, parameters);

    [Fact]
    public void Values_are_always_parameters()
    {
        string evil = "x'; drop table users; --";
        int? nobody = null;
        Equal("select * from users where name = ? and id = ? and manager_id is NULL", $"select * from users where name = {evil} and id = {3} and manager_id is {nobody}", $"String:{evil}", "Int32:3");
    }

    [Fact]
    public void Names_come_from_symbols()
    {
        UserTable u = User.Table.As("u");
        Equal("select \"email\" from \"users\"", $"select {User.Table.Email} from {User.Table}");
        Equal("select \"u\".\"email\" from \"users\" AS \"u\" where \"u\".\"id\" > ?", $"select {u.Email} from {u} where {u.Id > 3}", "Int32:3");
    }

    [Fact]
    public void Lists_expand_and_an_empty_one_holds_nothing()
    {
        List<int> ids = [1, 2, 3];
        int[] none = [];
        Equal("select 1 from users where id in (?, ?, ?, ?)", $"select 1 from users where id in {ids}", "Int32:1", "Int32:2", "Int32:3", "Int32:3");
        Equal("select 1 from users where id in (?)", $"select 1 from users where id in ({new HashSet<int> { 7 }})", "Int32:7");
        Equal("select 1 from users where id in (SELECT CAST(NULL AS integer) WHERE 1 = 0)", $"select 1 from users where id in {none}");
    }

    [Fact]
    public void Queries_stand_in_raw_sql() => Equal(
        "select * from posts where author_id in (SELECT t0.\"id\" FROM \"users\" AS t0 WHERE t0.\"name\" = ?)",
        $"select * from posts where author_id in {User.Table.Where(u => u.Name == "x").Select(u => u.Id)}",
        "String:x");

    [Theory]
    [InlineData("select 1", false)]
    [InlineData("  -- note\n  (SELECT 1)", false)]
    [InlineData("with x as (select 1) select * from x", false)]
    [InlineData("with x as (select 1) insert into t select * from x", true)]
    [InlineData("select * from t for update", true)]
    [InlineData("select update_count from t for_each", false)]
    [InlineData("update t set x = 1", true)]
    [InlineData("pragma foreign_keys = off", true)]
    public void Only_reading_statements_stay_outside_of_a_transaction(string sql, bool writes) =>
        Assert.Equal(writes, new RawText([new RawPart(sql, null)]).IsWrite);
}
