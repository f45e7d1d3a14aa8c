using Orm.Core.Tests.Contract;
using Orm.Dialects;

namespace Orm.Core.Tests.Statements;

/// <summary>What a database lacks is refused as the statement is written, with the database, its version where known, and a way out.</summary>
public sealed class UnsupportedTests
{
    private static readonly AnsiDialect Poor = new(
        new DialectFeatures { InsertReturning = false, UpdateReturning = false, DeleteReturning = false, OnConflict = false, FullJoin = false, MaxParameters = 3 },
        "9.2");

    private static void Refused(string message, Statement statement)
    {
        Assert.Equal("Ansi 9.2 has " + message, Assert.Throws<NotSupportedException>(() => statement.ToSql(Poor)).Message);
        Assert.NotEmpty(statement.ToSql(AnsiDialect.Instance));
    }

    [Fact]
    public void Returning_is_refused()
    {
        Refused("no INSERT … RETURNING. Instead read the generated key back through session.Add and FlushAsync.", User.Table.Insert(u => u.Name).Values("x").Returning(u => u.Id));
        Refused("no UPDATE … RETURNING. Instead execute the update and query the rows afterwards in the same transaction.", User.Table.Set(u => u.Name, "x").Returning(u => u.Id));
        Refused("no DELETE … RETURNING. Instead query the rows before you delete them in the same transaction.", User.Table.Delete().Returning(u => (u.Id, u.Name, u.Email)));
    }

    [Fact]
    public void On_conflict_is_refused() => Refused(
        "no INSERT … ON CONFLICT. Read the row first and add or change the entity in one transaction.",
        User.Table.Insert(u => u.Name).Values("x").OnConflict(u => u.Name).DoNothing());

    [Fact]
    public void Full_join_is_refused_wherever_it_stands()
    {
        const string Message = "no FULL JOIN. Instead combine a left join with the unmatched rows of the other side: left.UnionAll(others.Where(o => !o.Partners.Any()).Select(…)).";
        Query<UserTable, User> joined = User.Table.FullJoin(u => u.Posts, out PostOuterTable _);
        Refused(Message, joined);
        Refused(Message, User.Table.Where(u => u.Id.In(User.Table.FullJoin(x => x.Posts, out PostOuterTable p).Select(_ => p.AuthorId))));
    }

    [Fact]
    public void More_parameters_than_there_is_room_for_are_refused()
    {
        Refused("room for 3 parameters in one statement, but a list has 4 values. Split the list, or put the values into a table.", User.Table.Where(u => u.Id.In(1, 2, 3, 4)));
        Refused(
            "room for 3 parameters in one statement, but an INSERT of 2 rows has 4. Insert them in several statements, or add entities to the session.",
            User.Table.Insert(u => (u.Name, u.Email)).Values(("a", "b"), ("c", "d")));
    }

    [Fact]
    public void Without_a_known_version_the_name_stands_alone() => Assert.StartsWith(
        "Ansi has no FULL JOIN. ",
        Assert.Throws<NotSupportedException>(() => User.Table.FullJoin(u => u.Posts, out PostOuterTable _).ToSql(new AnsiDialect(new DialectFeatures { FullJoin = false }))).Message,
        StringComparison.Ordinal);
}
