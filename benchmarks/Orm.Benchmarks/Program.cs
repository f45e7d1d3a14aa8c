using System.Globalization;
using BenchmarkDotNet.Running;
using Orm.Benchmarks.Quick;

switch (args)
{
    case ["quick", .. var options]:
        await new QuickComparison(QuickOptions.Parse(options)).RunAsync(Console.Out);
        break;
    case ["loop", var workload, var variant, var seconds]:
        await WorkloadLoop.RunAsync(workload, variant, double.Parse(seconds, CultureInfo.InvariantCulture), Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(QuickComparison).Assembly).Run(args);
        break;
}
