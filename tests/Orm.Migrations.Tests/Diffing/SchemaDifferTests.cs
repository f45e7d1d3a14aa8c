using Orm.Mapping;
using Orm.Schema;

namespace Orm.Migrations.Tests.Diffing;

/// <summary>Differences replay to what is wanted, in an order that servers accept; renames are told and never guessed.</summary>
public sealed class SchemaDifferTests
{
    private static readonly ColumnTypeSchema Int32 = new(StoredKind.Int32);
    private static readonly ColumnTypeSchema Text = new(StoredKind.String) { MaxLength = 50 };

    private static readonly TableSchema Users = new("users")
    {
        Columns = [new("id", Int32) { Generation = ValueGeneration.Identity }, new("name", Text)],
        PrimaryKey = new("pk_users", ["id"]),
        Indexes = [new("ix_users_name", [new("name")])],
        Checks = [new("ck_users_name", "name <> ''")],
    };

    private static readonly TableSchema Posts = new("posts")
    {
        Columns = [new("id", Int32) { Generation = ValueGeneration.Identity }, new("author_id", Int32)],
        PrimaryKey = new("pk_posts", ["id"]),
        ForeignKeys = [new("fk_posts_users", ["author_id"], "users", ["id"])],
    };

    private static readonly DatabaseSchema Blog = Of(Users, Posts);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Differences_of_random_schemas_replay_to_what_is_wanted_and_back(int run)
    {
        int seed = Random.Shared.Next() + run;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (int i = 0; i < 60; i++)
        {
            var evolving = new RandomSchema(random);
            for (int steps = random.Next(40); steps > 0; steps--)
                evolving.Step();
            DatabaseSchema from = evolving.Schema;
            evolving.Mark();
            for (int steps = random.Next(12); steps > 0; steps--)
                evolving.Step();
            DatabaseSchema to = evolving.Schema;

            CheckLaw(from, to, random.Next(3) == 0 ? new RenameChoices() : evolving.Renames(), seed);
        }
    }

    [Fact]
    public void Differences_of_unrelated_schemas_replay_too()
    {
        int seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (int i = 0; i < 60; i++)
        {
            DatabaseSchema[] schemas = [.. Enumerable.Range(0, 2).Select(_ =>
            {
                var evolving = new RandomSchema(random);
                for (int steps = random.Next(60); steps > 0; steps--)
                    evolving.Step();
                return evolving.Schema;
            })];

            CheckLaw(schemas[0], schemas[1], new RenameChoices { Ask = _ => random.Next(2) == 0 }, seed);
        }
    }

    [Fact]
    public void Equal_schemas_differ_in_nothing_and_the_order_of_columns_is_no_difference()
    {
        DatabaseSchema reordered = Of(Users with { Columns = [.. Users.Columns.Reverse()] }, Posts);

        Assert.Empty(SchemaDiffer.Diff(Blog, Blog));
        Assert.Empty(SchemaDiffer.Diff(Blog, reordered));
    }

    [Fact]
    public void Principals_are_created_first_and_dropped_last()
    {
        Assert.Equal(["create table users", "create table posts"], Texts(DatabaseSchema.Empty, Blog));
        Assert.Equal(["drop table posts", "drop table users"], Texts(Blog, DatabaseSchema.Empty));
    }

    [Fact]
    public void Tables_that_refer_to_one_another_get_the_last_foreign_key_at_the_end()
    {
        TableSchema users = Users with { Columns = [.. Users.Columns, new("first_id", Int32) { IsNullable = true }], ForeignKeys = [new("fk_users_posts", ["first_id"], "posts", ["id"])] };

        Assert.Equal(
            ["create table posts", "create table users", "add foreign key fk_posts_users to posts"],
            Texts(DatabaseSchema.Empty, Of(users, Posts)));
        Assert.Equal(
            ["drop foreign key fk_users_posts of users", "drop table posts", "drop table users"],
            Texts(Of(users, Posts), DatabaseSchema.Empty));
    }

