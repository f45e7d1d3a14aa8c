using Orm.Mapping;
using Orm.Schema;
using Orm.Specs.Schema;

namespace Orm.Sqlite.Tests;

/// <summary>SQLite keeps the text of what made a table; whatever its grammar allows is read.</summary>
public sealed class SchemaReaderTests
{
    [Fact]
    public async Task Every_spelling_of_a_table_is_read()
    {
        DatabaseSchema schema = await ReadAsync(
            """
            CREATE TABLE [a b] (id INTEGER PRIMARY KEY, code TEXT UNIQUE ON CONFLICT IGNORE CHECK (length(code) > 1), "it's" varchar ( 20 ) COLLATE nocase DEFAULT 'x, (y)',
              n UNSIGNED BIG INT NOT NULL DEFAULT -5, untyped, now TEXT DEFAULT CURRENT_TIMESTAMP, v AS (n + 1), s INT GENERATED ALWAYS AS (n * 2) STORED, -- a comment, here
              CONSTRAINT named CHECK (n > 0 /* and */) CONSTRAINT uq UNIQUE (code DESC, n)) WITHOUT ROWID;
            CREATE TABLE child (a INT REFERENCES [A B] ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED, b INT,
              FOREIGN KEY (A, b) REFERENCES "a b" (ID, N) MATCH FULL ON DELETE SET DEFAULT);
            CREATE UNIQUE INDEX part ON child (a ASC, b DESC) WHERE a > 1;
            CREATE INDEX expression ON child (a + b);
            CREATE TABLE copy AS SELECT 1 AS one, 'x' AS two;
            """);
        TableSchema table = schema.FindTable("a b")!;
        Assert.Equal(["id", "code", "it's", "n", "untyped", "now", "v", "s"], table.Columns.Select(static c => c.Name));
        Assert.Equal(new KeySchema("pk_a b", ["id"]), table.PrimaryKey);
        Assert.Equal(new ColumnTypeSchema(StoredKind.String) { MaxLength = 20 }, table.FindColumn("it's")!.Type);
        Assert.Equal((Collation.IgnoreCase, "x, (y)"), (table.FindColumn("it's")!.Collation, table.FindColumn("it's")!.Default!.Value));
        Assert.Equal(new ColumnTypeSchema(StoredKind.Int64) { DatabaseType = "UNSIGNED BIG INT" }, table.FindColumn("n")!.Type);
        Assert.Equal((-5, false), (table.FindColumn("n")!.Default!.Value, table.FindColumn("n")!.IsNullable));
        Assert.Equal("CURRENT_TIMESTAMP", table.FindColumn("now")!.Default!.Sql);
        Assert.Equal(("n + 1", false), (table.FindColumn("v")!.ComputedSql, table.FindColumn("v")!.IsStored));
        Assert.Equal(("n * 2", true), (table.FindColumn("s")!.ComputedSql, table.FindColumn("s")!.IsStored));
        Assert.Equal([("ck_a b_code", "length(code) > 1"), ("named", "n > 0 /* and */")], table.Checks.Select(static c => (c.Name, c.Sql)));
        Assert.Equal(["uq", "uq_a b_code"], table.Indexes.Select(static i => i.Name));

        TableSchema child = schema.FindTable("child")!;
        Assert.Equal(
            [
                new ForeignKeySchema("fk_child_a_a b", ["a"], "a b", ["id"]) { OnDelete = ReferentialAction.Cascade, OnUpdate = ReferentialAction.SetNull },
                new ForeignKeySchema("fk_child_a_b_a b", ["a", "b"], "a b", ["id", "n"]) { OnDelete = ReferentialAction.SetDefault },
            ],
            child.ForeignKeys);
        Assert.Equal(new IndexSchema("part", [new("a"), new("b", IsDescending: true)]) { IsUnique = true, Filter = "a > 1" }, Assert.Single(child.Indexes));
        Assert.Equal(["one", "two"], schema.FindTable("copy")!.Columns.Select(static c => c.Name));
    }

    [Fact]
    public async Task What_no_schema_can_say_is_told_with_its_statement()
    {
        DatabaseSchema schema = await ReadAsync(
            """
            CREATE TABLE plain (id INTEGER PRIMARY KEY, word TEXT, parent INT REFERENCES plain (id) NOT DEFERRABLE);
            CREATE INDEX ix_lower ON plain (lower(word));
            CREATE INDEX ix_plain ON plain (word);
            CREATE TRIGGER plain_changed AFTER UPDATE ON plain BEGIN DELETE FROM keys; END;
            CREATE TABLE keys (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
            CREATE TABLE odd (id INTEGER PRIMARY KEY, word TEXT UNIQUE ON CONFLICT IGNORE, plain_id INT REFERENCES plain (id) DEFERRABLE INITIALLY DEFERRED);
            CREATE VIRTUAL TABLE texts USING fts5 (content);
            CREATE VIEW words AS SELECT word FROM plain;
            """);
        Assert.Equal(["keys", "odd", "plain"], schema.Tables.Select(static t => t.Name.Name));
        Assert.Equal(
            [
                new("index ix_lower of table plain, over an expression or with a collation of its own", "CREATE INDEX ix_lower ON plain (lower(word))"),
                new("table keys is STRICT, and taken over as one that is not (a rebuild keeps it)"),
                new("table keys is WITHOUT ROWID, and taken over as a table with one (a rebuild keeps it)"),
                new("table odd has DEFERRABLE foreign keys, which are taken over as immediate ones (as a rebuild does)"),
                new("table odd has ON CONFLICT clauses, and is taken over without (as a rebuild does)"),
                new("trigger plain_changed of plain", "CREATE TRIGGER plain_changed AFTER UPDATE ON plain BEGIN DELETE FROM keys; END"),
                new("virtual table texts", "CREATE VIRTUAL TABLE texts USING fts5 (content)"),
            ],
            schema.Unsupported);
    }

    [Theory]
    [InlineData("\"a\" BETWEEN 1 AND 2", "a >= 1 and (a) <= 2")]
    [InlineData("a IN (1)", "a = 1")]
    [InlineData("NOT (a = 1 OR b IS NULL)", "a <> 1 AND b IS NOT NULL")]
    [InlineData("a != 1.50", "(a <> 1.5)")]
    [InlineData("CASE WHEN a THEN 1 ELSE NULL END = 1", "case when A then 1 end=1")]
    [InlineData("coalesce(a, 'It''s') LIKE 'x%' ESCAPE '!'", "COALESCE ( a , 'It''s' ) like 'x%' escape '!'")]
    public void Expressions_that_say_the_same_are_equal(string one, string other) =>
        Assert.Equal(Canonical(one), Canonical(other));

    [Theory]
    [InlineData("a > 1", "a >= 1")]
    [InlineData("a = 'x'", "a = 'X'")]
    [InlineData("a AND b OR c", "a AND (b OR c)")]
    [InlineData("a - (b - c)", "a - b - c")]
    [InlineData("cast(a as integer) = 1", "cast(a as text) = 1")]
    public void Expressions_that_differ_are_not(string one, string other) =>
        Assert.NotEqual(Canonical(one), Canonical(other));

    private static DatabaseSchema Canonical(string sql) => SqliteDialect.Instance.Schema.Canonical(new() { Tables = [new("t") { Checks = [new("c", sql)] }] });

    private static async Task<DatabaseSchema> ReadAsync(string script)
    {
        await using Database database = Sqlite.Memory(static options => options.Models = []);
        await SchemaRunner.RunAsync(database, [script], Sqlite.Token);
        return await database.ReadSchemaAsync(Sqlite.Token);
    }
}
