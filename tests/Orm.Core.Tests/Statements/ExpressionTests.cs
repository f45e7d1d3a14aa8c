using Orm.Core.Tests.Contract;
using Orm.Dialects;

namespace Orm.Core.Tests.Statements;

public sealed class ExpressionTests
{
    private static void Condition(string sql, Func<UserTable, Predicate> condition, params string[] parameters) =>
        Render.Equal("SELECT t0.\"id\" FROM \"users\" AS t0 WHERE " + sql, User.Table.Where(condition).Select(u => u.Id), parameters);

    private static void Selected<T>(string sql, Func<UserTable, ISelectable<T>> selector, params string[] parameters) =>
        Render.Equal("SELECT " + sql + " FROM \"users\" AS t0", User.Table.Select(selector), parameters);

    [Fact]
    public void In_list_fills_up_to_powers_of_two_with_the_last_value()
    {
        Condition("t0.\"id\" IN (?, ?, ?, ?)", u => u.Id.In(1, 2, 3), "Int32:1", "Int32:2", "Int32:3", "Int32:3");
        List<int> ids = [7];
        Condition("t0.\"id\" IN (?)", u => u.Id.In(ids), "Int32:7");
        Condition("1 = 0", u => u.Id.In([]));
        Condition("1 = 1", u => u.Id.NotIn([]));
        Condition("t0.\"name\" NOT IN (?, ?)", u => u.Name.NotIn("a", "b"), "String:a", "String:b");
    }

    [Fact]
    public void In_list_is_a_copy()
    {
        List<int> ids = [1, 2];
        Query<UserTable, User> query = User.Table.Where(u => u.Id.In(ids));
        ids.Add(3);
        Assert.EndsWith("IN (?, ?)", query.ToSql(AnsiDialect.Instance), StringComparison.Ordinal);
    }

