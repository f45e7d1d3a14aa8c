using System.Diagnostics;
using System.Text.Json;

namespace Orm.Tool;

/// <summary>The user's project, built: where its assembly is, and what it depends on.</summary>
internal sealed record UserProject(string Path, string TargetPath, string RootNamespace, IReadOnlyList<string> PackageFolders)
{
    public string Directory => System.IO.Path.GetDirectoryName(Path)!;

    public string DependenciesPath => System.IO.Path.ChangeExtension(TargetPath, ".deps.json");

    public string RuntimeConfigPath => System.IO.Path.ChangeExtension(TargetPath, ".runtimeconfig.json");

    public static async Task<UserProject> LoadAsync(ToolRequest request, CancellationToken cancellationToken)
    {
        string path = Find(request.Project);
        List<string> common = ["-nologo", $"-p:Configuration={request.Configuration}"];
        if (request.Framework is not null)
            common.Add($"-p:TargetFramework={request.Framework}");
        if (!request.NoBuild)
            await BuildAsync(path, common, cancellationToken).ConfigureAwait(false);
        (int code, string output) = await RunAsync(["msbuild", path, .. common, "-getProperty:TargetPath,RootNamespace,AssemblyName,TargetFrameworks,NuGetPackageFolders"], cancellationToken).ConfigureAwait(false);
        if (code != 0)
            throw new ToolException($"{path} is no project that can be built:\n{output.Trim()}", ExitCodes.NotBuilt);
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement properties = json.RootElement.GetProperty("Properties");
        string Property(string name) => properties.GetProperty(name).GetString() ?? "";
        string target = Property("TargetPath");
        if (target.Length == 0)
            throw new ToolException($"{path} has several target frameworks ({Property("TargetFrameworks")}): choose one with --framework.", ExitCodes.NotBuilt);
        if (!File.Exists(target))
            throw new ToolException($"{target} is not there: build the project first, or leave --no-build out.", ExitCodes.NotBuilt);
        string rootNamespace = Property("RootNamespace") is { Length: > 0 } given ? given : Property("AssemblyName");
        var project = new UserProject(path, target, rootNamespace, Property("NuGetPackageFolders").Split(';', StringSplitOptions.RemoveEmptyEntries));
        if (!File.Exists(project.DependenciesPath) || !(await File.ReadAllTextAsync(project.DependenciesPath, cancellationToken).ConfigureAwait(false)).Contains("\"Orm.Migrations", StringComparison.Ordinal))
            throw new ToolException($"{System.IO.Path.GetFileName(path)} does not reference Orm.Migrations, which holds what revisions are made of: dotnet add package Orm.Migrations.", ExitCodes.NotBuilt);
        return project;
    }

    private static string Find(string? given)
    {
        string place = System.IO.Path.GetFullPath(given ?? ".");
        if (File.Exists(place))
            return place;
        if (!System.IO.Directory.Exists(place))
            throw new ToolException($"{place} is neither a project nor a folder.", ExitCodes.NotBuilt);
        string[] projects = System.IO.Directory.GetFiles(place, "*.csproj");
        return projects switch
        {
            [var one] => one,
            [] => throw new ToolException($"There is no project in {place}. Go to its folder, or name it: --project path/to/App.csproj.", ExitCodes.NotBuilt),
            _ => throw new ToolException($"There are several projects in {place}: {string.Join(", ", projects.Select(System.IO.Path.GetFileName))}. Name one: --project.", ExitCodes.NotBuilt),
        };
    }

    private static async Task BuildAsync(string path, List<string> common, CancellationToken cancellationToken)
    {
        (int code, string output) = await RunAsync(["build", path, .. common, "-v", "quiet", "-clp:NoSummary"], cancellationToken).ConfigureAwait(false);
        if (code == 0)
            return;
        string[] errors = [.. output.Split('\n').Where(static l => l.Contains(": error ", StringComparison.Ordinal)).Select(static l => l.Trim()).Distinct()];
        throw new ToolException(
            $"{System.IO.Path.GetFileName(path)} does not build, so its models and revisions cannot be read. Nothing was changed.\n{string.Join('\n', errors.Length > 0 ? errors : [output.Trim()])}",
            ExitCodes.NotBuilt);
    }

    private static async Task<(int Code, string Output)> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new ToolException("The command dotnet is not there: install the .NET 10 SDK, and put it into PATH.", ExitCodes.NotBuilt);
        }

        using (process)
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false) is { Length: > 0 } text ? text : await errors.ConfigureAwait(false));
        }
    }
}
