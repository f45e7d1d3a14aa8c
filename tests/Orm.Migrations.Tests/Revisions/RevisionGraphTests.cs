using Orm.Schema;

namespace Orm.Migrations.Tests.Revisions;

public sealed class RevisionGraphTests
{
    [Fact]
    public void Revisions_stand_behind_what_they_follow_and_otherwise_by_id()
    {
        var graph = new RevisionGraph([Of("d", "b", "c"), Of("c", "a"), Of("b", "a"), Of("a")]);

        Assert.Equal(["a", "b", "c", "d"], graph.Revisions.Select(static r => r.Id));
        Assert.Equal("d", graph.Head.Id);
        Assert.Equal(["a", "b"], graph.WithAncestors([graph.Get("b")]).Select(static r => r.Id));
        Assert.True(graph.Includes(graph.Get("d"), graph.Get("a")));
        Assert.False(graph.Includes(graph.Get("b"), graph.Get("c")));
    }

    [Fact]
    public void Two_heads_are_named()
    {
        var graph = new RevisionGraph([Of("a"), Of("b", "a"), Of("c", "a")]);

        Assert.Equal(["b", "c"], graph.Heads.Select(static r => r.Id));
        Assert.Contains("There are 2 heads: b, c. Merge them (orm merge)", Assert.Throws<MigrationException>(() => graph.Head).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Revisions_that_do_not_fit_together_are_refused_by_name()
    {
        Assert.Contains("Two revisions have the id a.", Refusal(Of("a"), Of("a")), StringComparison.Ordinal);
        Assert.Contains("Revision b follows x, which is not there.", Refusal(Of("a"), Of("b", "x")), StringComparison.Ordinal);
        Assert.Contains("The revisions b, c follow one another in a circle.", Refusal(Of("a"), Of("b", "c"), Of("c", "b"), Of("d", "c")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_revision_is_found_by_the_beginning_of_its_id()
    {
        var graph = new RevisionGraph([Of("20260101_add"), Of("20260102_add", "20260101_add")]);

        Assert.Equal("20260102_add", graph.Get("20260102").Id);
        Assert.Contains("may be each of: 20260101_add, 20260102_add", Assert.Throws<MigrationException>(() => graph.Get("2026")).Message, StringComparison.Ordinal);
        Assert.Contains("There is no revision 2027. The last ones are: 20260101_add, 20260102_add.", Assert.Throws<MigrationException>(() => graph.Get("2027")).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 20260101_add or 20260102_add?", Assert.Throws<MigrationException>(() => graph.Get("ADD")).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 20260102_add?", Assert.Throws<MigrationException>(() => graph.Get("20260102_dad")).Message, StringComparison.Ordinal);
        Assert.Contains("there are none at all", Assert.Throws<MigrationException>(() => new RevisionGraph([]).Get("x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_is_what_replaying_gives()
    {
        Revision[] line = Steps.Line(op => op.CreateTable("users", t => t.Int32("id")), op => op.AddColumn("users", c => c.String("name", 50)), op => op.RenameTable("users", "people"));
        var graph = new RevisionGraph(line);

        Assert.Equal(["id"], graph.SchemaAt([line[0]]).FindTable("users")!.Columns.Select(static c => c.Name));
        Assert.Equal(["id", "name"], graph.Schema.FindTable("people")!.Columns.Select(static c => c.Name));
    }

    [Fact]
    public void A_revision_that_does_not_fit_tells_which_and_why()
    {
        var graph = new RevisionGraph(Steps.Line(op => op.CreateTable("users", t => t.Int32("id")), op => op.DropColumn("users", "name")));

        Assert.Equal("Revision r2 cannot drop column users.name: Table 'users' has no column 'name'; there is id.", Assert.Throws<MigrationException>(() => graph.Schema).Message);
    }

    [Fact]
    public void Checksums_depend_on_what_a_revision_does_and_on_nothing_else()
    {
        string Checksum(Action<MigrationBuilder> upgrade) => Steps.Revision("a", [], upgrade).Checksum;

        string users = Checksum(op => op.CreateTable("users", t => t.String("name", 50).Default("x")));
        Assert.Equal(users, Checksum(op => op.Apply(new CreateTableOperation(new TableSchema("users") { Columns = [new("name", new(Mapping.StoredKind.String) { MaxLength = 50 }) { Default = new() { Value = "x" } }] }))));
        Assert.NotEqual(users, Checksum(op => op.CreateTable("users", t => t.String("name", 51).Default("x"))));
        Assert.NotEqual(users, Checksum(op => op.CreateTable("users", t => t.String("name", 50).DefaultSql("x"))));
        // Code may have to change with the classes that it names: it counts by what it is said to do.
        Assert.Equal(Checksum(op => op.Run(static _ => default, "fill names")), Checksum(op => op.Run(static s => s.FlushAsync(), "fill names")));
        Assert.NotEqual(Checksum(op => op.Run(static _ => default, "fill names")), Checksum(op => op.Run(static _ => default, "fill ages")));
        Assert.NotEqual(Checksum(op => op.Sql("a; b")), Checksum(op => op.Sql("a; c")));
        // What was written into journals once is found there for ever.
        Assert.Equal("80e8", users[..4]);
    }

    private static string Refusal(params Revision[] revisions) => Assert.Throws<MigrationException>(() => new RevisionGraph(revisions)).Message;

    private static Revision Of(string id, params string[] parents) => Steps.Revision(id, parents, static _ => { });
}
