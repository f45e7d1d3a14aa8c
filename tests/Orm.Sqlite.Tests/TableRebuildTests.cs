using Orm.Mapping;
using Orm.Schema;
using Orm.Specs.Schema;

namespace Orm.Sqlite.Tests;

/// <summary>What ALTER TABLE cannot do: the table is made anew, and all that belongs to it stays.</summary>
public sealed class TableRebuildTests
{
    private static readonly ColumnTypeSchema Integer = new(StoredKind.Int32);

    private static readonly TableSchema Parents = new("parents")
    {
        Columns = [new("id", Integer) { Generation = ValueGeneration.Identity }, new("name", new(StoredKind.String)) { IsNullable = true }, new("size", Integer) { IsNullable = true }],
        PrimaryKey = new("pk_parents", ["id"]),
        Indexes = [new("ix_parents_name", [new("name")])],
    };

    private static readonly TableSchema Children = new("children")
    {
        Columns = [new("id", Integer) { Generation = ValueGeneration.Identity }, new("parent_id", Integer)],
        PrimaryKey = new("pk_children", ["id"]),
        ForeignKeys = [new("fk_children_parent_id_parents", ["parent_id"], "parents", ["id"]) { OnDelete = ReferentialAction.Cascade }],
    };

    private static readonly DatabaseSchema Family = new() { Tables = [Children, Parents] };

    private static readonly AddCheckOperation Check = new("parents", new("ck_parents_size", "\"size\" > 0"));

    [Fact]
    public void The_statements_are_those_of_sqlites_own_procedure()
    {
        IReadOnlyList<SchemaStatement> statements = SqliteDialect.Instance.Schema.Write(Check, Family);
        Assert.Equal(
            [
                "PRAGMA foreign_keys = OFF",
                """CREATE TEMP TABLE "orm_kept" AS SELECT type, sql FROM main.sqlite_master WHERE type IN ('index', 'trigger') AND tbl_name = 'parents' COLLATE NOCASE AND sql IS NOT NULL AND name COLLATE NOCASE NOT IN ('ix_parents_name')""",
                """
                CREATE TABLE "orm_new_parents" (
                    "id" INTEGER NOT NULL CONSTRAINT "pk_parents" PRIMARY KEY AUTOINCREMENT,
                    "name" TEXT,
                    "size" INTEGER,
                    CONSTRAINT "ck_parents_size" CHECK ("size" > 0)
                )
                """,
                """INSERT INTO "orm_new_parents" ("id", "name", "size") SELECT "id", "name", "size" FROM "parents" """.TrimEnd(),
                "DELETE FROM sqlite_sequence WHERE name = 'orm_new_parents'",
                "INSERT INTO sqlite_sequence (name, seq) SELECT 'orm_new_parents', seq FROM sqlite_sequence WHERE name = 'parents'",
                """DROP TABLE "parents" """.TrimEnd(),
                "PRAGMA legacy_alter_table = ON",
                """ALTER TABLE "orm_new_parents" RENAME TO "parents" """.TrimEnd(),
                "PRAGMA legacy_alter_table = OFF",
                """CREATE INDEX "ix_parents_name" ON "parents" ("name")""",
                """SELECT sql FROM temp."orm_kept" ORDER BY type""",
                """DROP TABLE temp."orm_kept" """.TrimEnd(),
                """CREATE TEMP TABLE "orm_problems" (problem, CONSTRAINT "every row finds those that it refers to" CHECK (problem IS NULL))""",
                """INSERT INTO temp."orm_problems" SELECT 1 FROM pragma_foreign_key_check WHERE "table" COLLATE NOCASE IN ('parents') OR parent COLLATE NOCASE IN ('parents') LIMIT 1""",
                """DROP TABLE temp."orm_problems" """.TrimEnd(),
                "PRAGMA legacy_alter_table = OFF",
                "PRAGMA foreign_keys = ON",
            ],
            statements.Select(static s => s.Sql));
        Assert.Equal([0, 16, 17], statements.Index().Where(static s => s.Item.OutsideTransaction).Select(static s => s.Index));
        Assert.Equal([11], statements.Index().Where(static s => s.Item.RowsAreStatements).Select(static s => s.Index));
    }

