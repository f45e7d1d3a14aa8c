using System.Reflection;
using Orm.Mapping;
using Orm.Migrations.Tests.Diffing;
using Orm.Schema;

namespace Orm.Migrations.Tests.Writing;

/// <summary>Revisions are written as code that compiles without a warning and does what was meant.</summary>
public sealed class RevisionWriterTests
{
    [Fact]
    public void Written_revisions_compile_and_make_the_very_same_operations()
    {
        int seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var drafts = new List<RevisionDraft>();
        for (int i = 0; i < 25; i++)
        {
            var evolving = new RandomSchema(random);
            for (int steps = random.Next(10, 50); steps > 0; steps--)
                evolving.Step();
            DatabaseSchema start = evolving.Schema;
            evolving.Mark();
            drafts.Add(new RevisionDraft($"c{i}", $"Create {i}", [], DatabaseSchema.Empty, SchemaDiffer.Diff(DatabaseSchema.Empty, start)));
            for (int steps = random.Next(1, 20); steps > 0; steps--)
                evolving.Step();
            drafts.Add(new RevisionDraft($"d{i}", $"Change {i}", [$"c{i}"], start, SchemaDiffer.Diff(start, evolving.Schema, evolving.Renames())));
        }

        Assembly assembly = WrittenCode.Compile([.. drafts.Select(static d => RevisionWriter.Write(d, "Written"))]);

        foreach (RevisionDraft draft in drafts)
        {
            Revision revision = WrittenCode.Load(assembly, draft.ClassName);
            Assert.Equal(draft.Operations, revision.Operations);
            DatabaseSchema state = revision.Apply(draft.Start);
            foreach (MigrationStep.Change step in revision.StepsBack(draft.Start).Cast<MigrationStep.Change>())
                state = step.Operation.Apply(state);
            Assert.Empty(SchemaDiffer.Diff(state, draft.Start));
        }
    }

