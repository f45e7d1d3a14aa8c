using Orm.Tests;

namespace Orm.Tool.Tests;

/// <summary>A project of a user's own, outside of the repository, and the command orm in its folder.</summary>
internal sealed class UserProject : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("orm-tool-").FullName;

    /// <summary>Writes a project with all databases.</summary>
    /// <param name="model">Its entities.</param>
    /// <param name="name">Its name, that of its folder too.</param>
    public UserProject(string model, string name = "Shop")
    {
        Folder = Path.Combine(_root, name);
        Write($"{name}.csproj", ProjectFile("<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>", References("Orm.Migrations", "Orm.Sqlite", "Orm.PostgreSql", "Orm.MySql")));
        Write("Directory.Build.props", "<Project />");
        Write("Program.cs", "throw new System.InvalidOperationException(\"The tool never runs Main.\");");
        Write("Model.cs", model);
    }

    public string Folder { get; }

    public string[] Revisions => Directory.Exists(Path.Combine(Folder, "Migrations")) ? [.. Directory.GetFiles(Path.Combine(Folder, "Migrations")).Order(StringComparer.Ordinal)] : [];

    /// <summary>What surrounds the command.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public static string References(params string[] names) => string.Concat(names.Select(static n => $"<ProjectReference Include=\"{Path.Combine(Repository.Root, "src", n, n + ".csproj")}\" />"));

    public static string ProjectFile(string properties, string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            {properties}
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            {items}
            <ProjectReference Include="{Path.Combine(Repository.Root, "src", "Orm.Generators", "Orm.Generators.csproj")}" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
          </ItemGroup>
          <!-- Built already: only the user's own code is compiled. -->
          <PropertyGroup>
            <BuildProjectReferences>false</BuildProjectReferences>
          </PropertyGroup>
        </Project>
        """;

    public void Write(string file, string text)
    {
        string path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Runs the command, which must end with this code, and gives what it printed.</summary>
    public async Task<string> ExpectAsync(int code, params string[] arguments)
    {
        string tool = Path.Combine(Repository.Root, "src", "Orm.Tool", "bin", Repository.Configuration, "net10.0", "orm.dll");
        (int actual, string output) = await Command.TryRunAsync(Folder, Environment, "dotnet", [tool, .. arguments, "--configuration", Repository.Configuration]);
        Assert.True(code == actual, $"orm {string.Join(' ', arguments)} ended with {actual} instead of {code}:\n{output}");
        // Never a stack trace.
        Assert.DoesNotContain("   at Orm.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", output, StringComparison.Ordinal);
        return output;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
