using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.Sqlite.Tests;

/// <summary>The DDL of a model, as text and on a database.</summary>
public sealed class SchemaTests
{
    private static readonly TableInfo Authors = new()
    {
        Name = "authors",
        Columns =
        [
            new() { Name = "id", Property = "Id", Type = ColumnTypes.Int32, Generation = ValueGeneration.Identity },
            new() { Name = "name", Property = "Name", Type = ColumnTypes.String, MaxLength = 50, Collation = "NOCASE" },
            new() { Name = "created", Property = "Created", Type = ColumnTypes.DateTimeOffset, DefaultNow = true },
            new() { Name = "best_book", Property = "BestBook", Type = ColumnTypes.Int32, IsNullable = true },
            new() { Name = "initial", Property = "Initial", Type = ColumnTypes.String, ComputedSql = "substr(\"name\", 1, 1)" },
            new() { Name = "rating", Property = "Rating", Type = ColumnTypes.Int32, Default = 5 },
            new() { Name = "motto", Property = "Motto", Type = ColumnTypes.String, Default = "it's" },
            new() { Name = "token", Property = "Token", Type = ColumnTypes.String, DefaultSql = "lower(hex(randomblob(4)))" },
        ],
        PrimaryKey = new("pk_authors", [0]),
        ForeignKeys = static () => [new() { Name = "fk_authors_best_book_books", Columns = [3], Principal = static () => Books!, PrincipalColumns = [0], IsNullable = true, OnDelete = ReferentialAction.SetNull }],
        Indexes = [new("uq_authors_name", [1], IsUnique: true), new("ix_authors_created", [2], IsUnique: false) { Descending = [true] }],
        Checks = [new("ck_authors_rating", "\"rating\" between 1 and 10")],
    };

    private static readonly TableInfo Books = new()
    {
        Name = "books",
        Columns =
        [
            new() { Name = "id", Property = "Id", Type = ColumnTypes.Int32, Generation = ValueGeneration.Identity },
            new() { Name = "author_id", Property = "AuthorId", Type = ColumnTypes.Int32 },
        ],
        PrimaryKey = new("pk_books", [0]),
        ForeignKeys = static () => [new() { Name = "fk_books_author_id_authors", Columns = [1], Principal = static () => Authors, PrincipalColumns = [0], OnDelete = ReferentialAction.Cascade }],
    };

    private static readonly TableInfo Shelves = new()
    {
        Name = "shelves",
        Columns =
        [
            new() { Name = "room", Property = "", Type = ColumnTypes.String },
            new() { Name = "book_id", Property = "", Type = ColumnTypes.Int32 },
        ],
        PrimaryKey = new("pk_shelves", [0, 1]),
        ForeignKeys = static () => [new() { Name = "fk_shelves_book_id_books", Columns = [1], Principal = static () => Books, PrincipalColumns = [0] }],
    };

    private static readonly ModelInfo Model = new() { Entities = [], AssociationTables = [Shelves, Authors, Books] };

    [Fact]
    public void Tables_follow_those_they_refer_to_and_are_written_whole()
    {
        List<string> statements = SqliteDialect.Instance.Schema.CreateAll([Model]);
        Assert.Equal(
            [
                """
                CREATE TABLE IF NOT EXISTS "authors" (
                    "id" INTEGER NOT NULL CONSTRAINT "pk_authors" PRIMARY KEY AUTOINCREMENT,
                    "name" VARCHAR(50) COLLATE NOCASE NOT NULL,
                    "created" TEXT NOT NULL DEFAULT (rtrim(rtrim(strftime('%Y-%m-%d %H:%M:%f', 'now'), '0'), '.') || '+00:00'),
                    "best_book" INTEGER,
                    "initial" TEXT GENERATED ALWAYS AS (substr("name", 1, 1)) VIRTUAL,
                    "rating" INTEGER NOT NULL DEFAULT 5,
                    "motto" TEXT NOT NULL DEFAULT 'it''s',
                    "token" TEXT NOT NULL DEFAULT (lower(hex(randomblob(4)))),
                    CONSTRAINT "uq_authors_name" UNIQUE ("name"),
                    CONSTRAINT "fk_authors_best_book_books" FOREIGN KEY ("best_book") REFERENCES "books" ("id") ON DELETE SET NULL,
                    CONSTRAINT "ck_authors_rating" CHECK ("rating" between 1 and 10)
                )
                """,
                """CREATE INDEX IF NOT EXISTS "ix_authors_created" ON "authors" ("created" DESC)""",
                """
                CREATE TABLE IF NOT EXISTS "books" (
                    "id" INTEGER NOT NULL CONSTRAINT "pk_books" PRIMARY KEY AUTOINCREMENT,
                    "author_id" INTEGER NOT NULL,
                    CONSTRAINT "fk_books_author_id_authors" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE CASCADE
                )
                """,
                """
                CREATE TABLE IF NOT EXISTS "shelves" (
                    "room" TEXT NOT NULL,
                    "book_id" INTEGER NOT NULL,
                    CONSTRAINT "pk_shelves" PRIMARY KEY ("room", "book_id"),
                    CONSTRAINT "fk_shelves_book_id_books" FOREIGN KEY ("book_id") REFERENCES "books" ("id")
                )
                """,
            ],
            statements);
    }

