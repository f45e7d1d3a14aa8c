namespace Orm.Package.Tests;

/// <summary>README's code in a project of its own that references only the package of one database: built, and published in the ways that break what reflects.</summary>
public sealed class ReadmeTests(PackageFeed feed)
{
    [Fact]
    public async Task The_code_as_printed_builds_without_warnings_and_prints_what_README_says()
    {
        ConsoleProject project = CreateProject("Blog");

        string program = await project.BuildAsync();

        Assert.Equal(Readme.PrintedOutput(), await project.RunAsync(program));
    }

    [Fact]
    public async Task Published_with_NativeAOT_it_prints_the_same_without_warnings()
    {
        ConsoleProject project = CreateProject("BlogNative", "<PublishAot>true</PublishAot><TrimmerSingleWarn>false</TrimmerSingleWarn>");

        string program = await project.PublishAsync();

        Assert.False(File.Exists(Path.ChangeExtension(program, ".dll")), "a native program carries no assembly");
        Assert.Equal(Readme.PrintedOutput(), await project.RunAsync(program));
    }

    [Fact]
    public async Task Published_trimmed_and_self_contained_it_prints_the_same_without_warnings()
    {
        ConsoleProject project = CreateProject(
            "BlogTrimmed", "<PublishTrimmed>true</PublishTrimmed><SelfContained>true</SelfContained><TrimmerSingleWarn>false</TrimmerSingleWarn>");

        string program = await project.PublishAsync();

        Assert.Equal(Readme.PrintedOutput(), await project.RunAsync(program));
    }

    private ConsoleProject CreateProject(string name, string properties = "")
    {
        ConsoleProject project = feed.CreateProject(name, "Orm.Sqlite", properties);
        Dictionary<string, string> files = Readme.SourceFiles();
        Assert.Equal(["Models.cs", "Program.cs"], files.Keys.Order(StringComparer.Ordinal));
        foreach ((string file, string code) in files)
            project.Write(file, code);
        return project;
    }
}
