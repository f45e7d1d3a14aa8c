using Orm.Mapping;
using Orm.Schema;

namespace Orm.Core.Tests.Schema;

/// <summary>Each operation changes what it says, its reverse leads back to the very schema before, and what does not fit is refused.</summary>
public sealed class SchemaOperationTests
{
    private static readonly ColumnTypeSchema Int32 = new(StoredKind.Int32);
    private static readonly ColumnTypeSchema Text = new(StoredKind.String);
    private static readonly ColumnTypeSchema Mood = new(StoredKind.Named) { Enum = "mood", Labels = ["sad", "glad"] };

    private static readonly DatabaseSchema Start = new DatabaseSchema
    {
        Tables =
        [
            new TableSchema("users")
            {
                Columns = [new("id", Int32) { Generation = ValueGeneration.Identity }, new("name", Text), new("age", Int32) { IsNullable = true }, new("mood", Mood)],
                PrimaryKey = new KeySchema("pk_users", ["id"]),
                Indexes = [new IndexSchema("ix_users_age", [new("age", true), new("name")]), new IndexSchema("uq_users_name", [new("name")]) { IsUnique = true }],
                Checks = [new CheckSchema("ck_users_age", "age >= 0")],
            },
            new TableSchema("posts")
            {
                Columns =
                [
                    new("id", Int32) { Generation = ValueGeneration.Sequence, Sequence = "post_ids" },
                    new("author_id", Int32), new("title", Text), new("first_id", Int32) { IsNullable = true },
                ],
                PrimaryKey = new KeySchema("pk_posts", ["id"]),
                Indexes = [new IndexSchema("ix_posts_author_id", [new("author_id")])],
                ForeignKeys =
                [
                    new ForeignKeySchema("fk_posts_users", ["author_id"], "users", ["id"]) { OnDelete = ReferentialAction.Cascade },
                    new ForeignKeySchema("fk_posts_posts", ["first_id"], "posts", ["id"]),
                ],
                Comment = "what users write",
            },
            new TableSchema("notes") { Columns = [new("text", Text), new("more", Text) { IsNullable = true }] },
        ],
        Views = [new ViewSchema("adults", "SELECT * FROM users WHERE age >= 18")],
        Sequences = [new SequenceSchema("post_ids"), new SequenceSchema("spare_ids")],
        Enums = [new EnumSchema("mood", ["sad", "glad"]), new EnumSchema("spare", ["a"])],
    }.Ordered();

    /// <summary>Every operation once, as it fits the schema above.</summary>
    public static TheoryData<SchemaOperation, string> Fitting => new()
    {
        { new CreateTableOperation(new TableSchema("tags") { Columns = [new("id", Int32)] }), "create table tags" },
        { new DropTableOperation("posts"), "drop table posts" },
        { new RenameTableOperation("users", "people"), "rename table users to people" },
        { new AddColumnOperation("users", new("email", Text)) { BackfillSql = "''" }, "add column users.email" },
        { new DropColumnOperation("notes", "more"), "drop column notes.more" },
        { new RenameColumnOperation("users", "name", "full_name"), "rename column users.name to full_name" },
        { new AlterColumnOperation("users", "name", new("name", Text with { MaxLength = 50 })), "alter column users.name" },
        { new AddPrimaryKeyOperation("notes", new("pk_notes", ["text"])), "add primary key pk_notes to notes" },
        { new DropPrimaryKeyOperation("posts"), "drop primary key of posts" },
        { new AddForeignKeyOperation("users", new("fk_users_users", ["age"], "users", ["id"])), "add foreign key fk_users_users to users" },
        { new DropForeignKeyOperation("posts", "fk_posts_users"), "drop foreign key fk_posts_users of posts" },
        { new CreateIndexOperation("posts", new("uq_posts_title", [new("title")]) { IsUnique = true }), "create unique index uq_posts_title on posts" },
        { new DropIndexOperation("users", "ix_users_age"), "drop index ix_users_age of users" },
        { new RenameIndexOperation("users", "ix_users_age", "zz"), "rename index ix_users_age of users to zz" },
        { new AddCheckOperation("posts", new("ck_posts_title", "title <> ''")), "add check ck_posts_title to posts" },
        { new DropCheckOperation("users", "ck_users_age"), "drop check ck_users_age of users" },
        { new RenameConstraintOperation("users", "pk_users", "pk_people"), "rename constraint pk_users of users to pk_people" },
        { new RenameConstraintOperation("users", "ck_users_age", "ck_people_age"), "rename constraint ck_users_age of users to ck_people_age" },
        { new RenameConstraintOperation("posts", "fk_posts_users", "fk_posts_author"), "rename constraint fk_posts_users of posts to fk_posts_author" },
        { new CommentTableOperation("posts", null), "comment on table posts" },
        { new CreateViewOperation(new("minors", "SELECT * FROM users WHERE age < 18")), "create view minors" },
        { new DropViewOperation("adults"), "drop view adults" },
        { new CreateSequenceOperation(new("tag_ids")), "create sequence tag_ids" },
        { new DropSequenceOperation("spare_ids"), "drop sequence spare_ids" },
        { new CreateEnumOperation(new("colour", ["red"])), "create enum colour" },
        { new DropEnumOperation("spare"), "drop enum spare" },
        { new AlterEnumOperation("mood", ["sad", "calm", "glad"]), "alter enum mood" },
    };