    [Fact]
    public void In_list_beyond_the_databases_limit_is_refused()
    {
        var small = new AnsiDialect(new DialectFeatures { MaxParameters = 2 });
        NotSupportedException error = Assert.Throws<NotSupportedException>(() => User.Table.Where(u => u.Id.In(1, 2, 3)).ToSql(small));
        Assert.Contains("Split the list", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_and_distinct_from()
    {
        Condition("t0.\"id\" BETWEEN ? AND ?", u => u.Id.Between(1, 9), "Int32:1", "Int32:9");
        Condition("t0.\"manager_id\" IS DISTINCT FROM ?", u => u.ManagerId.IsDistinctFrom(3), "Int32:3");
        Condition("t0.\"manager_id\" IS NOT DISTINCT FROM t0.\"id\"", u => u.ManagerId.IsNotDistinctFrom(u.Id));
        Condition("t0.\"manager_id\" IS NOT NULL", u => u.ManagerId.IsDistinctFrom(null));
    }

    [Fact]
    public void Like_takes_patterns_and_the_others_escape_literal_text()
    {
        Condition("t0.\"name\" LIKE ?", u => u.Name.Like("a%"), "String:a%");
        Condition("lower(t0.\"name\") LIKE lower(?)", u => u.Name.ILike("%ad%"), "String:%ad%");
        Condition("t0.\"name\" LIKE ?", u => u.Name.StartsWith("ad"), "String:ad%");
        Condition("t0.\"name\" LIKE ? ESCAPE '!'", u => u.Name.EndsWith("5%!"), "String:%5!%!!");
        Condition("t0.\"name\" LIKE ? ESCAPE '!'", u => u.Name.Contains("a_b"), "String:%a!_b%");
        Condition(
            "t0.\"name\" LIKE replace(replace(replace(t0.\"email\", ?, ?), ?, ?), ?, ?) || ? ESCAPE '!'",
            u => u.Name.StartsWith(u.Email),
            "String:!",
            "String:!!",
            "String:%",
            "String:!%",
            "String:_",
            "String:!_",
            "String:%");
    }

    [Fact]
    public void Ilike_is_an_operator_where_the_database_has_it() => Render.Equal(
        new AnsiDialect(new DialectFeatures { ILike = true }),
        "SELECT t0.\"id\" FROM \"users\" AS t0 WHERE t0.\"name\" ILIKE ?",
        User.Table.Where(u => u.Name.ILike("a%")).Select(u => u.Id),
        "String:a%");

    [Fact]
    public void Arithmetic_keeps_precedence_and_takes_values_on_both_sides()
    {
        Condition("(t0.\"id\" + ?) * ? > ? - t0.\"id\" % ?", u => (u.Id + 1) * 2 > 10 - u.Id % 3, "Int32:1", "Int32:2", "Int32:10", "Int32:3");
        Condition("t0.\"id\" - (t0.\"id\" - ?) = ?", u => u.Id - (u.Id - 1) == 1, "Int32:1", "Int32:1");
        Condition("-t0.\"id\" < ?", u => -u.Id < 0, "Int32:0");
        Expr<int> required = User.Table.Id + 1;
        NullableValueExpr<int> optional = User.Table.ManagerId + 1;
        NullableValueExpr<int> mixed = User.Table.Id + User.Table.ManagerId;
        Assert.NotNull(required);
        Assert.NotNull(optional);
        Assert.NotNull(mixed);
    }

    [Fact]
    public void Texts_concatenate_by_plus()
    {
        Selected("t0.\"name\" || ? || t0.\"email\"", u => u.Name + " " + u.Email, "String: ");
        Selected("? || t0.\"name\"", u => "Dear " + u.Name, "String:Dear ");
    }

    [Fact]
    public void Functions_over_texts_and_numbers()
    {
        Selected("char_length(t0.\"name\")", u => u.Name.Length());
        Selected("upper(lower(trim(t0.\"name\")))", u => u.Name.Trim().Lower().Upper());
        Selected("substring(t0.\"name\" FROM ? FOR ?)", u => u.Name.Substring(0, 3), "Int32:1", "Int32:3");
        Selected("replace(t0.\"name\", ?, t0.\"email\")", u => u.Name.Replace("x", u.Email), "String:x");
        Selected("position(? IN t0.\"name\")", u => u.Name.Position("x"), "String:x");
        Selected("abs(t0.\"id\")", u => u.Id.Abs());
        Selected("CAST(t0.\"id\" AS bigint)", u => u.Id.Cast<long>());
        Selected("soundex(t0.\"name\", ?)", u => Sql.Func<string>("soundex", u.Name, Sql.Val(4)), "Int32:4");
        Assert.Throws<ArgumentException>(() => Sql.Func<int>("x); drop table users; --"));
    }

    [Fact]
    public void Parts_of_dates_and_moved_dates()
    {
        Selected("CAST(EXTRACT(YEAR FROM t0.\"created\") AS integer)", u => u.Created.Year());
        Selected("t0.\"created\" + ? * INTERVAL '1' DAY", u => u.Created.AddDays(3), "Int32:3");
        Selected("CURRENT_TIMESTAMP", _ => Sql.Now());
    }

    [Fact]
    public void Case_takes_branches_in_order()
    {
        Selected(
            "CASE WHEN t0.\"id\" > ? THEN ? WHEN t0.\"id\" > ? THEN t0.\"name\" ELSE ? END",
            u => Sql.When(u.Id > 9, "big").When(u.Id > 5, u.Name).Else("small"),
            "Int32:9",
            "String:big",
            "Int32:5",
            "String:small");
        NullableExpr<string> open = Sql.When(User.Table.Id > 9, User.Table.Name).End();
        Selected("CASE WHEN t0.\"id\" > ? THEN t0.\"name\" END", _ => open, "Int32:9");
    }

    [Fact]
    public void Coalesce_takes_values_and_expressions()
    {
        Selected<int>("coalesce(t0.\"manager_id\", ?)", u => u.ManagerId.Coalesce(0), "Int32:0");
        Selected<int>("coalesce(t0.\"manager_id\", t0.\"id\")", u => u.ManagerId.Coalesce(u.Id));
    }

    [Fact]
    public void Values_stand_in_tuples_through_val() => Render.Equal(
        "SELECT t0.\"name\", ? FROM \"users\" AS t0",
        User.Table.Select(u => (u.Name, Sql.Val(5))),
        "Int32:5");

    [Fact]
    public void Condition_is_selected_as_a_boolean()
    {
        Query<UserTable, bool> query = User.Table.Select(u => u.Id > 3);
        Render.Equal("SELECT t0.\"id\" > ? FROM \"users\" AS t0", query, "Int32:3");
    }

    [Fact]
    public void Integers_are_rounded_already()
    {
        Condition("t0.\"id\" = ?", u => u.Id.Round() == 1, "Int32:1");
        Condition("t0.\"id\" = t0.\"id\"", u => u.Id.Floor() == u.Id.Ceiling());
        Condition("t0.\"manager_id\" = ?", u => u.ManagerId.Round(2) == 1, "Int32:1");
        Assert.Throws<ArgumentOutOfRangeException>(() => User.Table.Select(u => u.Id.Round(-1)));
        Render.Equal("SELECT round(t0.\"weight\"), floor(t0.\"weight\"), round(t0.\"weight\", ?) FROM \"tickets\" AS t0", Ticket.Table.Select(t => (t.Weight.Round(), t.Weight.Floor(), t.Weight.Round(1))), "Int32:1");
    }
}