    [Fact]
    public void Every_kind_of_column_and_default_has_a_form_in_code()
    {
        ColumnSchema[] columns =
        [
            .. Enum.GetValues<StoredKind>().Where(static k => k != StoredKind.Named).Select(static k => new ColumnSchema($"k{(int)k}", new(k))),
            new("native", new(StoredKind.Named) { DatabaseType = "inet" }) { IsNullable = true },
            new("words", new(StoredKind.String) { DatabaseType = "varchar(9)", MaxLength = 9 }),
            new("own", new(StoredKind.Int32) { DatabaseType = "integer" }) { Generation = ValueGeneration.Identity },
            new("unsigned", new(StoredKind.UInt64)) { Generation = ValueGeneration.Identity },
            new("list", new(StoredKind.Int32) { IsArray = true }),
            new("instant", new(StoredKind.DateTimeOffset) { Precision = 3 }) { Default = new() { IsNow = true } },
            new("moment", new(StoredKind.DateTime) { Precision = 0 }) { Default = new() { IsNow = true } },
            new("duration", new(StoredKind.TimeSpan) { Precision = 3 }),
            new("amount", new(StoredKind.Decimal) { Precision = 10, Scale = 2 }) { Default = new() { Value = 1.50m } },
            new("text", new(StoredKind.String)) { Default = new() { Value = "a \"quoted\" \\ text\nof two lines" }, Collation = Collation.IgnoreCase, Comment = "ü" },
            new("guid", new(StoredKind.Guid)) { Default = new() { Value = Guid.Parse("01234567-89ab-cdef-0123-456789abcdef") } },
            new("day", new(StoredKind.DateOnly)) { Default = new() { Value = new DateOnly(2026, 2, 28) } },
            new("clock", new(StoredKind.TimeOnly)) { Default = new() { Value = new TimeOnly(23, 59, 1) } },
            new("when", new(StoredKind.DateTimeOffset)) { Default = new() { Value = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)) } },
            new("small", new(StoredKind.Int16)) { Default = new() { Value = (short)-3 } },
            new("big", new(StoredKind.Int64)) { Default = new() { Value = long.MinValue } },
            new("huge", new(StoredKind.UInt64)) { Default = new() { Value = ulong.MaxValue } },
            new("real", new(StoredKind.Single)) { Default = new() { Value = 1.5f } },
            new("double", new(StoredKind.Double)) { Default = new() { Value = -1e300 } },
            new("made", new(StoredKind.Int32)) { Default = new() { Sql = "1 + 1" } },
        ];
        var table = new TableSchema(new ObjectName("all", "other"))
        {
            Columns = [.. columns],
            ForeignKeys = [new("fk", ["native", "words"], new ObjectName("all", "other"), ["words", "native"]) { OnDelete = ReferentialAction.SetNull, OnUpdate = ReferentialAction.Cascade }],
            Comment = "all \t there is",
        };
        var draft = new RevisionDraft("r", "All types", [], DatabaseSchema.Empty, [new CreateTableOperation(table), new SqlOperation("SELECT 1") { ReverseSql = "SELECT 2", Dialect = "SQLite" }]);

        Revision revision = WrittenCode.Load(WrittenCode.Compile(RevisionWriter.Write(draft, "Written")), "AllTypes");

        Assert.Equal(draft.Operations, revision.Operations);
    }

    [Fact]
    public void A_revision_reads_like_one_written_by_hand()
    {
        TableSchema users = new("users")
        {
            Columns = [new("id", new(StoredKind.Int32)) { Generation = ValueGeneration.Identity }, new("name", new(StoredKind.String) { MaxLength = 50 })],
            PrimaryKey = new("pk_users", ["id"]),
        };
        DatabaseSchema start = new() { Tables = [users] };
        var draft = new RevisionDraft("20260102_add_age", "Add age & drop name", ["20260101_users"], start,
            [new AddColumnOperation("users", new("age", new(StoredKind.Int32))) { BackfillSql = "0" }, new DropColumnOperation("users", "name")]);

        Assert.Equal("""
            using Orm.Migrations;

            namespace App.Migrations;

            [Migration("20260102_add_age", Parents = ["20260101_users"], Message = "Add age & drop name")]
            internal sealed class AddAgeDropName : Migration
            {
                public override void Upgrade(MigrationBuilder op)
                {
                    // Rows that are there get 0: say what they should hold, or give the column a default.
                    op.AddColumn("users", c => c.Int32("age"), backfill: "0");
                    // Its values go, too.
                    op.DropColumn("users", "name");
                }

                public override void Downgrade(MigrationBuilder op)
                {
                    op.AddColumn("users", c => c.String("name", 50), backfill: "''");
                    op.DropColumn("users", "age");
                }
            }

            """, RevisionWriter.Write(draft, "App.Migrations"));
    }

    [Fact]
    public void What_no_operation_makes_stands_in_comments_with_its_statement()
    {
        var draft = new RevisionDraft("r", "What was there", [], DatabaseSchema.Empty, [new CreateSequenceOperation(new("numbers"))])
        {
            LeftOut = [new("domain\nshort"), new("trigger touched of users", "CREATE TRIGGER touched\nBEGIN \"x\"; END")],
            Dialect = "SQLite",
        };
        string code = RevisionWriter.Write(draft, "Written");
        Assert.Contains(
            """
                    op.CreateSequence("numbers");
                    // The database holds more, for which there is no operation. What is to be made elsewhere, too, belongs into op.Sql:
                    // - domain short
                    // - trigger touched of users
                    //   op.Sql("CREATE TRIGGER touched\nBEGIN \"x\"; END", dialect: "SQLite");
                }
            """,
            code, StringComparison.Ordinal);
        Assert.Equal(draft.Operations, WrittenCode.Load(WrittenCode.Compile(code), "WhatWasThere").Operations);
    }

    [Theory]
    [InlineData("Add users table", "20260102_030405_add_users_table")]
    [InlineData("  Ünïcode & more!", "20260102_030405_uenicode_more")]
    [InlineData("…", "20260102_030405")]
    public void Ids_are_made_of_the_time_and_the_message(string message, string id) =>
        Assert.Equal(id, RevisionDraft.IdOf(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), message));
}