    /// <summary>Operations that name what is missing, in use or there already, with words of the refusal.</summary>
    public static TheoryData<SchemaOperation, string> Refused => new()
    {
        { new CreateTableOperation(new TableSchema("users")), "There is a table 'users' already." },
        { new CreateTableOperation(new TableSchema("adults")), "There is a view 'adults' already." },
        { new CreateTableOperation(new TableSchema("t") { Columns = [new("a", Text), new("a", Text)] }), "two of its columns named 'a'" },
        { new CreateTableOperation(new TableSchema("t") { Columns = [new("a", Text)], PrimaryKey = new("pk", ["b"]) }), "Table 't' has no column 'b'; there is a." },
        { new CreateTableOperation(new TableSchema("t") { Columns = [new("a", Text)], Indexes = [new("ix", [new("b")])] }), "Table 't' has no column 'b'" },
        { new CreateTableOperation(new TableSchema("t") { Columns = [new("a", Int32)], ForeignKeys = [new("fk", ["a"], "nobody", ["id"])] }), "refers to table 'nobody', which is not there" },
        { new CreateTableOperation(new TableSchema("t") { Columns = [new("a", Mood with { Enum = "none" })] }), "is of the enum 'none', which is not there" },
        { new CreateTableOperation(new TableSchema("t") { Columns = [new("a", Int32) { Sequence = "none" }] }), "from the sequence 'none', which is not there" },
        { new DropTableOperation("tags"), "There is no table 'tags'; there is notes, posts, users." },
        { new DropTableOperation("users"), "the foreign key 'fk_posts_users' of table 'posts' refers to it" },
        { new RenameTableOperation("tags", "labels"), "There is no table 'tags'" },
        { new RenameTableOperation("users", "posts"), "There is a table 'posts' already." },
        { new AddColumnOperation("tags", new("a", Text)), "There is no table 'tags'" },
        { new AddColumnOperation("users", new("name", Text)), "Table 'users' has a column 'name' already." },
        { new DropColumnOperation("users", "email"), "Table 'users' has no column 'email'; there is id, name, age, mood." },
        { new DropColumnOperation("users", "id"), "the primary key 'pk_users' is over it" },
        { new DropColumnOperation("users", "age"), "the index 'ix_users_age' is over it" },
        { new DropColumnOperation("posts", "first_id"), "the foreign key 'fk_posts_posts' is over it" },
        { new RenameColumnOperation("users", "email", "mail"), "Table 'users' has no column 'email'" },
        { new RenameColumnOperation("users", "name", "age"), "Table 'users' has a column 'age' already." },
        { new AlterColumnOperation("users", "email", new("email", Text)), "Table 'users' has no column 'email'" },
        { new AlterColumnOperation("users", "name", new("title", Text)), "rename it by an operation of its own" },
        { new AddPrimaryKeyOperation("users", new("pk", ["id"])), "has a primary key already, 'pk_users'" },
        { new AddPrimaryKeyOperation("notes", new("pk", ["id"])), "Table 'notes' has no column 'id'" },
        { new DropPrimaryKeyOperation("notes"), "Table 'notes' has no primary key." },
        { new AddForeignKeyOperation("notes", new("fk", ["text"], "users", ["email"])), "Table 'users' has no column 'email'" },
        { new AddForeignKeyOperation("notes", new("fk", ["text", "more"], "users", ["id"])), "has 2 columns and refers to 1" },
        { new AddForeignKeyOperation("posts", new("fk_posts_users", ["author_id"], "users", ["id"])), "has a constraint 'fk_posts_users' already" },
        { new DropForeignKeyOperation("posts", "fk"), "Table 'posts' has no foreign key 'fk'; there is fk_posts_posts, fk_posts_users." },
        { new CreateIndexOperation("users", new("uq_users_name", [new("name")])), "has an index 'uq_users_name' already" },
        { new CreateIndexOperation("users", new("ix", [new("email")])), "Table 'users' has no column 'email'" },
        { new DropIndexOperation("users", "ix"), "Table 'users' has no index 'ix'; there is ix_users_age, uq_users_name." },
        { new RenameIndexOperation("users", "ix_users_age", "uq_users_name"), "has an index 'uq_users_name' already" },
        { new AddCheckOperation("users", new("pk_users", "1 = 1")), "has a constraint 'pk_users' already" },
        { new DropCheckOperation("notes", "ck"), "Table 'notes' has no check 'ck'." },
        { new RenameConstraintOperation("users", "pk", "pk_people"), "Table 'users' has no constraint 'pk'; there is pk_users, ck_users_age." },
        { new RenameConstraintOperation("users", "pk_users", "ck_users_age"), "has a constraint 'ck_users_age' already" },
        { new CommentTableOperation("tags", ""), "There is no table 'tags'" },
        { new CreateViewOperation(new("users", "SELECT 1")), "There is a table 'users' already." },
        { new DropViewOperation("users"), "There is no view 'users'; there is adults." },
        { new CreateSequenceOperation(new("post_ids")), "There is a sequence 'post_ids' already." },
        { new DropSequenceOperation("post_ids"), "column 'id' of table 'posts' takes its values from it" },
        { new CreateEnumOperation(new("mood", ["a"])), "There is an enum 'mood' already." },
        { new DropEnumOperation("mood"), "column 'mood' of table 'users' is of it" },
        { new AlterEnumOperation("none", ["a"]), "There is no enum 'none'; there is mood, spare." },
    };

