using Orm.Sqlite.Tests.Faults;
using Xunit.Runner.InProc.SystemConsole;

namespace Orm.Sqlite.Tests;

/// <summary>Runs the tests; or, started by one of them, a process that writes to the same file.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) =>
        arguments is [OtherProcess.Argument, var url] ? OtherProcess.RunAsync(url) : ConsoleRunner.Run(arguments);
}
