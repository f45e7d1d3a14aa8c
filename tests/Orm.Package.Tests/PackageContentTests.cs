using System.IO.Compression;
using System.Xml.Linq;

namespace Orm.Package.Tests;

public sealed class PackageContentTests(PackageFeed feed)
{
    public static TheoryData<string> Packages { get; } = [.. PackageFeed.RuntimeProjects().Select(project => Path.GetFileNameWithoutExtension(project))];

    public static TheoryData<string> AllPackages { get; } = [.. PackageFeed.Projects().Select(project => Path.GetFileNameWithoutExtension(project))];

    public static TheoryData<string> DialectPackages { get; } = [.. Packages.Select(row => row.Data).Where(package => package != "Orm.Core")];

    [Fact]
    public void Core_carries_the_generator_where_compilers_look_for_it()
    {
        using ZipArchive package = feed.Open("Orm.Core");

        Assert.Equal(
            ["analyzers/dotnet/cs/Orm.Generators.dll"],
            package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("analyzers/", StringComparison.Ordinal) && name.EndsWith(".dll", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_holds_its_assembly_documentation_and_symbols(string name)
    {
        using ZipArchive package = feed.Open(name);
        string[] files = [.. package.Entries.Select(entry => entry.FullName)];

        Assert.Contains($"lib/net10.0/{name}.dll", files);
        Assert.Contains($"lib/net10.0/{name}.xml", files);
        Assert.True(File.Exists(Path.Combine(feed.FeedFolder, $"{name}.{feed.Version}.snupkg")));
    }

    [Theory]
    [MemberData(nameof(AllPackages))]
    public void A_package_says_what_it_is_and_shows_README(string name)
    {
        using ZipArchive package = feed.Open(name);

        Assert.Contains("README.md", package.Entries.Select(entry => entry.FullName));
        Assert.Equal("README.md", Value(name, "readme"));
        Assert.Equal("MIT", Value(name, "license"));
        Assert.Contains("Orm", Value(name, "description"), StringComparison.Ordinal);
        Assert.EndsWith(".", Value(name, "description"), StringComparison.Ordinal);
        Assert.Contains("orm", Value(name, "tags").Split(' '));
    }

    [Fact]
    public void The_tool_holds_its_command_and_the_half_that_runs_beside_users_code()
    {
        using ZipArchive package = feed.Open("Orm.Tool");
        const string folder = "tools/net10.0/any/";

        Assert.Equal(
            [
                "DotnetToolSettings.xml", "Spectre.Console.dll", "System.CommandLine.dll", "host/Orm.Tool.Host.dll", "host/Orm.Tool.Host.runtimeconfig.json",
                "orm.deps.json", "orm.dll", "orm.pdb", "orm.runtimeconfig.json",
            ],
            package.Entries.Select(entry => entry.FullName).Where(file => file.StartsWith(folder, StringComparison.Ordinal)).Select(file => file[folder.Length..]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(DialectPackages))]
    public void A_dialect_lets_the_generator_of_Core_flow_to_its_users(string name)
    {
        XElement core = Dependencies(name).Single(dependency => (string?)dependency.Attribute("id") == "Orm.Core");

        Assert.Equal("All", (string?)core.Attribute("include"));
        Assert.Null(core.Attribute("exclude"));
        Assert.Equal(feed.Version, (string?)core.Attribute("version"));
    }

    [Fact]
    public void Core_depends_on_abstractions_only() =>
        Assert.All(Dependencies("Orm.Core"), dependency => Assert.Matches("^Microsoft\\.Extensions\\..*\\.Abstractions$", (string?)dependency.Attribute("id")));

    [Theory]
    [InlineData("Orm.Sqlite", "Microsoft.Data.Sqlite")]
    [InlineData("Orm.PostgreSql", "Npgsql")]
    [InlineData("Orm.MySql", "MySqlConnector")]
    public void A_dialect_depends_on_its_driver_only(string name, string driver) =>
        Assert.Equal(
            new[] { driver, "Orm.Core" }.Order(StringComparer.Ordinal),
            Dependencies(name).Select(dependency => (string)dependency.Attribute("id")!).Order(StringComparer.Ordinal));

    private string Value(string package, string element) =>
        feed.Metadata(package).Elements().Single(candidate => candidate.Name.LocalName == element).Value;

    private IEnumerable<XElement> Dependencies(string package) =>
        feed.Metadata(package).Descendants().Where(element => element.Name.LocalName == "dependency");
}
