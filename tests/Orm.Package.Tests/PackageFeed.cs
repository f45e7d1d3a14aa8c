using System.IO.Compression;
using System.Xml.Linq;

[assembly: AssemblyFixture(typeof(Orm.Package.Tests.PackageFeed))]

namespace Orm.Package.Tests;

/// <summary>The packages of the repository, packed once into a folder that serves as feed; removed, also from the package cache, at the end.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private readonly string _folder = Directory.CreateTempSubdirectory("orm-packages-").FullName;

    /// <summary>Differs from run to run: the package cache would answer with older packages of the same version.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}";

    public string FeedFolder => Path.Combine(_folder, "feed");

    public static string Root { get; } = FindRoot();

    public async ValueTask InitializeAsync()
    {
        foreach (string project in RuntimeProjects())
        {
            await Command.RunAsync(
                Root, "dotnet", "pack", project, "--no-build", "--configuration", Configuration, "--output", FeedFolder, "--verbosity", "quiet", $"-p:PackageVersion={Version}");
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } configured
            ? configured
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (string project in RuntimeProjects())
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
        string folder = Path.Combine(_folder, name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{FeedFolder}" />
              </packageSources>
            </configuration>
            """);
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

    internal static IEnumerable<string> RuntimeProjects() =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => File.ReadAllText(project).Contains("<IsAotCompatible>true</IsAotCompatible>", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Orm.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("These tests pack the repository: run them from a build inside it.");
    }
}