    [Fact]
    public async Task Creating_twice_changes_nothing_and_dropping_leaves_nothing()
    {
        var log = new List<string>();
        await using Database database = Sqlite.Memory(options =>
        {
            options.Models = [Model];
            options.Log = log.Add;
        });
        await database.CreateTablesAsync(Sqlite.Token);
        await using (var probe = new Probe(await Sqlite.OpenAsync(database), database))
            await probe.Connection.ExecuteAsync("insert into authors(name) values ('Ada')");
        await database.CreateTablesAsync(Sqlite.Token);
        await using (var probe = new Probe(await Sqlite.OpenAsync(database), database))
        {
            Assert.Equal(("A", 5, "it's"), await probe.Connection.ReadAsync("select initial, rating, motto from authors", r => (r.GetString(0), r.GetInt32(1), r.GetString(2))));
            DateTimeOffset created = await probe.Connection.ReadAsync("select created from authors", r => r.GetFieldValue<DateTimeOffset>(0));
            Assert.InRange(created, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddSeconds(1));
            // The default's text is the one that a bound value of the same instant has.
            Assert.Equal(1, await probe.Connection.ReadAsync("select count(*) from authors where created = ?", r => r.GetInt32(0), b => b.SetDateTimeOffset(0, created)));
        }

        await database.DropTablesAsync(Sqlite.Token);
        await using (var probe = new Probe(await Sqlite.OpenAsync(database), database))
            Assert.Equal(0, await probe.Connection.ReadAsync("select count(*) from sqlite_master where name not like 'sqlite_%'", r => r.GetInt32(0)));
        Assert.Contains("DROP TABLE IF EXISTS \"shelves\"", log);
    }

    [Fact]
    public async Task Tables_whose_rows_refer_to_each_other_are_dropped()
    {
        await using Database database = Sqlite.Memory(static options => options.Models = [Model]);
        await database.CreateTablesAsync(Sqlite.Token);
        await using (var probe = new Probe(await Sqlite.OpenAsync(database), database))
            await probe.Connection.ExecuteScriptAsync("insert into authors(id, name) values (1, 'Ada'); insert into books values (1, 1); update authors set best_book = 1; insert into shelves values ('a', 1)", Sqlite.Token);
        await database.DropTablesAsync(Sqlite.Token);
        await using (var probe = new Probe(await Sqlite.OpenAsync(database), database))
            Assert.Equal(0, await probe.Connection.ReadAsync("select count(*) from sqlite_master where name not like 'sqlite_%'", r => r.GetInt32(0)));
    }

    [Fact]
    public async Task Violations_are_told_in_the_models_names()
    {
        await using Database database = Sqlite.Memory(static options => options.Models = [Model]);
        await database.CreateTablesAsync(Sqlite.Token);
        await using var probe = new Probe(await Sqlite.OpenAsync(database), database);
        await probe.Connection.ExecuteAsync("insert into authors(name) values ('Ada')");
        var exception = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => probe.Connection.ExecuteAsync("insert into authors(name) values ('ADA')"));
        UniqueViolationException unique = Assert.IsType<UniqueViolationException>(database.Translate(exception, probe.Connection, null));
        Assert.Equal("uq_authors_name", unique.Constraint);
        exception = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => probe.Connection.ExecuteAsync("insert into authors(name, rating) values ('Bob', 11)"));
        CheckViolationException check = Assert.IsType<CheckViolationException>(database.Translate(exception, probe.Connection, null));
        Assert.Equal(("ck_authors_rating", "authors"), (check.Constraint, check.Table));
    }

    [Fact]
    public void What_sqlite_cannot_generate_is_refused()
    {
        var table = new TableInfo
        {
            Name = "t",
            Columns = [new() { Name = "id", Property = "Id", Type = ColumnTypes.Int32 }, new() { Name = "n", Property = "N", Type = ColumnTypes.Int32, Generation = ValueGeneration.Sequence, Sequence = "s" }],
            PrimaryKey = new("pk_t", [0]),
        };
        Assert.Contains("no sequences", Assert.Throws<OrmException>(() => SqliteDialect.Instance.Schema.CreateTable(ModelSchema.Of(table), ifNotExists: true)).Message, StringComparison.Ordinal);
    }

    private sealed class Probe(DriverConnection connection, Database database) : IAsyncDisposable
    {
        public DriverConnection Connection { get; } = connection;

        public ValueTask DisposeAsync() => database.ReturnAsync(Connection, reset: false);
    }
}
