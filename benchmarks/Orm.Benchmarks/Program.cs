using System.Globalization;
using BenchmarkDotNet.Running;
using Orm.Benchmarks.Quick;

switch (args)
{
    case ["quick", .. var options]:
        await new QuickComparison(QuickOptions.Parse(options)).RunAsync(Console.Out);
        break;
    case ["loop", var workload, var variant, var seconds, .. var database]:
        await WorkloadLoop.RunAsync(workload, variant, double.Parse(seconds, CultureInfo.InvariantCulture), database.FirstOrDefault("sqlite"), Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(QuickComparison).Assembly).Run(args);
        break;
}