    [Fact]
    public async Task Triggers_views_indexes_over_expressions_and_referring_rows_stay()
    {
        await using Database database = await FamilyAsync(
            """
            CREATE TABLE log (what TEXT);
            CREATE TRIGGER parents_inserted AFTER INSERT ON parents BEGIN INSERT INTO log VALUES ('new ' || new.name); END;
            CREATE INDEX ix_lower ON parents (lower(name));
            CREATE INDEX ix_nocase ON parents (name COLLATE NOCASE) WHERE size > 1;
            CREATE VIEW sized AS SELECT name, size FROM parents WHERE size IS NOT NULL;
            """);
        await RunAsync(database, [Check, new AlterColumnOperation("parents", "size", Parents.FindColumn("size")! with { Type = new(StoredKind.Double) })]);
        await SchemaRunner.RunAsync(database, ["INSERT INTO parents (name, size) VALUES ('late', 3)"], Sqlite.Token);
        Assert.Equal("new late", await ScalarAsync(database, "SELECT what FROM log"));
        Assert.Equal("ix_lower,ix_nocase,ix_parents_name", await ScalarAsync(database, "SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'parents' AND sql IS NOT NULL ORDER BY name)"));
        Assert.Equal("late,one", await ScalarAsync(database, "SELECT group_concat(name) FROM (SELECT name FROM sized ORDER BY name)"));
        Assert.Equal("2", await ScalarAsync(database, "SELECT CAST(count(*) AS TEXT) FROM children"));
        Assert.Equal("0", await ScalarAsync(database, "SELECT CAST(count(*) AS TEXT) FROM sqlite_temp_master"));
    }

    [Theory]
    [InlineData("STRICT")]
    [InlineData("WITHOUT ROWID")]
    [InlineData("WITHOUT ROWID, STRICT")]
    public async Task Options_of_the_table_stay(string options)
    {
        await using Database database = Sqlite.Memory(static o => o.Models = []);
        await SchemaRunner.RunAsync(database, [$"CREATE TABLE \"Words\" (word TEXT NOT NULL, number INTEGER, CONSTRAINT pk_words PRIMARY KEY (word)) {options}; INSERT INTO words VALUES ('one', 1)"], Sqlite.Token);
        DatabaseSchema before = await database.ReadSchemaAsync(Sqlite.Token);
        var check = new AddCheckOperation("Words", new("ck_words_number", "number > 0"));

        await SchemaRunner.RunAsync(database, SqliteDialect.Instance.Schema.Write(check, before), Sqlite.Token);

        DatabaseSchema after = await database.ReadSchemaAsync(Sqlite.Token);
        SchemaText.Same(SqliteDialect.Instance.Schema, check.Apply(before), after);
        Assert.Equal(before.Unsupported, after.Unsupported);
        Assert.Equal(options.Split(',').Length, after.Unsupported.Count);
        Assert.Equal("1", await ScalarAsync(database, "SELECT CAST(number AS TEXT) FROM words WHERE word = 'one'"));
    }

    [Fact]
    public async Task Foreign_keys_are_on_again_and_cascade()
    {
        await using Database database = await FamilyAsync();
        await RunAsync(database, [Check]);
        await SchemaRunner.RunAsync(database, ["DELETE FROM parents WHERE id = 1"], Sqlite.Token);
        Assert.Equal("0", await ScalarAsync(database, "SELECT CAST(count(*) AS TEXT) FROM children"));
        Assert.Equal("1", await ScalarAsync(database, "SELECT CAST(foreign_keys AS TEXT) FROM pragma_foreign_keys"));
    }

    [Fact]
    public async Task Keys_that_were_given_are_not_given_again_though_the_table_is_empty()
    {
        await using Database database = await FamilyAsync("DELETE FROM parents;");
        await RunAsync(database, [Check]);
        await SchemaRunner.RunAsync(database, ["INSERT INTO parents (name, size) VALUES ('next', 1)"], Sqlite.Token);
        Assert.Equal("3", await ScalarAsync(database, "SELECT CAST(id AS TEXT) FROM parents"));
    }

