using System.IO.Compression;
using System.Xml.Linq;

namespace Orm.Package.Tests;

public sealed class PackageContentTests(PackageFeed feed)
{
    public static TheoryData<string> Packages { get; } = [.. PackageFeed.RuntimeProjects().Select(project => Path.GetFileNameWithoutExtension(project))];

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
    public void A_package_holds_its_assembly_documentation_readme_and_licence(string name)
    {
        using ZipArchive package = feed.Open(name);
        string[] files = [.. package.Entries.Select(entry => entry.FullName)];

        Assert.Contains($"lib/net10.0/{name}.dll", files);
        Assert.Contains($"lib/net10.0/{name}.xml", files);
        Assert.Contains("README.md", files);
        Assert.Equal("MIT", Value(name, "license"));
        Assert.NotEmpty(Value(name, "description"));
        Assert.True(File.Exists(Path.Combine(feed.FeedFolder, $"{name}.{feed.Version}.snupkg")));
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
