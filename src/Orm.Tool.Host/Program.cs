using System.Reflection;
using System.Runtime.CompilerServices;
using Orm.Migrations;
using Orm.Schema;

namespace Orm.Tool.Host;

internal static class Program
{
    private const int Refused = 1;
    private const int NotLoaded = 4;

    private static async Task<int> Main(string[] arguments)
    {
        Request request = Request.Read(arguments[0]);
        using var cancellation = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            cancellation.Cancel();
        };
        try
        {
            Load(request.Assembly);
            if (request.Models != request.Assembly)
                Load(request.Models);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or BadImageFormatException or TypeInitializationException or TypeLoadException or MissingMethodException)
        {
            Channel.Error($"{request.Assembly} cannot be loaded: {exception.InnerException?.Message ?? exception.Message}");
            return NotLoaded;
        }

        try
        {
            return await Commands.RunAsync(request, cancellation.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Channel.Error("Cancelled. A revision under way was rolled back, or goes on from where it stopped at the next upgrade.");
            return 130;
        }
        catch (Exception exception) when (exception is OrmException or FormatException or NotSupportedException or IOException or UnauthorizedAccessException)
        {
            Channel.Error(exception.Message);
            return Refused;
        }
        catch (Exception exception) when (exception is MissingMemberException or TypeLoadException)
        {
            Channel.Error($"This version of the tool does not fit the project's packages of Orm: bring all of them to one version (dotnet tool update Orm.Tool, dotnet add package Orm.Migrations, and the database's). {exception.Message}");
            return NotLoaded;
        }
        catch (Exception exception)
        {
            // Code of the project's: an initialiser, a converter, a model.
            Channel.Error($"{exception.GetType().Name}: {exception.Message}");
            return Refused;
        }
    }

    // The initialiser that the generator wrote registers models, migrations and dialects, also those of referenced assemblies; Main is never run.
    private static void Load(string name)
    {
        Assembly assembly = Assembly.Load(new AssemblyName(name));
        foreach (Module module in assembly.GetModules())
            RuntimeHelpers.RunModuleConstructor(module.ModuleHandle);
    }
}
