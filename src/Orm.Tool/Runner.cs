using System.Diagnostics;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Orm.Tool;

/// <summary>Builds the project, starts the host with the project's own dependencies, and shows what it tells.</summary>
internal static class Runner
{
    private const string Mark = "\u001eorm ";

    public static async Task<int> RunAsync(ToolRequest request, CancellationToken cancellationToken)
    {
        try
        {
            UserProject project = await UserProject.LoadAsync(request, cancellationToken).ConfigureAwait(false);
            return await HostAsync(request, project, cancellationToken).ConfigureAwait(false);
        }
        catch (ToolException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return exception.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Cancelled.").ConfigureAwait(false);
            return 130;
        }
    }

    private static async Task<int> HostAsync(ToolRequest request, UserProject project, CancellationToken cancellationToken)
    {
        var json = (JsonObject)request.Options.DeepClone();
        json["command"] = request.Command;
        json["assembly"] = project.TargetPath;
        json["directory"] = Directory.GetCurrentDirectory();
        json["folder"] = Path.Combine(project.Directory, "Migrations");
        json["namespace"] = $"{project.RootNamespace}.Migrations";
        json["model"] = request.Model;
        json["url"] = request.Url ?? Environment.GetEnvironmentVariable("ORM_DATABASE_URL") ?? ProjectSettings.UrlOf(project.Directory);
        json["interactive"] = !Console.IsInputRedirected && !Console.IsOutputRedirected;
        // A file of its own, that only its owner reads: URLs hold passwords, and other users see arguments.
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, json.ToJsonString(), cancellationToken).ConfigureAwait(false);
            using Process host = Start(project, path);
            using CancellationTokenRegistration interrupt = cancellationToken.Register(static p => Interrupt((Process)p!), host);
            Task<string> errors = host.StandardError.ReadToEndAsync(CancellationToken.None);
            using (var screen = new Screen())
                await ShowAsync(host, screen).ConfigureAwait(false);
            await host.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            string text = await errors.ConfigureAwait(false);
            if (text.Length > 0)
                await Console.Error.WriteAsync(text).ConfigureAwait(false);
            // What a runtime that could not start, or code that crashed, leaves.
            return host.ExitCode is >= 0 and <= 4 or 130 ? host.ExitCode : ExitCodes.Refused;
        }
        finally
        {
            File.Delete(path);
        }
    }

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

    private static async Task ShowAsync(Process host, Screen screen)
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
                    await host.StandardInput.WriteLineAsync(AnsiConsole.Confirm(Markup.Escape(text), defaultValue: false) ? "y" : "n").ConfigureAwait(false);
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