    [Fact]
    public async Task Rows_that_find_no_principal_are_refused_and_nothing_changes()
    {
        DatabaseSchema loose = new() { Tables = [Children with { ForeignKeys = [] }, Parents] };
        await using Database database = await CreateAsync(loose, "INSERT INTO parents (name) VALUES ('one'); INSERT INTO children (parent_id) VALUES (7);");
        var operation = new AddForeignKeyOperation("children", Children.ForeignKeys[0]);
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => SchemaRunner.RunAsync(database, SqliteDialect.Instance.Schema.Write(operation, loose), Sqlite.Token));
        Assert.Contains("every row finds those that it refers to", error.Message, StringComparison.Ordinal);
        SchemaText.Same(SqliteDialect.Instance.Schema, loose, await database.ReadSchemaAsync(Sqlite.Token));
        Assert.Equal("7", await ScalarAsync(database, "SELECT CAST(parent_id AS TEXT) FROM children"));
    }

    [Fact]
    public async Task Values_that_do_not_convert_are_refused()
    {
        await using Database database = await FamilyAsync();
        var operation = new AlterColumnOperation("parents", "name", Parents.FindColumn("name")! with { Type = Integer });
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(database, [operation]));
        Assert.Contains("the values of parents.name are convertible, or UsingSql says how", error.Message, StringComparison.Ordinal);
        Assert.Equal("one", await ScalarAsync(database, "SELECT name FROM parents WHERE id = 1"));
    }

    [Fact]
    public void Changes_of_one_table_are_one_rebuild_and_what_alter_can_do_is_none()
    {
        SchemaOperation[] operations =
        [
            Check,
            new AlterColumnOperation("children", "parent_id", Children.FindColumn("parent_id")! with { IsNullable = true }),
            new AddColumnOperation("parents", new("note", new(StoredKind.String)) { IsNullable = true }),
            new AlterColumnOperation("parents", "size", Parents.FindColumn("size")! with { IsNullable = false, Default = new() { Value = 1 } }),
        ];
        Assert.Equal(2, SqliteDialect.Instance.Schema.Write(operations, Family).Count(static s => s.Sql.StartsWith("CREATE TABLE", StringComparison.Ordinal)));
        Assert.Equal(
            ["ALTER TABLE \"parents\" ADD COLUMN \"note\" TEXT", "CREATE INDEX \"ix_note\" ON \"parents\" (\"note\")", "ALTER TABLE \"parents\" RENAME COLUMN \"note\" TO \"text\"", "DROP INDEX \"ix_parents_name\"", "ALTER TABLE \"parents\" DROP COLUMN \"name\""],
            SqliteDialect.Instance.Schema.Write(
                [
                    operations[2],
                    new AlterColumnOperation("parents", "size", Parents.FindColumn("size")! with { Type = new(StoredKind.Int64) }),
                    new CreateIndexOperation("parents", new("ix_note", [new("note")])),
                    new RenameColumnOperation("parents", "note", "text"),
                    new DropIndexOperation("parents", "ix_parents_name"),
                    new DropColumnOperation("parents", "name"),
                ], Family).Select(static s => s.Sql));
    }

    private static Task<Database> FamilyAsync(string more = "") =>
        CreateAsync(Family, "INSERT INTO parents (name, size) VALUES ('one', 1), ('two', NULL); INSERT INTO children (parent_id) VALUES (1), (1);" + more);

    private static async Task<Database> CreateAsync(DatabaseSchema schema, string script)
    {
        Database database = Sqlite.Memory(static options => options.Models = []);
        await SchemaRunner.RunAsync(database, [.. SqliteDialect.Instance.Schema.CreateAll(schema), script], Sqlite.Token);
        return database;
    }

    private static Task RunAsync(Database database, SchemaOperation[] operations) =>
        SchemaRunner.RunAsync(database, SqliteDialect.Instance.Schema.Write(operations, Family), Sqlite.Token);

    private static async Task<string?> ScalarAsync(Database database, string sql)
    {
        await using Session session = database.OpenSession();
        var text = new RawSqlHandler(sql.Length, 0);
        text.AppendLiteral(sql);
        return await session.Sql(text).ScalarAsync<string>(Sqlite.Token);
    }
}
