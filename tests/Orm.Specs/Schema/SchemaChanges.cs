using Orm.Mapping;
using Orm.Schema;

namespace Orm.Specs.Schema;

/// <summary>A small library's schema, and changes of it by name: what the specs do to a database that has rows.</summary>
internal sealed class SchemaChanges(Func<string, string> quote)
{
    private static readonly ColumnTypeSchema Int = new(StoredKind.Int32);
    private static readonly EnumSchema Moods = new("moods", ["calm", "wild"]);

    /// <summary>The schema that changes begin with.</summary>
    public DatabaseSchema Before => new()
    {
        Tables = [Authors, Books, Editions],
        Enums = [Moods],
    };

    private static ColumnTypeSchema Mood => new(StoredKind.Named) { Enum = Moods.Name, Labels = Moods.Labels };

    private TableSchema Authors => new("authors")
    {
        Columns =
        [
            new("id", Int) { Generation = ValueGeneration.Identity },
            new("name", Text(50)),
            new("rating", Int) { Default = new() { Value = 5 } },
            new("factor", new(StoredKind.Double)) { IsNullable = true },
            new("born", new(StoredKind.DateOnly)) { IsNullable = true },
            new("motto", Text(20)) { IsNullable = true },
            new("mood", Mood) { Default = new() { Value = "calm" } },
            new("best_book", Int) { IsNullable = true },
            new("tenfold", Int) { IsNullable = true, ComputedSql = $"{Quoted("rating")} * 10", IsStored = true },
        ],
        PrimaryKey = new("pk_authors", ["id"]),
        Indexes = [new("ix_authors_born", [new("born", IsDescending: true)]), new("uq_authors_name", [new("name")]) { IsUnique = true }],
        ForeignKeys = [new("fk_authors_best_book_books", ["best_book"], "books", ["id"]) { OnDelete = ReferentialAction.SetNull }],
        Checks = [new("ck_authors_rating", $"{Quoted("rating")} BETWEEN 1 AND 10")],
    };

    private static TableSchema Books => new("books")
    {
        Columns = [new("id", Int) { Generation = ValueGeneration.Identity }, new("author_id", Int), new("title", Text(100)), new("isbn", Text(20)) { IsNullable = true }, new("note", new(StoredKind.String)) { IsNullable = true }],
        PrimaryKey = new("pk_books", ["id"]),
        Indexes = [new("ix_books_title", [new("title")])],
        ForeignKeys = [new("fk_books_author_id_authors", ["author_id"], "authors", ["id"]) { OnDelete = ReferentialAction.Cascade }],
    };

    private static TableSchema Editions => new("editions")
    {
        Columns = [new("book_id", Int), new("number", Int), new("price", new(StoredKind.Decimal) { Precision = 10, Scale = 2 })],
    };

    /// <summary>Rows for <see cref="Before"/>, as ANSI SQL. The last author's number is given to nobody else.</summary>
    public static string[] Rows =>
    [
        """INSERT INTO "authors" ("name", "rating", "factor", "born", "motto", "mood") VALUES ('Ada', 9, 1.5, '1815-12-10', 'numbers', 'wild')""",
        """INSERT INTO "authors" ("name", "factor") VALUES ('Bob', 2)""",
        """INSERT INTO "authors" ("name", "factor") VALUES ('Gone', 0)""",
        """DELETE FROM "authors" WHERE "id" = 3""",
        """INSERT INTO "books" ("author_id", "title", "isbn", "note") VALUES (1, 'Notes', '123', 'a long one')""",
        """INSERT INTO "books" ("author_id", "title", "isbn") VALUES (1, 'More notes', '456')""",
        """INSERT INTO "books" ("author_id", "title") VALUES (2, 'Bobs')""",
        """UPDATE "authors" SET "best_book" = 2 WHERE "id" = 1""",
        """INSERT INTO "editions" VALUES (1, 1, 10.50)""",
        """INSERT INTO "editions" VALUES (1, 2, 12)""",
    ];

