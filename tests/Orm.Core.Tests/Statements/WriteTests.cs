using Orm.Core.Tests.Contract;

namespace Orm.Core.Tests.Statements;

public sealed class WriteTests
{
    [Fact]
    public void Update_sets_values_and_expressions_of_the_chosen_rows() => Render.Equal(
        "UPDATE \"users\" SET \"email\" = ?, \"manager_id\" = \"id\", \"name\" = \"email\" WHERE \"id\" = ?",
        User.Table.Where(u => u.Id == 1).Set(u => u.Email, "ada@new.org").Set(u => u.ManagerId, u => u.Id).Set(u => u.Name, u => u.Email),
        "String:ada@new.org",
        "Int32:1");

    [Fact]
    public void Update_sets_null() => Render.Equal(
        "UPDATE \"users\" SET \"manager_id\" = NULL WHERE \"manager_id\" = ?",
        User.Table.Where(u => u.ManagerId == 4).Set(u => u.ManagerId, null),
        "Int32:4");

    [Fact]
    public void Delete_removes_the_chosen_rows() => Render.Equal(
        "DELETE FROM \"users\" WHERE \"id\" > ?",
        User.Table.Where(u => u.Id > 5).Delete(),
        "Int32:5");

    [Fact]
    public void Update_of_limited_rows_is_refused()
    {
        NotSupportedException error = Assert.Throws<NotSupportedException>(() => User.Table.Take(5).Set(u => u.Name, "x"));
        Assert.Contains("subquery", error.Message, StringComparison.Ordinal);
    }
}
