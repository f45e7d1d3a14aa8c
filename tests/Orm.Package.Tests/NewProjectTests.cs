using Orm.Tests;

namespace Orm.Package.Tests;

/// <summary>The guide's first round as printed: from <c>dotnet new console</c> to migrated databases, with nothing but the packed packages and the packed tool.</summary>
public sealed class NewProjectTests(PackageFeed feed)
{
    private string _project = "";
    private string _tool = "";

    [Fact]
    public async Task A_new_console_project_follows_its_model_on_every_database_and_back()
    {
        await CreateAsync();
        await using EmptyDatabases databases = await EmptyDatabases.CreateAsync(_project);
        Dictionary<string, string> printed = Readme.SourceFiles(Path.Combine("docs", "guide", "migrations.md"), "cs");
        foreach ((string file, string code) in printed)
            Write(file, code);

        Assert.Matches(@"wrote Migrations.\d{8}_\d{6}_add_users_table\.cs\n  create table users\n", await OrmAsync(0, "revision", "--autogenerate", "-m", "Add users table"));
        await OrmAsync(0, "check");
        foreach (string url in databases.Urls)
        {
            Assert.Contains("upgraded to ", await OrmAsync(0, "upgrade", "head", "--url", url, "--no-build"), StringComparison.Ordinal);
            Assert.Equal("1: Ada\n", await RunAsync(url));
        }

        Write("User.cs", printed["User.cs"].Replace("string Name { get; set; }", "string FullName { get; set; }\n    public partial int Visits { get; set; }", StringComparison.Ordinal));
        Write("Program.cs", printed["Program.cs"].Replace("Name", "FullName", StringComparison.Ordinal));
        Assert.Contains("--rename users.name:full_name", await OrmAsync(1, "revision", "--autogenerate", "-m", "Full names"), StringComparison.Ordinal);
        await OrmAsync(0, "revision", "--autogenerate", "-m", "Full names", "--rename", "users.name:full_name", "--no-build");
        await OrmAsync(0, "check");
        foreach (string url in databases.Urls)
        {
            Assert.Matches(@"does not have \d{8}_\d{6}_full_names ", await OrmAsync(3, "check", "--url", url, "--no-build"));
            await OrmAsync(0, "upgrade", "--url", url, "--no-build");
            Assert.Contains("Model, revisions and database agree.", await OrmAsync(0, "check", "--url", url, "--no-build"), StringComparison.Ordinal);
            Assert.Equal("1: Ada\n2: Ada\n", await RunAsync(url));
            await OrmAsync(0, "downgrade", "-1", "--url", url, "--no-build");
            Assert.Matches(@"^\d{8}_\d{6}_add_users_table \(Add users table\)\n$", await OrmAsync(0, "current", "--url", url, "--no-build"));
            await OrmAsync(0, "upgrade", "--url", url, "--no-build");
            Assert.Equal("1: Ada\n2: Ada\n3: Ada\n", await RunAsync(url));
            await OrmAsync(0, "downgrade", "base", "--url", url, "--no-build");
            Assert.Contains("has no revision", await OrmAsync(0, "current", "--url", url, "--no-build"), StringComparison.Ordinal);
        }
    }

    // As the guide has it, but for the versions, and where the tool goes.
    private async Task CreateAsync()
    {
        string folder = feed.CreateFolder("New");
        await Command.RunAsync(folder, "dotnet", "new", "console", "-o", "Shop", "--no-restore");
        _project = Path.Combine(folder, "Shop");
        string file = Path.Combine(_project, "Shop.csproj");
        string packages = string.Concat(new[] { "Orm.Migrations", "Orm.Sqlite", "Orm.PostgreSql", "Orm.MySql" }.Select(p => $"<PackageReference Include=\"{p}\" Version=\"[{feed.Version}]\" />"));
        Write("Shop.csproj", (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("</Project>", $"<ItemGroup>{packages}</ItemGroup></Project>", StringComparison.Ordinal));
        string tools = Path.Combine(folder, "tools");
        await Command.RunAsync(folder, "dotnet", "tool", "install", "Orm.Tool", "--tool-path", tools, "--version", feed.Version);
        _tool = Path.Combine(tools, "orm" + ConsoleProject.Executable);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_project, file), text);

    private async Task<string> OrmAsync(int code, params string[] arguments)
    {
        (int actual, string output) = await Command.TryRunAsync(_project, [], _tool, arguments);
        Assert.True(code == actual, $"orm {string.Join(' ', arguments)} ended with {actual} instead of {code}:\n{output}");
        return output;
    }

    private async Task<string> RunAsync(string url)
    {
        (int code, string output) = await Command.TryRunAsync(
            _project, new() { ["ORM_DATABASE_URL"] = url }, Path.Combine(_project, "bin", "Debug", "net10.0", "Shop" + ConsoleProject.Executable));
        Assert.True(code == 0, output);
        return output;
    }
}