    [Fact]
    public void A_retyped_key_waits_for_the_foreign_keys_over_it()
    {
        var int64 = new ColumnTypeSchema(StoredKind.Int64);
        DatabaseSchema wide = Of(
            Users with { Columns = [.. Users.Columns.Select(c => c.Name == "id" ? c with { Type = int64 } : c)] },
            Posts with { Columns = [.. Posts.Columns.Select(c => c.Name == "author_id" ? c with { Type = int64 } : c)] });

        Assert.Equal(
            ["drop foreign key fk_posts_users of posts", "alter column posts.author_id", "alter column users.id", "add foreign key fk_posts_users to posts"],
            Texts(Blog, wide));
    }

    [Fact]
    public void Checks_and_views_over_what_changes_go_before_and_come_back_after()
    {
        DatabaseSchema from = Blog with { Views = [new("names", "SELECT name FROM users"), new("ids", "SELECT id FROM posts"), new("short_names", "SELECT * FROM names")] };
        DatabaseSchema to = Of(
            Users with { Columns = [.. Users.Columns.Select(c => c.Name == "name" ? c with { Type = Text with { MaxLength = 80 } } : c)] },
            Posts) with { Views = from.Views };

        Assert.Equal(
            [
                "drop view short_names", "drop view names", "drop check ck_users_name of users", "alter column users.name",
                "add check ck_users_name to users", "create view names", "create view short_names",
            ],
            Texts(from.Ordered(), to));
    }

    [Fact]
    public void A_renamed_table_keeps_its_rows_and_renames_what_is_named_after_it()
    {
        TableSchema people = Users with
        {
            Name = "people", PrimaryKey = new("pk_people", ["id"]), Indexes = [new("ix_people_name", [new("name")])], Checks = [new("ck_people_name", "name <> ''")],
        };
        TableSchema posts = Posts with { ForeignKeys = [new("fk_posts_people", ["author_id"], "people", ["id"])] };

        Assert.Equal(
            [
                "rename table users to people", "rename constraint pk_users of people to pk_people",
                "rename index ix_users_name of people to ix_people_name", "rename constraint ck_users_name of people to ck_people_name",
                "rename constraint fk_posts_users of posts to fk_posts_people",
            ],
            Texts(Blog, Of(people, posts), new RenameChoices().Table("users", "people")));
    }

    [Fact]
    public void Without_a_choice_nothing_is_renamed_and_candidates_are_told()
    {
        DatabaseSchema to = Of(Rename(Users, "name", "full_name"), Posts);

        Assert.Equal(
            ["drop check ck_users_name of users", "drop index ix_users_name of users", "add column users.full_name", "drop column users.name", "create index ix_users_name on users", "add check ck_users_name to users"],
            Texts(Blog, to));
        RenameCandidate candidate = Assert.Single(SchemaDiffer.RenameCandidates(Blog, to, []));
        Assert.Equal("users.name:full_name", candidate.Option);
        Assert.Equal("column 'name' of table 'users' may have become 'full_name'", candidate.ToString());
        Assert.Empty(SchemaDiffer.RenameCandidates(Blog, to, [candidate.Option]));
    }

    [Fact]
    public void A_chosen_rename_keeps_the_values()
    {
        DatabaseSchema to = Of(Rename(Users, "name", "full_name"), Posts);

        Assert.Equal(
            ["drop check ck_users_name of users", "rename column users.name to full_name", "add check ck_users_name to users"],
            Texts(Blog, to, RenameChoices.Parse(["users.name:full_name"])));
    }

    [Fact]
    public void A_column_is_renamed_in_a_table_that_is_renamed_too()
    {
        DatabaseSchema to = Of(Rename(Users, "name", "full_name") with { Name = "people" }, Posts with { ForeignKeys = [Posts.ForeignKeys[0] with { Principal = "people" }] });
        var candidates = new List<string>();
        IReadOnlyList<SchemaOperation> operations = SchemaDiffer.Diff(Blog, to, RenameChoices.Parse(["users:people"], c =>
        {
            candidates.Add(c.Option);
            return true;
        }));

        Assert.Equal(["people.name:full_name"], candidates);
        Assert.Equal(to.Ordered(), Replay(Blog, operations));
        Assert.Contains(new RenameColumnOperation("people", "name", "full_name"), operations);
    }

