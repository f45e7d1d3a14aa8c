using Orm.Migrations.Tests.Running;
using Xunit.Runner.InProc.SystemConsole;

namespace Orm.Migrations.Tests;

/// <summary>Runs the tests; or, started by one of them, an upgrade that is killed on its way.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) =>
        arguments is [Victim.Argument, var url, var statements] ? Victim.RunAsync(url, int.Parse(statements, System.Globalization.CultureInfo.InvariantCulture)) : ConsoleRunner.Run(arguments);
}