    [Theory, MemberData(nameof(Fitting), DisableDiscoveryEnumeration = true)]
    public void An_operation_changes_the_schema_and_its_reverse_leads_back(SchemaOperation operation, string text)
    {
        DatabaseSchema after = operation.Apply(Start);
        SchemaOperation reverse = operation.Reverse(Start)!;

        Assert.NotEqual(Start, after);
        Assert.Equal(after.Ordered(), after);
        Assert.Equal(Start, reverse.Apply(after));
        Assert.Equal(after, reverse.Reverse(after)!.Apply(Start));
        Assert.Equal(text, operation.ToString());
    }

    [Theory, MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_does_not_fit_is_refused_by_name(SchemaOperation operation, string words)
    {
        SchemaException refusal = Assert.Throws<SchemaException>(() => operation.Apply(Start));

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_operation_is_tried_above()
    {
        IEnumerable<Type> tried = Fitting.Select(static row => row.Data.Item1.GetType());
        IEnumerable<Type> all = typeof(SchemaOperation).Assembly.GetTypes().Where(static t => t.IsSubclassOf(typeof(SchemaOperation)));

        Assert.Equal([typeof(SqlOperation)], all.Except(tried));
    }

    [Fact]
    public void A_renamed_table_takes_the_foreign_keys_to_it_along()
    {
        DatabaseSchema after = new RenameTableOperation("posts", "articles").Apply(Start);

        TableSchema articles = after.FindTable("articles")!;
        Assert.Equal("articles", articles.ForeignKeys[0].Principal.Name);
        Assert.Equal("users", articles.ForeignKeys[1].Principal.Name);
        Assert.Equal("pk_posts", articles.PrimaryKey!.Name);
        Assert.Equal(["articles", "notes", "users"], after.Tables.Select(static t => t.Name.Name));
    }

    [Fact]
    public void A_renamed_column_takes_keys_indexes_and_foreign_keys_along()
    {
        DatabaseSchema after = new RenameColumnOperation("users", "id", "user_id").Apply(Start);
        after = new RenameColumnOperation("users", "name", "full_name").Apply(after);
        after = new RenameColumnOperation("posts", "author_id", "writer_id").Apply(after);

        TableSchema users = after.FindTable("users")!;
        TableSchema posts = after.FindTable("posts")!;
        Assert.Equal(["user_id", "full_name", "age", "mood"], users.Columns.Select(static c => c.Name));
        Assert.Equal(["user_id"], users.PrimaryKey!.Columns);
        Assert.Equal([new("age", true), new("full_name")], users.Indexes[0].Columns);
        Assert.Equal(["writer_id"], posts.ForeignKeys[1].Columns);
        Assert.Equal(["user_id"], posts.ForeignKeys[1].PrincipalColumns);
        Assert.Equal(["id"], posts.ForeignKeys[0].PrincipalColumns);
    }

    [Fact]
    public void Altered_labels_reach_the_columns_of_the_enum()
    {
        DatabaseSchema after = new AlterEnumOperation("mood", ["fine"]).Apply(Start);

        Assert.Equal(["fine"], after.Enums[0].Labels);
        Assert.Equal(["fine"], after.FindTable("users")!.FindColumn("mood")!.Type.Labels);
    }

    [Fact]
    public void Dropping_tables_and_columns_is_destructive_and_nothing_else()
    {
        IEnumerable<SchemaOperation> destructive = Fitting.Select(static row => row.Data.Item1).Where(static o => o.IsDestructive);

        Assert.Equal(["drop table posts", "drop column notes.more"], destructive.Select(static o => o.ToString()));
    }

    [Fact]
    public void Sql_reverses_by_what_its_author_wrote()
    {
        var sql = new SqlOperation("UPDATE users SET age = 1\nWHERE age = 0") { ReverseSql = "UPDATE users SET age = 0", Dialect = "x" };

        Assert.Same(Start, sql.Apply(Start));
        Assert.Equal(new SqlOperation("UPDATE users SET age = 0") { ReverseSql = sql.Sql, Dialect = "x" }, sql.Reverse(Start));
        Assert.Null(new SqlOperation("DELETE FROM users").Reverse(Start));
        Assert.Equal("run UPDATE users SET age = 1", sql.ToString());
    }
}
