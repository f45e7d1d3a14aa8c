using System.Text.Json.Nodes;
using Orm.Tests;

namespace Orm.Tool.Tests;

/// <summary>Projects of every shape, and the person before them.</summary>
public sealed class ProjectTests
{
    [Fact]
    public async Task A_library_has_the_models_and_another_project_the_database()
    {
        using var project = new UserProject(Samples.Users);
        project.Write("Shop.csproj", UserProject.ProjectFile("<TargetFramework>net10.0</TargetFramework>", UserProject.References("Orm.Migrations")));
        File.Delete(Path.Combine(project.Folder, "Program.cs"));
        project.Write("../Web/Web.csproj", UserProject.ProjectFile("<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>", UserProject.References("Orm.Sqlite") + "<ProjectReference Include=\"../Shop/Shop.csproj\" />"));
        project.Write("../Web/Program.cs", "throw new System.InvalidOperationException(\"The tool never runs Main.\");");
        string url = $"sqlite:///{Path.Combine(project.Folder, "app.db")}";
        project.Write("../Web/appsettings.json", $$"""{ "Orm": { "Url": "{{url}}" } }""");

        await project.ExpectAsync(0, "revision", "--autogenerate", "-m", "Add users table");
        Assert.Single(project.Revisions);
        Assert.Contains("Add the package that provides it: dotnet add package Orm.Sqlite.", await project.ExpectAsync(1, "upgrade", "--url", url), StringComparison.Ordinal);
        Assert.Contains("upgraded to ", await project.ExpectAsync(0, "upgrade", "--startup-project", "../Web"), StringComparison.Ordinal);
        Assert.Contains("Model, revisions and database agree.", await project.ExpectAsync(0, "check", "-s", "../Web", "--no-build"), StringComparison.Ordinal);
        await project.ExpectAsync(0, "revision", "-m", "By hand", "-s", "../Web", "--no-build");
        Assert.Equal(2, project.Revisions.Length);
        Assert.Contains("namespace Shop.Migrations;", await File.ReadAllTextAsync(project.Revisions[1], TestContext.Current.CancellationToken), StringComparison.Ordinal);

        project.Write("../Web/Web.csproj", UserProject.ProjectFile("<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>", UserProject.References("Orm.Migrations", "Orm.Sqlite")));
        Assert.Contains("Web.csproj does not refer to Shop.csproj", await project.ExpectAsync(4, "upgrade", "-s", "../Web"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_frameworks_the_one_that_can_have_Orm_is_built_in_any_folder()
    {
        using var project = new UserProject(Samples.Users, "Mein Lädchen");
        // What does not exist for the older one: it must not be built.
        project.Write("Mein Lädchen.csproj", UserProject.ProjectFile("<TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks><DisableImplicitFrameworkReferences Condition=\"'$(TargetFramework)' == 'netstandard2.0'\">true</DisableImplicitFrameworkReferences>", "")
            .Replace("</Project>", $"<ItemGroup Condition=\"'$(TargetFramework)' == 'net10.0'\">{UserProject.References("Orm.Migrations", "Orm.Sqlite")}</ItemGroup></Project>", StringComparison.Ordinal));
        File.Delete(Path.Combine(project.Folder, "Program.cs"));
        string url = "sqlite:///Bücher & mehr.db";

        await project.ExpectAsync(0, "revision", "--autogenerate", "-m", "Füge Nützer hinzu");
        string revision = Assert.Single(project.Revisions);
        Assert.EndsWith("_fuege_nuetzer_hinzu.cs", revision, StringComparison.Ordinal);
        string code = await File.ReadAllTextAsync(revision, TestContext.Current.CancellationToken);
        Assert.Contains("namespace Mein_Lädchen.Migrations;", code, StringComparison.Ordinal);
        Assert.Contains("class FügeNützerHinzu : Migration", code, StringComparison.Ordinal);
        Assert.Contains("(Füge Nützer hinzu)", await project.ExpectAsync(0, "upgrade", "--url", url), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(project.Folder, "Bücher & mehr.db")));
        await project.ExpectAsync(0, "check", "--url", url, "--framework", "net10.0", "--no-build");
    }

    [Fact]
    public async Task A_person_is_asked_what_was_renamed_and_nothing_is_guessed()
    {
        using var project = new UserProject(Samples.FullName);
        project.Write("Migrations/a.cs", Samples.Revision("a", "A", "", Samples.CreateUsers));

        string renamed = await RevisionAsync(project, "y\n", noBuild: false);
        Assert.Contains("op.RenameColumn(\"users\", \"name\", \"full_name\");", renamed, StringComparison.Ordinal);
        Assert.DoesNotContain("op.DropColumn", renamed[..renamed.IndexOf("Downgrade", StringComparison.Ordinal)], StringComparison.Ordinal);
        string replaced = await RevisionAsync(project, "\n", noBuild: true);
        Assert.Contains("op.DropColumn(\"users\", \"name\");", replaced, StringComparison.Ordinal);
        Assert.Contains("op.AddColumn(\"users\", c => c.String(\"full_name\", 50)", replaced, StringComparison.Ordinal);
        Assert.DoesNotContain("op.RenameColumn", replaced, StringComparison.Ordinal);
    }

    // Within this process: a question needs a terminal.
    private static async Task<string> RevisionAsync(UserProject project, string keys, bool noBuild)
    {
        using var console = new ScriptedConsole(keys);
        using Screen screen = console.ForPerson();
        var options = new JsonObject { ["message"] = "Full names", ["autogenerate"] = true, ["fromDatabase"] = false, ["renames"] = new JsonArray(), ["noRenames"] = false };
        int code = await new Runner(screen).RunAsync(
            new ToolRequest("revision", project.Folder, null, null, Repository.Configuration, null, noBuild, null, options), TestContext.Current.CancellationToken);

        Assert.True(code == 0, console.Shown);
        Assert.Contains("may have become 'full_name'", console.Shown, StringComparison.Ordinal);
        string written = project.Revisions.Single(static r => r.EndsWith("_full_names.cs", StringComparison.Ordinal));
        string text = await File.ReadAllTextAsync(written, TestContext.Current.CancellationToken);
        File.Delete(written);
        return text;
    }
}
