using System.Diagnostics;

namespace Orm.Tool.Tests;

/// <summary>A project of a user's own, outside of the repository, and the command orm in its folder.</summary>
internal sealed class UserProject : IDisposable
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static readonly string Root = FindRoot();

    private readonly string _folder = Directory.CreateTempSubdirectory("orm-tool-").FullName;

    public UserProject(string model)
    {
        string References(params string[] names) => string.Concat(names.Select(n => $"<ProjectReference Include=\"{Path.Combine(Root, "src", n, n + ".csproj")}\" />"));
        // Built already: only the user's own code is compiled.
        Write("Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <BuildProjectReferences>false</BuildProjectReferences>
              </PropertyGroup>
              <ItemGroup>
                {References("Orm.Migrations", "Orm.Sqlite", "Orm.PostgreSql", "Orm.MySql")}
                <ProjectReference Include="{Path.Combine(Root, "src", "Orm.Generators", "Orm.Generators.csproj")}" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
              </ItemGroup>
            </Project>
            """);
        Write("Directory.Build.props", "<Project />");
        Write("Program.cs", "throw new System.InvalidOperationException(\"The tool never runs Main.\");");
        Write("Model.cs", model);
    }

    public string Folder => _folder;

    public string[] Revisions => Directory.Exists(Path.Combine(_folder, "Migrations")) ? [.. Directory.GetFiles(Path.Combine(_folder, "Migrations")).Order(StringComparer.Ordinal)] : [];

    public void Write(string file, string text)
    {
        string path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Runs the command; gives its exit code and what it printed.</summary>
    public async Task<(int Code, string Output)> OrmAsync(params string[] arguments)
    {
        string tool = Path.Combine(Root, "src", "Orm.Tool", "bin", Configuration, "net10.0", "orm.dll");
        var start = new ProcessStartInfo("dotnet", [tool, .. arguments, "--configuration", Configuration])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (string name in start.Environment.Keys.Where(static n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || n == "ORM_DATABASE_URL").ToArray())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        string text = await output + await errors;
        TestContext.Current.TestOutputHelper?.WriteLine($"$ orm {string.Join(' ', arguments)}\n{text}[{process.ExitCode}]");
        return (process.ExitCode, text);
    }

    /// <summary>Runs the command, which must end with this code, and gives what it printed.</summary>
    public async Task<string> ExpectAsync(int code, params string[] arguments)
    {
        (int actual, string output) = await OrmAsync(arguments);
        Assert.True(code == actual, $"orm {string.Join(' ', arguments)} ended with {actual} instead of {code}:\n{output}");
        // Never a stack trace.
        Assert.DoesNotContain("   at Orm.", output, StringComparison.Ordinal);
        return output;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Orm.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("These tests use the built tool: run them from a build inside the repository.");
    }
}
