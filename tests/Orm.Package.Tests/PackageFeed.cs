using System.IO.Compression;
using System.Xml.Linq;
using Orm.Tests;

[assembly: AssemblyFixture(typeof(Orm.Package.Tests.PackageFeed))]

namespace Orm.Package.Tests;

/// <summary>The packages of the repository, packed once into a folder that serves as feed; removed, also from the package cache, at the end.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orm-packages-").FullName;

    /// <summary>Differs from run to run: the package cache would answer with older packages of the same version.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}";

    public string FeedFolder => Path.Combine(_folder, "feed");

    public async ValueTask InitializeAsync()
    {
        foreach (string project in Projects())
        {
            await Command.RunAsync(
                Repository.Root, "dotnet", "pack", project, "--no-build", "--configuration", Repository.Configuration, "--output", FeedFolder, "--verbosity", "quiet", $"-p:PackageVersion={Version}");
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } configured
            ? configured
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (string project in Projects())
        {
            string cached = Path.Combine(cache, Path.GetFileNameWithoutExtension(project).ToLowerInvariant(), Version);
            if (Directory.Exists(cached))
                Directory.Delete(cached, recursive: true);
        }

        return default;
    }

    public ZipArchive Open(string package) => ZipFile.OpenRead(Path.Combine(FeedFolder, $"{package}.{Version}.nupkg"));

    public XElement Metadata(string package)
    {
        using ZipArchive archive = Open(package);
        using Stream nuspec = archive.GetEntry($"{package}.nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    /// <summary>A new console project outside of the repository, which knows the packages only by name and version.</summary>
    public ConsoleProject CreateProject(string name, string package, string properties = "")
    {
        string folder = CreateFolder(name);
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{package}" Version="[{Version}]" />
              </ItemGroup>
            </Project>
            """);
        return new ConsoleProject(name, folder);
    }

    /// <summary>An empty folder outside of the repository, in which dotnet finds the packages.</summary>
    public string CreateFolder(string name)
    {
        string folder = Path.Combine(_folder, name);
        Directory.CreateDirectory(folder);
        WriteNugetConfig(folder);
        return folder;
    }

    private void WriteNugetConfig(string folder) => File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
        <configuration>
          <packageSources>
            <add key="packed" value="{FeedFolder}" />
          </packageSources>
        </configuration>
        """);

    internal static IEnumerable<string> Projects() => [.. RuntimeProjects(), Path.Combine(Repository.Root, "src", "Orm.Tool", "Orm.Tool.csproj")];

    internal static IEnumerable<string> RuntimeProjects() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => File.ReadAllText(project).Contains("<IsAotCompatible>true</IsAotCompatible>", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
