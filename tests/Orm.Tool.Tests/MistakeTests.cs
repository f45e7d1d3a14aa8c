namespace Orm.Tool.Tests;

/// <summary>What users do wrong: each ends with a message that tells the way out, an exit code of its own, and nothing changed.</summary>
public sealed class MistakeTests
{
    [Fact]
    public async Task A_command_or_project_that_is_not_there_is_named()
    {
        using var project = new UserProject(Samples.Users);

        string usage = await project.ExpectAsync(2, "upgarde");
        Assert.Contains("Did you mean one of the following?\nupgrade\n", usage, StringComparison.Ordinal);
        Assert.DoesNotContain("Usage:", usage, StringComparison.Ordinal);
        Assert.Contains("What can be given: orm revision --help", await project.ExpectAsync(2, "revision"), StringComparison.Ordinal);
        Assert.Contains("says what the revision does, in words", await project.ExpectAsync(2, "revision", "-m", " "), StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(project.Folder, "empty"));
        Assert.Contains("There is no project in", await project.ExpectAsync(4, "heads", "--project", "empty"), StringComparison.Ordinal);
        Assert.Contains("neither a project nor a folder", await project.ExpectAsync(4, "heads", "--project", "nowhere"), StringComparison.Ordinal);
        Assert.Contains("Program.cs is no project. Name a .csproj", await project.ExpectAsync(4, "heads", "--project", "Program.cs"), StringComparison.Ordinal);
        Assert.Contains($"name it: --project {Path.Combine("Shop", "Shop.csproj")}.", await project.ExpectAsync(4, "heads", "--project", ".."), StringComparison.Ordinal);
        project.Write("Other.csproj", "<Project />");
        Assert.Contains("several projects in", await project.ExpectAsync(4, "heads"), StringComparison.Ordinal);
        Assert.Contains("Name one: --project Other.csproj.", await project.ExpectAsync(4, "heads"), StringComparison.Ordinal);
        Assert.Contains("is not there: build the project first", await project.ExpectAsync(4, "heads", "--project", "Shop.csproj", "--no-build"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_named_or_cannot_be_opened_is_told()
    {
        using var project = new UserProject(Samples.Users);
        string url = $"sqlite:///{Path.Combine(project.Folder, "app.db")}";

        // Never restored, never built.
        Assert.False(Directory.Exists(Path.Combine(project.Folder, "obj")));
        Assert.Contains("No database is named", await project.ExpectAsync(1, "upgrade"), StringComparison.Ordinal);
        Assert.Contains("The URL scheme 'oracle' is unknown", await project.ExpectAsync(1, "upgrade", "--url", "oracle://x", "--no-build"), StringComparison.Ordinal);
        Assert.Contains("Its folder does not exist.", await project.ExpectAsync(1, "upgrade", "--url", "sqlite:///nowhere/x.db", "--no-build"), StringComparison.Ordinal);
        Assert.Contains("looks like a connection string", await project.ExpectAsync(1, "upgrade", "--url", "Host=localhost", "--no-build"), StringComparison.Ordinal);
        string refused = await project.ExpectAsync(1, "upgrade", "--url", "postgresql://me:secret@127.0.0.1:1/shop", "--no-build");
        Assert.Contains("the PostgreSQL database 'shop' at 127.0.0.1:1 cannot be opened", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused, StringComparison.Ordinal);
        foreach ((string variable, string message) in new[] { ("ORM_TEST_POSTGRESQL", "\"orm_nowhere\" does not exist"), ("ORM_TEST_MARIADB", "Unknown database 'orm_nowhere'") })
        {
            if (System.Environment.GetEnvironmentVariable(variable) is not { } server)
                continue;
            string missing = await project.ExpectAsync(1, "upgrade", "--url", new UriBuilder(server) { Path = "orm_nowhere" }.Uri.AbsoluteUri, "--no-build");
            Assert.Contains($"{message}. Create it (CREATE DATABASE), or correct the name in the URL.", missing, StringComparison.Ordinal);
        }

        if (System.Environment.GetEnvironmentVariable("ORM_TEST_MARIADB") is { } mariaDb)
            Assert.Contains("Name it at the end of the URL", await project.ExpectAsync(1, "upgrade", "--url", new UriBuilder(mariaDb) { Path = "" }.Uri.AbsoluteUri, "--no-build"), StringComparison.Ordinal);

        // A variable that is set to nothing is not set; one that is set goes before the settings.
        project.Environment["ORM_DATABASE_URL"] = "";
        Assert.Contains("No database is named", await project.ExpectAsync(1, "current", "--no-build"), StringComparison.Ordinal);
        project.Write("appsettings.json", $$"""{ "Orm": { "Url": "{{url}}" } }""");
        Assert.Contains($"{url} has no revision.", await project.ExpectAsync(0, "current", "--no-build"), StringComparison.Ordinal);
        project.Environment["ORM_DATABASE_URL"] = "sqlite:///other.db";
        Assert.Contains("sqlite:///other.db has no revision.", await project.ExpectAsync(0, "current", "--no-build"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_models_or_with_errors_writes_no_revision()
    {
        using var project = new UserProject("");
        string url = $"sqlite:///{Path.Combine(project.Folder, "app.db")}";

        Assert.Contains("Shop maps no class, so there is nothing to write a revision from.", await project.ExpectAsync(1, "revision", "--autogenerate", "-m", "Add users"), StringComparison.Ordinal);
        foreach (string command in new[] { "heads", "history", "upgrade" })
            Assert.Contains("There are no revisions. Make the first one", await project.ExpectAsync(0, command, "--url", url, "--no-build"), StringComparison.Ordinal);

        project.Write("Model.cs", Samples.Users.Replace("partial class", "class", StringComparison.Ordinal));
        project.Write("Broken.cs", "class Broken { int x = \"no number\"; }");
        string[] broken = (await project.ExpectAsync(4, "revision", "--autogenerate", "-m", "Add users")).Split('\n');
        Assert.StartsWith("Shop.csproj does not build", broken[0], StringComparison.Ordinal);
        Assert.StartsWith("Model.cs(7,14): error ORM001: User is mapped but not partial", broken[1], StringComparison.Ordinal);
        Assert.InRange(broken.Length, 3, 14);
        File.Delete(Path.Combine(project.Folder, "Model.cs"));
        Assert.Contains("error CS0029", await project.ExpectAsync(4, "heads"), StringComparison.Ordinal);
        Assert.Empty(project.Revisions);
    }

    [Fact]
    public async Task Revisions_that_are_misspelt_edited_or_throw_are_named()
    {
        using var project = new UserProject(Samples.Users);
        string url = $"sqlite:///{Path.Combine(project.Folder, "app.db")}";
        project.Write("Migrations/a.cs", Samples.Revision("20260101_add_users", "A", "", Samples.CreateUsers));

        Assert.Contains("There is no revision add_users. Did you mean 20260101_add_users?", await project.ExpectAsync(1, "upgrade", "add_users", "--url", url), StringComparison.Ordinal);
        Assert.Contains("Did you mean 20260101_add_users?", await project.ExpectAsync(1, "upgrade", "20260101_ad_user", "--url", url, "--no-build"), StringComparison.Ordinal);
        Assert.Contains("An upgrade does not go to -1", await project.ExpectAsync(1, "upgrade", "-1", "--url", url, "--no-build"), StringComparison.Ordinal);
        Assert.Contains("A downgrade does not go to head", await project.ExpectAsync(1, "downgrade", "head", "--url", url, "--no-build"), StringComparison.Ordinal);
        Assert.Contains("upgraded to 20260101_add_users", await project.ExpectAsync(0, "upgrade", "HEAD", "--url", url, "--no-build"), StringComparison.Ordinal);

        project.Write("Migrations/a.cs", Samples.Revision("20260101_add_users", "A", "", Samples.CreateUsers.Replace("50", "60", StringComparison.Ordinal)));
        project.Write("Migrations/b.cs", Samples.Revision("b", "B", "20260101_add_users", "op.CreateTable(\"b\", t => t.Int32(\"id\"));"));
        Assert.Matches("(a|b).cs is newer than the last build of Shop.csproj, which --no-build uses as it is.\n", await project.ExpectAsync(0, "current", "--url", url, "--no-build"));
        Assert.Contains("Revision 20260101_add_users was edited after it had been applied", await project.ExpectAsync(1, "upgrade", "--url", url), StringComparison.Ordinal);

        // What was done before a failure is told, and kept.
        project.Write("Migrations/a.cs", Samples.Revision("20260101_add_users", "A", "", Samples.CreateUsers));
        project.Write("Migrations/c.cs", Samples.Revision("c", "C", "b", "op.Sql(\"selekt 1\");"));
        string failed = await project.ExpectAsync(1, "upgrade", "--url", url);
        Assert.Contains("\nupgraded to b\n", failed, StringComparison.Ordinal);
        Assert.Contains("The upgrade of revision c failed at step 1 of 1, selekt 1:\n", failed, StringComparison.Ordinal);
        Assert.Contains("\nNothing of the revision was kept.\n", failed, StringComparison.Ordinal);
        Assert.Equal("b\n", await project.ExpectAsync(0, "current", "--url", url, "--no-build"));
        project.Write("Migrations/c.cs", Samples.Revision("c", "C", "b", "throw new System.InvalidOperationException(\"not yet\");"));
        Assert.Contains("Revision c cannot be read, because its Upgrade throws InvalidOperationException: not yet", await project.ExpectAsync(1, "upgrade", "--url", url), StringComparison.Ordinal);
    }
}
