namespace Orm.Migrations.Tests.Running;

/// <summary>Databases go from revision to revision, and refuse what would harm them with a clear message.</summary>
public sealed class MigratorTests
{
    private static readonly Revision[] Line = Steps.Line(
        op =>
        {
            op.CreateTable("users", t =>
            {
                t.Int32("id");
                t.String("name", 50);
                t.PrimaryKey("pk_users", "id");
            });
            op.Sql("INSERT INTO users (id, name) VALUES (1, 'Ada')", reverse: "DELETE FROM users");
        },
        op => op.Run(
            async session => await session.Sql($"INSERT INTO users (id, name) VALUES ({2}, {"Bob"})").ExecuteAsync(),
            "add Bob",
            async session => await session.Sql($"DELETE FROM users WHERE id = {2}").ExecuteAsync()),
        op => op.CreateTable("posts", t =>
        {
            t.Int32("id");
            t.Int32("author_id");
            t.PrimaryKey("pk_posts", "id");
            t.ForeignKey("fk_posts_users", "author_id", "users", "id");
        }));

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_database_goes_up_to_the_head_and_down_again(string kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        var told = new List<string>();
        Migrator migrator = Of(database, Line, o => o.Progress = p => told.Add($"{p.Revision.Id} {p.Step}/{p.Steps}"));

        Assert.Empty(await CurrentAsync(migrator));
        Assert.Equal(["r1", "r2"], Ids(await migrator.UpgradeAsync("+2", TestDatabase.Token)));
        Assert.Equal(["Ada", "Bob"], await NamesAsync(database));
        Assert.Equal(["r3"], Ids(await migrator.UpgradeAsync(cancellationToken: TestDatabase.Token)));
        Assert.Empty(await migrator.UpgradeAsync(cancellationToken: TestDatabase.Token));
        Assert.Equal(["r3"], await CurrentAsync(migrator));
        Assert.Equal(["r1", "r2", "r3"], (await migrator.HistoryAsync(TestDatabase.Token)).Select(static e => e.Id));
        Assert.Contains("r2 1/1", told);

        Assert.Equal(["r3", "r2"], Ids(await migrator.DowngradeAsync("r1", TestDatabase.Token)));
        Assert.Equal(["Ada"], await NamesAsync(database));
        Assert.Equal(["r1"], Ids(await migrator.DowngradeAsync("-1", TestDatabase.Token)));
        await Assert.ThrowsAnyAsync<DatabaseException>(() => NamesAsync(database));
        Assert.Equal(3, (await database.Database.UpgradeAsync(options: new MigratorOptions { Revisions = Line }, cancellationToken: TestDatabase.Token)).Count);
        Assert.Equal(3, (await migrator.DowngradeAsync("base", TestDatabase.Token)).Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_view_that_was_changed_by_hand_is_drift_where_the_server_tells_texts(string kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        Migrator migrator = Of(database, [.. Line, Steps.Revision("r4", ["r3"], op =>
        {
            op.CreateView("names", "SELECT name FROM users WHERE id IN (1, 2)");
            op.CreateView("short_names", "SELECT n.name FROM names AS n WHERE length(n.name) < 4");
            op.CreateView("everything", "SELECT u.* FROM users AS u WHERE u.id * 2 > 0");
            op.AddColumn("users", c => c.Int32("age", nullable: true));
        })]);
        await migrator.UpgradeAsync(cancellationToken: TestDatabase.Token);
        Assert.Empty((await migrator.CheckAsync([], TestDatabase.Token)).Drift);

        await database.ExecuteAsync("DROP VIEW short_names", "CREATE VIEW short_names AS SELECT name FROM names WHERE length(name) < 9");

        IReadOnlyList<string> drift = (await migrator.CheckAsync([], TestDatabase.Token)).Drift;
        // MySQL and MariaDB keep a text of their own, and changes of the schema cannot be tried there: by name alone.
        if (kind == "mariadb")
            Assert.Empty(drift);
        else
            Assert.Contains("view short_names is ", Assert.Single(drift), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_stands_in_no_revision_because_none_could_is_no_drift(string kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        Migrator migrator = Of(database, Line);
        await migrator.UpgradeAsync(cancellationToken: TestDatabase.Token);
        await database.ExecuteAsync(kind switch
        {
            "sqlite" => "CREATE INDEX ix_lower ON users (lower(name)); CREATE VIRTUAL TABLE texts USING fts5 (content)",
            "postgresql" => "CREATE INDEX ix_lower ON users (lower(name)); CREATE MATERIALIZED VIEW ids AS SELECT id FROM users",
            _ => "CREATE FULLTEXT INDEX ix_words ON users (name); CREATE TRIGGER named BEFORE UPDATE ON users FOR EACH ROW SET NEW.name = OLD.name",
        });
        Assert.Empty((await migrator.CheckAsync([], TestDatabase.Token)).Drift);
        Assert.Equal(2, (await Migrator.ReadAsync(database.Database, TestDatabase.Token)).Unsupported.Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_step_that_fails_is_named_and_what_was_done_before_it_is_told(string kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        bool broken = true;
        Migrator migrator = Of(database, [Line[0], Steps.Revision("r2", ["r1"], op =>
        {
            op.CreateTable("tags", t => t.Int32("id"));
            op.Run(async session => await session.Sql($"INSERT INTO users (id, name) VALUES (2, 'Bob')").ExecuteAsync());
            op.Run(_ => broken ? throw new InvalidOperationException("not today") : default, "break");
        })]);

        MigrationException failure = await Assert.ThrowsAsync<MigrationException>(async () => await migrator.UpgradeAsync(cancellationToken: TestDatabase.Token));

        Assert.StartsWith("The upgrade of revision r2 failed at step 3 of 3, break:\nnot today\n", failure.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(failure.InnerException);
        bool transactional = database.Database.Dialect.Features.TransactionalDdl;
        Assert.EndsWith(transactional ? "Nothing of the revision was kept." : "as long as the revision is not edited before that step.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["r1"], await CurrentAsync(migrator));
        Assert.Equal(transactional ? ["Ada"] : ["Ada", "Bob"], await NamesAsync(database));

        broken = false;
        Assert.Equal(["r2"], Ids(await migrator.UpgradeAsync(cancellationToken: TestDatabase.Token)));
        Assert.Equal(["Ada", "Bob"], await NamesAsync(database));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_statement_that_failed_cleanly_fails_again_and_is_not_taken_for_done(string kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        Migrator migrator = Of(database, Line);
        await database.ExecuteAsync("CREATE TABLE posts (x int)");

        for (int i = 0; i < 2; i++)
            Assert.Contains("revision r3 failed at step 1", (await Assert.ThrowsAsync<MigrationException>(async () => await migrator.UpgradeAsync(cancellationToken: TestDatabase.Token))).Message, StringComparison.Ordinal);
        await database.ExecuteAsync("DROP TABLE posts");
        Assert.Equal(["r3"], Ids(await migrator.UpgradeAsync(cancellationToken: TestDatabase.Token)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Many_runners_at_once_upgrade_once(string kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        Task<IReadOnlyList<Revision>>[] runners = [.. Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            await using Database own = database.Connect();
            return await new Migrator(own, new MigratorOptions { Revisions = Line }).UpgradeAsync(cancellationToken: TestDatabase.Token);
        }))];

        IReadOnlyList<Revision>[] done = await Task.WhenAll(runners);

        Assert.Equal(["r1", "r2", "r3"], done.SelectMany(static d => d).Select(static r => r.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["Ada", "Bob"], await NamesAsync(database));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_runner_that_waits_too_long_says_so(string kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        await Of(database, Line).UpgradeAsync("r1", TestDatabase.Token);
        Execution.DriverConnection other = await database.Database.RentAsync(TestDatabase.Token);
        Assert.True(await other.TryLockSchemaAsync(TestDatabase.Token));
        Migrator migrator = Of(database, Line, o => o.LockTimeout = TimeSpan.FromMilliseconds(300));

        // Where transactions keep others out there is nothing to wait for until one writes.
        if (!database.Url.StartsWith("sqlite", StringComparison.Ordinal))
        {
            MigrationException refusal = await Assert.ThrowsAsync<MigrationException>(async () => await migrator.UpgradeAsync(cancellationToken: TestDatabase.Token));
            Assert.StartsWith("Another runner has been changing the schema", refusal.Message, StringComparison.Ordinal);
        }

        await other.UnlockSchemaAsync();
        await database.Database.ReturnAsync(other, reset: false);
        Assert.Equal(2, (await migrator.UpgradeAsync(cancellationToken: TestDatabase.Token)).Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_database_that_is_ahead_is_refused_by_name(string kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        await Of(database, Line).UpgradeAsync(cancellationToken: TestDatabase.Token);
        Migrator old = Of(database, Line[..2]);

        MigrationException refusal = await Assert.ThrowsAsync<MigrationException>(async () => await old.UpgradeAsync(cancellationToken: TestDatabase.Token));

        Assert.Contains("is ahead of this code: it has the revision r3", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<MigrationException>(async () => await old.DowngradeAsync("base", TestDatabase.Token));
        Assert.Equal(["Ada", "Bob"], await NamesAsync(database));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_applied_revision_that_was_edited_is_refused_by_name(string kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        await Of(database, Line).UpgradeAsync("r1", TestDatabase.Token);
        Revision[] edited = [Steps.Revision("r1", [], op => op.CreateTable("users", t => t.Int64("id"))), .. Line[1..]];

        MigrationException refusal = await Assert.ThrowsAsync<MigrationException>(async () => await Of(database, edited).UpgradeAsync(cancellationToken: TestDatabase.Token));

        Assert.StartsWith("Revision r1 was edited after it had been applied", refusal.Message, StringComparison.Ordinal);
        await Of(database, edited).StampAsync("r1", TestDatabase.Token);
        Assert.Equal(["r1"], await CurrentAsync(Of(database, edited)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Two_heads_are_refused_unless_one_is_named_or_all_are_meant(string kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        Migrator migrator = Of(database, [Line[0], Steps.Revision("b1", ["r1"], op => op.CreateTable("a", t => t.Int32("id"))), Steps.Revision("b2", ["r1"], op => op.CreateTable("b", t => t.Int32("id")))]);

        Assert.Contains("There are 2 heads: b1, b2", (await Assert.ThrowsAsync<MigrationException>(async () => await migrator.UpgradeAsync(cancellationToken: TestDatabase.Token))).Message, StringComparison.Ordinal);
        Assert.Equal(["r1", "b2"], Ids(await migrator.UpgradeAsync("b2", TestDatabase.Token)));
        Assert.Equal(["b1"], Ids(await migrator.UpgradeAsync("heads", TestDatabase.Token)));
        Assert.Equal(["b1", "b2"], (await CurrentAsync(migrator)).Order(StringComparer.Ordinal));
        // The other branch stays.
        Assert.Equal(["b1"], Ids(await migrator.DowngradeAsync("-1", TestDatabase.Token)));
        Assert.Equal(["b2"], await CurrentAsync(migrator));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_stamp_changes_the_journal_alone(string kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        Migrator migrator = Of(database, Line);

        await migrator.StampAsync("head", TestDatabase.Token);

        Assert.Equal(["r3"], await CurrentAsync(migrator));
        await Assert.ThrowsAnyAsync<DatabaseException>(() => NamesAsync(database));
        await migrator.StampAsync("base", TestDatabase.Token);
        Assert.Empty(await CurrentAsync(migrator));
        await Assert.ThrowsAsync<MigrationException>(async () => await migrator.StampAsync("r9", TestDatabase.Token));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_cannot_be_taken_back_is_refused_before_anything_is_done(string kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        Migrator migrator = Of(database, [Line[0], Steps.Revision("r2", ["r1"], op => op.Sql("UPDATE users SET name = 'Eve'"))]);
        await migrator.UpgradeAsync(cancellationToken: TestDatabase.Token);

        MigrationException refusal = await Assert.ThrowsAsync<MigrationException>(async () => await migrator.DowngradeAsync("base", TestDatabase.Token));

        Assert.Contains("Revision r2 cannot be downgraded: nothing says how to undo 'run UPDATE users", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["Eve"], await NamesAsync(database));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Work_that_commits_is_refused(string kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        Migrator migrator = Of(database, Steps.Line(op => op.Run(async session => await session.CommitAsync(), "commit")));

        Assert.Contains("the transaction is the migration's", (await Assert.ThrowsAsync<MigrationException>(async () => await migrator.UpgradeAsync(cancellationToken: TestDatabase.Token))).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Sql_of_one_dialect_runs_there_alone(string kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        Revision[] line = [Line[0], Steps.Revision("r2", ["r1"], op =>
        {
            op.Sql("UPDATE users SET name = 'here'", dialect: database.Database.Dialect.Name);
            op.Sql("THIS IS NO SQL", dialect: "another");
        })];

        await Of(database, line).UpgradeAsync(cancellationToken: TestDatabase.Token);

        Assert.Equal(["here"], await NamesAsync(database));
    }

    private static Migrator Of(TestDatabase database, Revision[] revisions, Action<MigratorOptions>? configure = null)
    {
        var options = new MigratorOptions { Revisions = revisions };
        configure?.Invoke(options);
        return new Migrator(database.Database, options);
    }

    private static IEnumerable<string> Ids(IEnumerable<Revision> revisions) => revisions.Select(static r => r.Id);

    private static async Task<string[]> CurrentAsync(Migrator migrator) => [.. Ids(await migrator.CurrentAsync(TestDatabase.Token))];

    private static async Task<List<string>> NamesAsync(TestDatabase database)
    {
        await using Session session = database.Database.OpenSession();
        return await session.Sql($"SELECT name FROM users ORDER BY name").ToListAsync<string>(TestDatabase.Token);
    }
}
