using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Orm.Tool;

/// <summary>Builds the project, starts the host with the project's own dependencies, and shows what it tells.</summary>
internal sealed class Runner(Screen screen)
{
    private const string Mark = "\u001eorm ";

    public async Task<int> RunAsync(ToolRequest request, CancellationToken cancellationToken)
    {
        try
        {
            (UserProject project, UserProject startup) = await LoadAsync(request, cancellationToken).ConfigureAwait(false);
            return await HostAsync(request, project, startup, cancellationToken).ConfigureAwait(false);
        }
        catch (ToolException exception)
        {
            screen.Error(exception.Message);
            return exception.ExitCode;
        }
        catch (OperationCanceledException)
        {
            screen.Error("Cancelled.");
            return 130;
        }
        finally
        {
            screen.Clear();
        }
    }

    /// <summary>The project with models and revisions, and the one that it runs with: mostly the same.</summary>
    private async Task<(UserProject Project, UserProject Startup)> LoadAsync(ToolRequest request, CancellationToken cancellationToken)
    {
        string path = UserProject.Find(request.Project, "--project");
        string main = request.Startup is null ? path : UserProject.Find(request.Startup, "--startup-project");
        if (!request.NoBuild)
            screen.Wait($"Building {Path.GetFileName(main)} …");
        UserProject startup = await UserProject.LoadAsync(main, request, !request.NoBuild, cancellationToken).ConfigureAwait(false);
        // What it refers to was built with it.
        UserProject project = main == path ? startup : await UserProject.LoadAsync(path, request, build: false, cancellationToken).ConfigureAwait(false);
        if (main != path && !startup.DependsOn(project.AssemblyName))
            throw new ToolException($"{startup.Name} does not refer to {project.Name}, so it cannot run with its models: dotnet add {startup.Name} reference {project.Name}.", ExitCodes.NotBuilt);
        if (!startup.DependsOn("Orm.Migrations"))
            throw new ToolException($"{startup.Name} does not reference Orm.Migrations, which holds what revisions are made of: dotnet add package Orm.Migrations.", ExitCodes.NotBuilt);
        if (request.NoBuild && NewerThanBuild(project) is { } newer)
            screen.Warning($"{newer} is newer than the last build of {project.Name}, which --no-build uses as it is.");
        return (project, startup);
    }

    private static string? NewerThanBuild(UserProject project)
    {
        DateTime built = File.GetLastWriteTimeUtc(project.TargetPath);
        string[] outputs = [$"bin{Path.DirectorySeparatorChar}", $"obj{Path.DirectorySeparatorChar}"];
        return Directory.EnumerateFiles(project.Directory, "*.cs", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Select(f => Path.GetRelativePath(project.Directory, f))
            .Where(f => !Array.Exists(outputs, o => f.StartsWith(o, StringComparison.Ordinal)))
            .FirstOrDefault(f => File.GetLastWriteTimeUtc(Path.Combine(project.Directory, f)) > built);
    }

    private async Task<int> HostAsync(ToolRequest request, UserProject project, UserProject startup, CancellationToken cancellationToken)
    {
        var json = (JsonObject)request.Options.DeepClone();
        json["command"] = request.Command;
        json["assembly"] = startup.AssemblyName;
        json["models"] = project.AssemblyName;
        json["directory"] = Directory.GetCurrentDirectory();
        json["folder"] = project.MigrationsFolder;
        json["namespace"] = $"{project.RootNamespace}.Migrations";
        json["model"] = request.Model;
        json["url"] = UrlOf(request, project, startup);
        json["interactive"] = screen.IsInteractive;
        // A file of its own, that only its owner reads: URLs hold passwords, and other users see arguments.
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, json.ToJsonString(), cancellationToken).ConfigureAwait(false);
            using Process host = Start(startup, path);
            using CancellationTokenRegistration interrupt = cancellationToken.Register(static p => Interrupt((Process)p!), host);
            Task<string> errors = host.StandardError.ReadToEndAsync(CancellationToken.None);
            screen.Clear();
            await ShowAsync(host).ConfigureAwait(false);
            await host.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            string text = await errors.ConfigureAwait(false);
            if (text.Length > 0)
                screen.Error(text.TrimEnd());
            // What a runtime that could not start, or code that crashed, leaves.
            return host.ExitCode is >= 0 and <= 4 or 130 ? host.ExitCode : ExitCodes.Refused;
        }
        finally
        {
            File.Delete(path);
        }
    }

    // A variable that is set to nothing is not set.
    private static string? UrlOf(ToolRequest request, UserProject project, UserProject startup) =>
        request.Url
        ?? (Environment.GetEnvironmentVariable("ORM_DATABASE_URL") is { Length: > 0 } given ? given : null)
        ?? ProjectSettings.UrlOf(startup.Directory)
        ?? ProjectSettings.UrlOf(project.Directory);

    private static Process Start(UserProject project, string request)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = Directory.GetCurrentDirectory(),
        };
        string host = Path.Combine(AppContext.BaseDirectory, "host");
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add("--depsfile");
        start.ArgumentList.Add(project.DependenciesPath);
        start.ArgumentList.Add("--runtimeconfig");
        start.ArgumentList.Add(File.Exists(project.RuntimeConfigPath) ? project.RuntimeConfigPath : Path.Combine(host, "Orm.Tool.Host.runtimeconfig.json"));
        foreach (string folder in project.PackageFolders)
        {
            start.ArgumentList.Add("--additionalprobingpath");
            start.ArgumentList.Add(folder);
        }

        start.ArgumentList.Add(Path.Combine(host, "Orm.Tool.Host.dll"));
        start.ArgumentList.Add(request);
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        return Process.Start(start)!;
    }

    private async Task ShowAsync(Process host)
    {
        while (await host.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            if (!line.StartsWith(Mark, StringComparison.Ordinal))
            {
                screen.Line(line);
                continue;
            }

            JsonNode message = JsonNode.Parse(line[Mark.Length..])!;
            string text = message["text"]!.GetValue<string>();
            switch (message["kind"]!.GetValue<string>())
            {
                case "line":
                    screen.Line(text);
                    break;
                case "error":
                    screen.Error(text);
                    break;
                case "progress":
                    screen.Progress(message["revision"]!.GetValue<string>(), message["step"]!.GetValue<int>(), message["steps"]!.GetValue<int>(), text);
                    break;
                case "ask":
                    await host.StandardInput.WriteLineAsync(screen.Ask(text) ? "y" : "n").ConfigureAwait(false);
                    await host.StandardInput.FlushAsync().ConfigureAwait(false);
                    break;
            }
        }
    }

    // The terminal's Ctrl+C reaches the host by itself; a signal to this process alone does not.
    private static void Interrupt(Process host)
    {
        if (!host.WaitForExit(5000))
            host.Kill();
    }
}
