using System.Text.Json;

namespace Orm.Tool;

/// <summary>A project of the user's, built: where its assembly is, and what it depends on.</summary>
internal sealed record UserProject(string Path, string TargetPath, string RootNamespace, IReadOnlyList<string> PackageFolders)
{
    private const string Properties = "-getProperty:TargetPath,RootNamespace,AssemblyName,TargetFrameworks,NuGetPackageFolders";

    public string Name => System.IO.Path.GetFileName(Path);

    public string Directory => System.IO.Path.GetDirectoryName(Path)!;

    public string AssemblyName => System.IO.Path.GetFileNameWithoutExtension(TargetPath);

    public string DependenciesPath => System.IO.Path.ChangeExtension(TargetPath, ".deps.json");

    public string RuntimeConfigPath => System.IO.Path.ChangeExtension(TargetPath, ".runtimeconfig.json");

    /// <summary>Where revisions stand.</summary>
    public string MigrationsFolder => System.IO.Path.Combine(Directory, "Migrations");

    /// <summary>Builds a project where it is to be built, and reads what it became.</summary>
    public static async Task<UserProject> LoadAsync(string path, ToolRequest request, bool build, CancellationToken cancellationToken)
    {
        string name = System.IO.Path.GetFileName(path);
        // Where there are several, only the one that is meant needs to build.
        if (build && request.Framework is null && (await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)).Contains("<TargetFrameworks", StringComparison.Ordinal))
        {
            (_, string evaluated, _) = await DotnetCommand.RunAsync(["msbuild", path, "-nologo", $"-p:Configuration={request.Configuration}", "-getProperty:TargetFrameworks"], cancellationToken).ConfigureAwait(false);
            request = request with { Framework = Framework(name, evaluated.Trim()) };
        }

        List<string> common = ["-nologo", $"-p:Configuration={request.Configuration}"];
        if (request.Framework is not null)
            common.Add($"-p:TargetFramework={request.Framework}");
        (int code, string output, string errors) = await DotnetCommand.RunAsync(
            build ? ["build", path, .. common, "-v", "quiet", "-clp:NoSummary", "-t:Build", Properties] : ["msbuild", path, .. common, Properties], cancellationToken).ConfigureAwait(false);
        if (code != 0)
            throw new ToolException($"{name} does not build, so its models and revisions cannot be read. Nothing was changed.\n{BuildErrors.Of(errors.Length > 0 ? errors : output)}", ExitCodes.NotBuilt);
        // Warnings may stand before it.
        using JsonDocument json = JsonDocument.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..]);
        JsonElement properties = json.RootElement.GetProperty("Properties");
        string Property(string property) => properties.GetProperty(property).GetString() ?? "";
        string target = Property("TargetPath");
        if (target.Length == 0)
            return await LoadAsync(path, request with { Framework = Framework(name, Property("TargetFrameworks")) }, build: false, cancellationToken).ConfigureAwait(false);
        if (!File.Exists(target))
            throw new ToolException($"{target} is not there: build the project first, or leave --no-build out.", ExitCodes.NotBuilt);
        string rootNamespace = Property("RootNamespace") is { Length: > 0 } given ? given : Property("AssemblyName");
        return new UserProject(path, target, rootNamespace, Property("NuGetPackageFolders").Split(';', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether the project, or one that it refers to, brings an assembly or package.</summary>
    public bool DependsOn(string library) =>
        File.Exists(DependenciesPath) && File.ReadAllText(DependenciesPath).Contains($"\"{library}/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The project that is meant: a file, or the only one of a folder.</summary>
    public static string Find(string? given, string option)
    {
        string place = System.IO.Path.GetFullPath(given ?? ".");
        if (File.Exists(place))
        {
            return place.EndsWith("proj", StringComparison.OrdinalIgnoreCase)
                ? place
                : throw new ToolException($"{place} is no project. Name a .csproj, or its folder.", ExitCodes.NotBuilt);
        }

        if (!System.IO.Directory.Exists(place))
            throw new ToolException($"{place} is neither a project nor a folder.", ExitCodes.NotBuilt);
        string[] projects = [.. System.IO.Directory.GetFiles(place, "*.csproj").Order(StringComparer.Ordinal)];
        return projects switch
        {
            [var one] => one,
            [] => throw new ToolException($"There is no project in {place}. Go to its folder, or name it: {option} {Below(place) ?? "path/to/App.csproj"}.", ExitCodes.NotBuilt),
            _ => throw new ToolException($"There are several projects in {place}: {string.Join(", ", projects.Select(System.IO.Path.GetFileName))}. Name one: {option} {System.IO.Path.GetFileName(projects[0])}.", ExitCodes.NotBuilt),
        };
    }

    // Who stands in the folder of a solution finds the projects one or two folders below.
    private static string? Below(string place)
    {
        var search = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true };
        string[] projects = [.. System.IO.Directory.EnumerateFiles(place, "*.csproj", search).Select(p => System.IO.Path.GetRelativePath(place, p)).Order(StringComparer.Ordinal).Take(6)];
        return projects.Length is 0 or 6 ? null : string.Join(" or ", projects);
    }

    // Orm runs on .NET 10 and later: where one framework can have it, that one is meant.
    private static string Framework(string name, string frameworks)
    {
        string[] able = [.. frameworks.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(static f => f.StartsWith("net", StringComparison.Ordinal) && Version.TryParse(f[3..].Split('-')[0], out Version? version) && version.Major >= 10)];
        return able switch
        {
            [var one] => one,
            [] => throw new ToolException($"{name} targets {frameworks}, but Orm needs .NET 10: add net10.0 to its TargetFrameworks.", ExitCodes.NotBuilt),
            _ => throw new ToolException($"{name} has several target frameworks: choose one of {string.Join(", ", able)} with --framework.", ExitCodes.NotBuilt),
        };
    }
}