    [Theory]
    [InlineData("users.nme:full_name")]
    [InlineData("users.name:fullname")]
    [InlineData("nobody:people")]
    public void A_choice_that_fits_nothing_is_refused(string choice)
    {
        SchemaException refusal = Assert.Throws<SchemaException>(() => SchemaDiffer.Diff(Blog, Of(Rename(Users, "name", "full_name"), Posts), RenameChoices.Parse([choice])));

        Assert.StartsWith($"The rename {choice} fits nothing", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("users")]
    [InlineData("users:")]
    [InlineData("a:b:c")]
    public void A_choice_of_another_form_is_refused(string choice) =>
        Assert.Contains("write old:new", Assert.Throws<FormatException>(() => RenameChoices.Parse([choice])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_that_changes_is_dropped_and_added_side_by_side_and_its_identity_ends_before()
    {
        TableSchema users = Users with { Columns = [.. Users.Columns.Where(static c => c.Name != "id")], PrimaryKey = new("pk_users", ["name"]) };

        Assert.Equal(
            ["alter column users.id", "drop primary key of users", "add primary key pk_users to users", "drop column users.id"],
            Texts(Of(Users), Of(users)));
    }

    [Fact]
    public void A_required_column_says_what_rows_that_are_there_get()
    {
        TableSchema users = Users with { Columns = [.. Users.Columns, new("age", Int32), new("nick", Text) { IsNullable = true }, new("active", new(StoredKind.Boolean)) { Default = new() { Value = true } }] };

        IEnumerable<AddColumnOperation> added = SchemaDiffer.Diff(Of(Users), Of(users)).OfType<AddColumnOperation>();

        Assert.Equal([("age", "0"), ("nick", null), ("active", null)], added.Select(static a => (a.Column.Name, a.BackfillSql)));
    }

    private static void CheckLaw(DatabaseSchema from, DatabaseSchema to, RenameChoices renames, int seed)
    {
        IReadOnlyList<SchemaOperation> operations = SchemaDiffer.Diff(from, to, renames);
        DatabaseSchema state = from;
        var reverses = new Stack<SchemaOperation>();
        foreach (SchemaOperation operation in operations)
        {
            reverses.Push(operation.Reverse(state)!);
            state = operation.Apply(state);
        }

        string text = $"seed {seed}:\n{string.Join('\n', operations)}";
        Assert.True(InOrder(to) == InOrder(state), text);
        Assert.Empty(SchemaDiffer.Diff(state, to));
        foreach (SchemaOperation reverse in reverses)
            state = reverse.Apply(state);
        Assert.True(InOrder(from) == InOrder(state), text);
    }

    private static DatabaseSchema InOrder(DatabaseSchema schema) => schema.Ordered() with
    {
        Tables = [.. schema.Ordered().Tables.Select(static t => t with { Columns = [.. t.Columns.OrderBy(static c => c.Name, StringComparer.Ordinal)] })],
    };

    private static TableSchema Rename(TableSchema table, string old, string name)
    {
        TableSchema renamed = new RenameColumnOperation(table.Name, old, name).Apply(Of(table)).Tables[0];
        return renamed with { Checks = [.. renamed.Checks.Select(c => c with { Sql = c.Sql.Replace(old, name, StringComparison.Ordinal) })] };
    }

    private static IEnumerable<string> Texts(DatabaseSchema from, DatabaseSchema to, RenameChoices? renames = null)
    {
        IReadOnlyList<SchemaOperation> operations = SchemaDiffer.Diff(from, to, renames);
        Assert.Equal(InOrder(to), InOrder(Replay(from, operations)));
        return operations.Select(static o => o.ToString());
    }

    private static DatabaseSchema Replay(DatabaseSchema from, IEnumerable<SchemaOperation> operations) =>
        operations.Aggregate(from, static (schema, operation) => operation.Apply(schema));

    private static DatabaseSchema Of(params TableSchema[] tables) => new DatabaseSchema { Tables = [.. tables] }.Ordered();
}
