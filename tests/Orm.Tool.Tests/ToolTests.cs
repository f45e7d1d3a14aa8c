using Orm.Tests;

namespace Orm.Tool.Tests;

/// <summary>The command from end to end: a project, its revisions, real databases.</summary>
public sealed class ToolTests
{
    private const string Users = Samples.Users;

    private static readonly string FullName = Samples.FullName;

    [Fact]
    public async Task A_model_becomes_revisions_that_databases_follow()
    {
        using var project = new UserProject(Users);
        await using EmptyDatabases databases = await EmptyDatabases.CreateAsync(project.Folder);
        IReadOnlyList<string> urls = databases.Urls;

        string written = await project.ExpectAsync(0, "revision", "--autogenerate", "-m", "Add users table");
        Assert.Matches(@"wrote Migrations.\d{8}_\d{6}_add_users_table\.cs\n  create table users\n", written);
        string first = Assert.Single(project.Revisions);
        Assert.Contains("internal sealed class AddUsersTable : Migration", await File.ReadAllTextAsync(first, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await project.ExpectAsync(0, "heads");
        foreach (string url in urls)
        {
            Assert.Contains("has no revision", await project.ExpectAsync(0, "current", "--url", url, "--no-build"), StringComparison.Ordinal);
            Assert.Contains("(orm upgrade applies them)", await project.ExpectAsync(3, "check", "--url", url, "--no-build"), StringComparison.Ordinal);
            Assert.Contains("upgraded to", await project.ExpectAsync(0, "upgrade", "head", "--url", url, "--no-build"), StringComparison.Ordinal);
            Assert.Contains("has every revision", await project.ExpectAsync(0, "upgrade", "--url", url, "--no-build"), StringComparison.Ordinal);
            Assert.Contains("Model, revisions and database agree.", await project.ExpectAsync(0, "check", "--url", url, "--no-build"), StringComparison.Ordinal);
            await SqlAsync(url, "INSERT INTO users (name) VALUES ('Ada')");
        }

        Assert.Contains("Nothing to do", await project.ExpectAsync(0, "revision", "--autogenerate", "-m", "Again", "--no-build"), StringComparison.Ordinal);
        Assert.Single(project.Revisions);

        project.Write("Model.cs", FullName);
        Assert.Contains("add column users.full_name", await project.ExpectAsync(3, "check"), StringComparison.Ordinal);
        string asked = await project.ExpectAsync(1, "revision", "--autogenerate", "-m", "Rename name", "--no-build");
        Assert.Contains("--rename users.name:full_name", asked, StringComparison.Ordinal);
        Assert.Contains("--no-renames", asked, StringComparison.Ordinal);
        Assert.Single(project.Revisions);
        await project.ExpectAsync(0, "revision", "--autogenerate", "-m", "Rename name", "--rename", "users.name:full_name", "--no-build");
        await project.ExpectAsync(0, "check");
        foreach (string url in urls)
        {
            await project.ExpectAsync(0, "upgrade", "+1", "--url", url, "--no-build");
            Assert.Equal("Ada", await ScalarAsync(url, "SELECT full_name FROM users"));
            Assert.Matches(@"rename_name .*applied \d{4}", await project.ExpectAsync(0, "history", "--url", url, "--no-build"));
            await project.ExpectAsync(0, "downgrade", "-1", "--url", url, "--no-build");
            Assert.Equal("Ada", await ScalarAsync(url, "SELECT name FROM users"));
            await project.ExpectAsync(0, "downgrade", "base", "--url", url, "--no-build");
            await project.ExpectAsync(0, "upgrade", "--url", url, "--no-build");
        }

        // A database that is ahead of the code, and drift.
        await SqlAsync(urls[0], "ALTER TABLE users ADD COLUMN extra int");
        Assert.Contains("column extra of table users is in the database and in no revision", await project.ExpectAsync(3, "check", "--url", urls[0], "--no-build"), StringComparison.Ordinal);
        File.Delete(project.Revisions[^1]);
        string ahead = await project.ExpectAsync(1, "upgrade", "--url", urls[0]);
        Assert.Matches("is ahead of this code: it has the revision .*_rename_name", ahead);
    }

    [Fact]
    public async Task Branches_are_merged_where_they_touch_different_objects_and_named_otherwise()
    {
        using var project = new UserProject(Users);
        string url = $"sqlite:///{Path.Combine(project.Folder, "app.db")}";
        project.Write("Migrations/a.cs", Samples.Revision("a", "A", "", "op.CreateTable(\"users\", t => t.Int32(\"id\"));"));
        project.Write("Migrations/b1.cs", Samples.Revision("b1", "B1", "a", "op.CreateTable(\"x\", t => t.Int32(\"id\"));"));
        project.Write("Migrations/b2.cs", Samples.Revision("b2", "B2", "a", "op.CreateTable(\"y\", t => t.Int32(\"id\"));"));

        Assert.Contains("There are 2 heads: b1, b2. Merge them (orm merge)", await project.ExpectAsync(1, "upgrade", "--url", url), StringComparison.Ordinal);
        Assert.Contains("There are 2 heads", await project.ExpectAsync(1, "revision", "--autogenerate", "-m", "x", "--no-build"), StringComparison.Ordinal);
        await project.ExpectAsync(0, "merge", "--no-build");
        await project.ExpectAsync(0, "upgrade", "--url", url);
        Assert.Matches(@"_merge \(Merge b1 and b2\) \(head\)", await project.ExpectAsync(0, "current", "--url", url, "--no-build"));

        File.Delete(project.Revisions.Single(static r => r.EndsWith("_merge.cs", StringComparison.Ordinal)));
        project.Write("Migrations/b2.cs", Samples.Revision("b2", "B2", "a", "op.CreateTable(\"x\", t => t.Int64(\"id\"));"));
        Assert.Contains("table x is changed by the branch of b1 and by that of b2", await project.ExpectAsync(1, "merge"), StringComparison.Ordinal);
        Assert.Equal(3, project.Revisions.Length);
    }

    [Fact]
    public async Task A_revision_is_made_from_what_a_database_holds()
    {
        using var project = new UserProject(Users);
        string url = $"sqlite:///{Path.Combine(project.Folder, "app.db")}";
        await SqlAsync(url, "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT 'x', UNIQUE (name)); CREATE INDEX ix ON users (name); CREATE VIEW names AS SELECT name FROM users; CREATE INDEX ix_lower ON users (lower(name))");

        string told = await project.ExpectAsync(0, "revision", "--from-database", "-m", "What was there", "--url", url);
        Assert.Contains("create view names", told, StringComparison.Ordinal);
        Assert.Contains("  index ix_lower of table users, over an expression", told, StringComparison.Ordinal);
        Assert.Contains("//   op.Sql(\"CREATE INDEX ix_lower ON users (lower(name))\", dialect: \"SQLite\");", await File.ReadAllTextAsync(Assert.Single(project.Revisions), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await project.ExpectAsync(0, "stamp", "head", "--url", url);
        Assert.DoesNotContain("differs from the revisions", await project.ExpectAsync(3, "check", "--url", url, "--no-build"), StringComparison.Ordinal);
        string other = $"sqlite:///{Path.Combine(project.Folder, "other.db")}";
        await project.ExpectAsync(0, "upgrade", "--url", other, "--no-build");
        Assert.DoesNotContain("differs from the revisions", await project.ExpectAsync(3, "check", "--url", other, "--no-build"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_brings_a_database_to_the_head_twice_over()
    {
        using var project = new UserProject(Users);
        await project.ExpectAsync(0, "revision", "--autogenerate", "-m", "Add users table");
        string script = await project.ExpectAsync(0, "sql", "--url", "postgresql://");
        Assert.Contains("CREATE TABLE \"users\"", script, StringComparison.Ordinal);
        Assert.Contains("has no conditional statements", await project.ExpectAsync(1, "sql", "--idempotent", "--url", "sqlite:///", "--no-build"), StringComparison.Ordinal);
        await using EmptyDatabases databases = await EmptyDatabases.CreateAsync(project.Folder);
        if (databases.Urls.FirstOrDefault(static u => u.StartsWith("postgresql", StringComparison.Ordinal)) is not { } url)
            return;
        await project.ExpectAsync(0, "sql", "--idempotent", "--url", "postgresql://", "--output", "up.sql", "--no-build");
        string idempotent = await File.ReadAllTextAsync(Path.Combine(project.Folder, "up.sql"), TestContext.Current.CancellationToken);
        await SqlAsync(url, idempotent);
        await SqlAsync(url, idempotent);
        await project.ExpectAsync(0, "check", "--url", url, "--no-build");
    }

    // As a command line would: outside of a transaction, and several statements at once.
    private static async Task SqlAsync(string url, string sql)
    {
        await using Database database = Database.Connect(url);
        Execution.DriverConnection connection = await database.RentAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteScriptAsync(sql, TestContext.Current.CancellationToken);
        await database.ReturnAsync(connection, reset: false);
    }

    private static async Task<string?> ScalarAsync(string url, string sql)
    {
        await using Database database = Database.Connect(url);
        await using Session session = database.OpenSession();
        var text = new RawSqlHandler(0, 0);
        text.AppendLiteral(sql);
        return await session.Sql(text).ScalarAsync<string>(TestContext.Current.CancellationToken);
    }
}
