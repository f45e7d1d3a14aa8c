using Orm.Core.Tests.Contract;
using Orm.Dialects;

namespace Orm.Core.Tests.Statements;

public sealed class InsertTests
{
    [Fact]
    public void Insert_takes_several_rows_of_values() => Render.Equal(
        "INSERT INTO \"users\" (\"name\", \"email\", \"manager_id\") VALUES (?, ?, ?), (?, ?, ?)",
        User.Table.Insert(u => (u.Name, u.Email, u.ManagerId)).Values(("a", "a@x", null), ("b", "b@x", 3)),
        "String:a",
        "String:a@x",
        "Int32:null",
        "String:b",
        "String:b@x",
        "Int32:3");

    [Fact]
    public void Insert_takes_one_column_and_refuses_no_rows()
    {
        Render.Equal("INSERT INTO \"tags\" (\"name\") VALUES (?)", Tag.Table.Insert(t => t.Name).Values("x"), "String:x");
        Assert.Throws<ArgumentException>(() => Tag.Table.Insert(t => t.Name).Values([]));
    }

    [Fact]
    public void Insert_takes_the_rows_of_a_query() => Render.Equal(
        "INSERT INTO \"tags\" (\"name\") SELECT t0.\"title\" FROM \"posts\" AS t0 WHERE t0.\"id\" < ?",
        Tag.Table.Insert(t => t.Name).From(Post.Table.Where(p => p.Id < 3).Select(p => p.Title)),
        "Int32:3");

    [Fact]
    public void Conflicts_do_nothing_or_update()
    {
        Insert<UserTable> insert = User.Table.Insert(u => (u.Name, u.Email)).Values(("a", "a@x"));
        const string Start = "INSERT INTO \"users\" (\"name\", \"email\") VALUES (?, ?) ON CONFLICT (\"email\") DO ";
        Render.Equal(Start + "NOTHING", insert.OnConflict(u => u.Email).DoNothing(), "String:a", "String:a@x");
        Render.Equal(Start + "UPDATE SET \"name\" = excluded.\"name\"", insert.OnConflict(u => u.Email).DoUpdate(), "String:a", "String:a@x");
        Render.Equal(
            Start + "UPDATE SET \"email\" = excluded.\"email\", \"name\" = excluded.\"name\"",
            insert.OnConflict(u => u.Email).DoUpdate(u => u.Email, u => u.Name),
            "String:a",
            "String:a@x");
        Render.Equal(
            Start + "UPDATE SET \"name\" = \"users\".\"name\" || excluded.\"name\", \"manager_id\" = ?",
            insert.OnConflict(u => u.Email).DoUpdate(s => s.Set(u => u.Name, (u, proposed) => u.Name + proposed.Name).Set(u => u.ManagerId, 4)),
            "String:a",
            "String:a@x",
            "Int32:4");
        Assert.Throws<InvalidOperationException>(() => insert.OnConflict().DoUpdate());
    }

    [Fact]
    public void Returning_gives_rows_where_the_database_can()
    {
        Insert<UserTable> insert = User.Table.Insert(u => (u.Name, u.Email)).Values(("a", "a@x"));
        Render.Equal("INSERT INTO \"users\" (\"name\", \"email\") VALUES (?, ?) RETURNING \"id\"", insert.Returning(u => u.Id), "String:a", "String:a@x");
        Render.Equal(
            "UPDATE \"users\" SET \"name\" = ? WHERE \"id\" = ? RETURNING \"id\", \"name\"",
            User.Table.Where(u => u.Id == 1).Set(u => u.Name, "x").Returning(u => (u.Id, u.Name)),
            "String:x",
            "Int32:1");
        Render.Equal(
            "DELETE FROM \"users\" WHERE \"id\" = ? RETURNING \"id\", \"name\", \"email\", \"manager_id\", \"created\"",
            User.Table.Where(u => u.Id == 1).Delete().Returning(u => u),
            "Int32:1");
        var without = new AnsiDialect(new DialectFeatures { InsertReturning = false, UpdateReturning = false, DeleteReturning = false, OnConflict = false });
        NotSupportedException error = Assert.Throws<NotSupportedException>(() => insert.Returning(u => u.Id).ToSql(without));
        Assert.Equal("Ansi has no INSERT … RETURNING. Instead read the generated key back through session.Add and FlushAsync.", error.Message);
        Assert.Throws<NotSupportedException>(() => User.Table.Delete().Returning(u => u.Id).ToSql(without));
        Assert.Throws<NotSupportedException>(() => User.Table.Set(u => u.Name, "x").Returning(u => u.Id).ToSql(without));
        Assert.Throws<NotSupportedException>(() => insert.OnConflict(u => u.Email).DoNothing().ToSql(without));
    }

    [Fact]
    public void Returning_takes_tuples_as_select_does()
    {
        Insert<UserTable> insert = User.Table.Insert(u => (u.Name, u.Email)).Values(("a", "a@x"));
        Query<(int, string, int?)> three = insert.Returning(u => (u.Id, u.Name, u.ManagerId));
        Render.Equal("INSERT INTO \"users\" (\"name\", \"email\") VALUES (?, ?) RETURNING \"id\", \"name\", \"manager_id\"", three, "String:a", "String:a@x");
        Render.Equal(
            "UPDATE \"users\" SET \"name\" = ? RETURNING \"id\", \"name\", \"email\", upper(\"name\")",
            User.Table.Set(u => u.Name, "x").Returning(u => (u.Id, u.Name, u.Email, u.Name.Upper())),
            "String:x");
        Render.Equal(
            "DELETE FROM \"users\" WHERE \"id\" = ? RETURNING " + string.Join(", ", Enumerable.Repeat("\"id\"", 16)),
            User.Table.Where(u => u.Id == 1).Delete().Returning(u => (u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id, u.Id)),
            "Int32:1");
    }
}
