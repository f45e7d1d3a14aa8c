using System.Runtime.InteropServices;
using Orm.Tests;

namespace Orm.Package.Tests;

/// <summary>A console project in a temporary folder: written, built or published, and run.</summary>
public sealed class ConsoleProject(string name, string folder)
{
    internal static readonly string Executable = OperatingSystem.IsWindows() ? ".exe" : "";

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    public async Task<string> BuildAsync()
    {
        string output = await Command.RunAsync(folder, "dotnet", "build", "--configuration", "Release", "--output", "out", "-verbosity:minimal");
        AssertNoWarning(output);
        return Path.Combine(folder, "out", name + Executable);
    }

    public async Task<string> PublishAsync()
    {
        string output = await Command.RunAsync(
            folder, "dotnet", "publish", "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier, "--output", "out", "-verbosity:minimal");
        AssertNoWarning(output);
        return Path.Combine(folder, "out", name + Executable);
    }

    public Task<string> RunAsync(string program) => Command.RunAsync(folder, program);

    private static void AssertNoWarning(string output) => Assert.DoesNotMatch("\\bwarning\\s*([A-Z]+[0-9]+)?\\s*:", output);
}
