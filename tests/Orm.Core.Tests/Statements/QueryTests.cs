using Orm.Core.Tests.Contract;

namespace Orm.Core.Tests.Statements;

public sealed class QueryTests
{
    private const string Users = "SELECT t0.\"id\", t0.\"name\", t0.\"email\", t0.\"manager_id\", t0.\"created\" FROM \"users\" AS t0";

    [Fact]
    public void Table_alone_selects_all_columns_in_order() => Render.Equal(Users, User.Table);

    [Fact]
    public void Where_compares_columns_with_parameters()
    {
        int id = 7;
        Render.Equal(Users + " WHERE t0.\"id\" = ?", User.Table.Where(u => u.Id == id), "Int32:7");
    }

    [Fact]
    public void Conditions_combine_by_and_with_parentheses_around_or() => Render.Equal(
        Users + " WHERE (t0.\"id\" < ? OR t0.\"id\" >= ? AND t0.\"name\" <> ?) AND NOT (t0.\"email\" = ?)",
        User.Table.Where(u => u.Id < 1 || u.Id >= 9 && u.Name != "x").Where(u => !(u.Email == "y")),
        "Int32:1",
        "Int32:9",
        "String:x",
        "String:y");

    [Fact]
    public void Nested_or_inside_and_keeps_its_parentheses() => Render.Equal(
        Users + " WHERE t0.\"id\" = ? AND (t0.\"id\" = ? OR t0.\"id\" = ?)",
        User.Table.Where(u => u.Id == 1 && (u.Id == 2 || u.Id == 3)),
        "Int32:1",
        "Int32:2",
        "Int32:3");

    [Fact]
    public void Null_known_now_renders_is_null()
    {
        int? nobody = null;
        string? nothing = null;
        Render.Equal(Users + " WHERE t0.\"manager_id\" IS NULL", User.Table.Where(u => u.ManagerId == null));
        Render.Equal(Users + " WHERE t0.\"manager_id\" IS NULL", User.Table.Where(u => u.ManagerId == nobody));
        Render.Equal(Users + " WHERE t0.\"manager_id\" IS NOT NULL", User.Table.Where(u => nobody != u.ManagerId));
        Render.Equal(Users + " WHERE t0.\"name\" IS NULL", User.Table.Where(u => u.Name == nothing));
        int? somebody = 3;
        Render.Equal(Users + " WHERE t0.\"manager_id\" = ?", User.Table.Where(u => u.ManagerId == somebody), "Int32:3");
    }

    [Fact]
    public void Nullable_and_required_columns_compare() =>
        Render.Equal(Users + " WHERE t0.\"manager_id\" = t0.\"id\"", User.Table.Where(u => u.ManagerId == u.Id));

    [Fact]
    public void Order_keeps_the_last_order_by_and_its_then_bys() => Render.Equal(
        Users + " ORDER BY t0.\"name\" DESC, t0.\"manager_id\" NULLS LAST, t0.\"id\"",
        User.Table.OrderBy(u => u.Email).OrderByDescending(u => u.Name).ThenBy(u => u.ManagerId, Nulls.Last).ThenBy(u => u.Id));

    [Fact]
    public void Take_and_skip_are_parameters_and_compose_in_order()
    {
        Render.Equal(Users + " OFFSET ? ROWS FETCH FIRST ? ROWS ONLY", User.Table.Skip(20).Take(10), "Int64:20", "Int64:10");
        Render.Equal(Users + " OFFSET ? ROWS FETCH FIRST ? ROWS ONLY", User.Table.Take(10).Skip(4), "Int64:4", "Int64:6");
        Render.Equal(Users + " FETCH FIRST ? ROWS ONLY", User.Table.Take(3).Take(10), "Int64:3");
    }

    [Fact]
    public void Projections_prune_columns()
    {
        Query<UserTable, string> one = User.Table.Where(u => u.Id > 2).Select(u => u.Name);
        Render.Equal("SELECT t0.\"name\" FROM \"users\" AS t0 WHERE t0.\"id\" > ?", one, "Int32:2");
        Query<UserTable, (string, int?)> two = User.Table.Select(u => (u.Name, u.ManagerId));
        Render.Equal("SELECT t0.\"name\", t0.\"manager_id\" FROM \"users\" AS t0", two);
        Query<UserTable, (User, int)> mixed = User.Table.Select(u => (u, u.Id));
        Render.Equal(Users.Replace(" FROM", ", t0.\"id\" FROM"), mixed);
    }

    [Fact]
    public void Distinct_gives_equal_rows_once() =>
        Render.Equal("SELECT DISTINCT t0.\"name\" FROM \"users\" AS t0", User.Table.Select(u => u.Name).Distinct());

    [Fact]
    public void Query_is_not_changed_by_composing_on_it()
    {
        Query<UserTable, User> query = User.Table.Query();
        Query<UserTable, User> narrowed = query.Where(u => u.Id == 1);
        Render.Equal(Users, query);
        Render.Equal(Users + " WHERE t0.\"id\" = ?", narrowed, "Int32:1");
    }

    [Fact]
    public void Alias_of_the_users_is_quoted() => Render.Equal(
        "SELECT \"m\".\"name\" FROM \"users\" AS \"m\" WHERE \"m\".\"id\" = ?",
        User.Table.As("m").Where(m => m.Id == 1).Select(m => m.Name),
        "Int32:1");
}