    /// <summary>Every change by its name.</summary>
    public Dictionary<string, SchemaOperation[]> All => new()
    {
        ["create table"] = [new CreateTableOperation(new TableSchema("reviews")
        {
            Columns = [new("book_id", Int), new("text", new(StoredKind.String)) { Comment = "what they say" }],
            PrimaryKey = new("pk_reviews", ["book_id"]),
            ForeignKeys = [new("fk_reviews_book_id_books", ["book_id"], "books", ["id"])],
            Indexes = [new("ix_reviews_text", [new("text", IsDescending: true)])],
            Comment = "opinions",
        })],
        ["drop table"] = [new DropTableOperation("editions")],
        ["rename table"] = [new RenameTableOperation("authors", "writers")],
        ["add nullable column"] = [new AddColumnOperation("authors", new("nick", Text(10)) { IsNullable = true, Comment = "short" })],
        ["add column with default"] = [new AddColumnOperation("authors", new("level", Int) { Default = new() { Value = 3 } })],
        ["add column with computed default"] = [new AddColumnOperation("authors", new("level", Int) { Default = new() { Sql = "1 + 2" } })],
        ["add column with clock"] = [new AddColumnOperation("authors", new("seen", new(StoredKind.DateTimeOffset)) { Default = new() { IsNow = true } })],
        ["add filled column"] = [new AddColumnOperation("authors", new("label", Text(60))) { BackfillSql = $"lower({Quoted("name")})" }],
        ["add filled nullable column"] = [new AddColumnOperation("authors", new("label", Text(60)) { IsNullable = true }) { BackfillSql = $"lower({Quoted("name")})" }],
        ["add computed column"] = [new AddColumnOperation("authors", new("twice", Int) { IsNullable = true, ComputedSql = $"{Quoted("rating")} * 2", IsStored = true })],
        ["drop column"] = [new DropColumnOperation("authors", "motto")],
        ["drop column with index"] = [new DropIndexOperation("authors", "ix_authors_born"), new DropColumnOperation("authors", "born")],
        ["rename column"] = [new RenameColumnOperation("books", "title", "heading")],
        ["rename key column"] = [new RenameColumnOperation("authors", "id", "number")],
        ["replace column"] = [new AddColumnOperation("authors", new("saying", Text(40)) { IsNullable = true }) { BackfillSql = Quoted("motto") }, new DropColumnOperation("authors", "motto")],
        ["widen integer"] = [Alter("editions", "number", c => c with { Type = new(StoredKind.Int64) })],
        ["integer to text"] = [Alter("editions", "number", c => c with { Type = Text(20) })],
        ["text to integer"] = [Alter("books", "isbn", c => c with { Type = Int })],
        ["decimal to double"] = [Alter("editions", "price", c => c with { Type = new(StoredKind.Double) })],
        ["lengthen text"] = [Alter("books", "title", c => c with { Type = Text(200) })],
        ["unbound text"] = [Alter("books", "isbn", c => c with { Type = new(StoredKind.String) })],
        ["convert by expression"] = [Alter("authors", "motto", c => c with { Type = Int }, usingSql: $"length({Quoted("motto")})")],
        ["require column"] = [Alter("authors", "factor", c => c with { IsNullable = false })],
        ["relax column"] = [Alter("books", "title", c => c with { IsNullable = true })],
        ["set default"] = [Alter("books", "title", c => c with { Default = new() { Value = "it's new" } })],
        ["change default"] = [Alter("authors", "mood", c => c with { Default = new() { Value = "wild" } })],
        ["drop default"] = [Alter("authors", "mood", c => c with { Default = null })],
        ["change collation"] = [Alter("books", "isbn", c => c with { Collation = Collation.IgnoreCase })],
        ["comment column"] = [Alter("books", "title", c => c with { Comment = "what it's called" })],
        ["type and default and null at once"] = [Alter("editions", "number", c => c with { Type = new(StoredKind.Int64), Default = new() { Value = 1 }, IsNullable = true })],
        ["keep computed values"] = [Alter("authors", "tenfold", c => c with { ComputedSql = null, IsStored = false })],
        ["stop generation"] = [new DropForeignKeyOperation("authors", "fk_authors_best_book_books"), Alter("books", "id", c => c with { Generation = ValueGeneration.None })],
        ["start generation"] =
        [
            new DropForeignKeyOperation("authors", "fk_authors_best_book_books"), Alter("books", "id", c => c with { Generation = ValueGeneration.None }), Alter("books", "id", c => c),
        ],
        ["add key"] = [new AddPrimaryKeyOperation("editions", new("pk_editions", ["book_id", "number"]))],
        ["drop key"] = [new DropForeignKeyOperation("authors", "fk_authors_best_book_books"), Alter("books", "id", c => c with { Generation = ValueGeneration.None }), new DropPrimaryKeyOperation("books")],
        ["change key"] =
        [
            new DropForeignKeyOperation("authors", "fk_authors_best_book_books"), Alter("books", "id", c => c with { Generation = ValueGeneration.None }),
            new DropPrimaryKeyOperation("books"), new AddPrimaryKeyOperation("books", new("pk_books", ["title", "id"])),
        ],
        ["relax column of a key that goes"] =
        [
            new AddPrimaryKeyOperation("editions", new("pk_editions", ["book_id", "number"])), Alter("editions", "number", c => c with { IsNullable = true }), new DropPrimaryKeyOperation("editions"),
        ],
        ["relax column that leaves the key"] =
        [
            new AddPrimaryKeyOperation("editions", new("pk_editions", ["book_id", "number", "price"])), Alter("editions", "price", c => c with { IsNullable = true }),
            new DropPrimaryKeyOperation("editions"), new AddPrimaryKeyOperation("editions", new("pk_editions", ["book_id", "number"])),
        ],
        ["add foreign key"] = [new AddForeignKeyOperation("editions", new("fk_editions_book_id_books", ["book_id"], "books", ["id"]) { OnDelete = ReferentialAction.Cascade })],
        ["drop foreign key"] = [new DropForeignKeyOperation("books", "fk_books_author_id_authors")],
        ["change foreign key"] =
        [
            new DropForeignKeyOperation("books", "fk_books_author_id_authors"),
            new AddForeignKeyOperation("books", new("fk_books_author_id_authors", ["author_id"], "authors", ["id"]) { OnUpdate = ReferentialAction.Cascade }),
        ],
        ["create index"] = [new CreateIndexOperation("books", new("ix_books_isbn_title", [new("isbn"), new("title", IsDescending: true)]))],
        ["create index over long text"] = [new CreateIndexOperation("books", new("ix_books_note", [new("note")]))],
        ["create and drop index over long text"] = [new CreateIndexOperation("books", new("ix_books_note", [new("note")])), new DropIndexOperation("books", "ix_books_note")],
        ["create index for foreign key"] = [new CreateIndexOperation("books", new("ix_books_author_id", [new("author_id")]))],
        ["drop index of foreign key"] = [new CreateIndexOperation("books", new("ix_books_author_id", [new("author_id")])), new DropIndexOperation("books", "ix_books_author_id")],
        ["create unique index"] = [new CreateIndexOperation("books", new("uq_books_isbn", [new("isbn")]) { IsUnique = true })],
        ["create partial index"] = [new CreateIndexOperation("books", new("ix_books_part", [new("title")]) { Filter = $"{Quoted("isbn")} IS NOT NULL" })],
        ["drop index"] = [new DropIndexOperation("books", "ix_books_title")],
        ["drop unique index"] = [new DropIndexOperation("authors", "uq_authors_name")],
        ["rename index"] = [new RenameIndexOperation("books", "ix_books_title", "ix_books_heading")],
        ["rename unique index"] = [new RenameIndexOperation("authors", "uq_authors_name", "uq_writers_name")],
        ["rename constraints"] =
        [
            new RenameConstraintOperation("authors", "pk_authors", "pk_writers"), new RenameConstraintOperation("authors", "ck_authors_rating", "ck_writers_rating"),
            new RenameConstraintOperation("books", "fk_books_author_id_authors", "fk_books_author_id_writers"),
        ],
        ["add check"] = [new AddCheckOperation("books", new("ck_books_title", $"{Quoted("title")} <> ''"))],
        ["drop check"] = [new DropCheckOperation("authors", "ck_authors_rating")],
        ["comment table"] = [new CommentTableOperation("books", "all of them")],
        ["take comment away"] = [new CommentTableOperation("books", "all of them"), new CommentTableOperation("books", null)],
        ["create view"] = [new CreateViewOperation(new("titles", $"SELECT {Quoted("title")} FROM {Quoted("books")}"))],
        ["drop view"] = [new CreateViewOperation(new("titles", $"SELECT {Quoted("title")} FROM {Quoted("books")}")), new DropViewOperation("titles")],
        ["create enum"] = [new CreateEnumOperation(new("sizes", ["small", "it's big"]))],
        ["drop enum"] = [new CreateEnumOperation(new("sizes", ["small"])), new DropEnumOperation("sizes")],
        ["add labels"] = [new AlterEnumOperation("moods", ["first", "calm", "middle", "wild", "last"])],
        ["add label and use it"] = [new AlterEnumOperation("moods", ["calm", "wild", "last"]), new SqlOperation($"UPDATE {Quoted("authors")} SET {Quoted("mood")} = 'last' WHERE {Quoted("id")} = 2")],
        ["reorder labels"] = [new AlterEnumOperation("moods", ["wild", "calm"])],
        ["many changes of one table"] =
        [
            new DropForeignKeyOperation("books", "fk_books_author_id_authors"), new DropIndexOperation("books", "ix_books_title"),
            Alter("books", "title", c => c with { Type = Text(120), IsNullable = true }), new AddColumnOperation("books", new("pages", Int) { Default = new() { Value = 100 } }),
            new AddCheckOperation("books", new("ck_books_pages", $"{Quoted("pages")} > 0")), new CreateIndexOperation("books", new("uq_books_title", [new("title")]) { IsUnique = true }),
            new AddForeignKeyOperation("books", new("fk_books_author_id_authors", ["author_id"], "authors", ["id"])),
        ],
        ["nothing to do elsewhere"] = [new SqlOperation("this is no SQL") { Dialect = "another database" }],
    };

    private string Quoted(string name) => quote(name);

    private AlterColumnOperation Alter(string table, string column, Func<ColumnSchema, ColumnSchema> change, string? usingSql = null) =>
        new(table, column, change(Before.FindTable(table)!.FindColumn(column)!)) { UsingSql = usingSql };

    private static ColumnTypeSchema Text(int length) => new(StoredKind.String) { MaxLength = length };
}
