using BenchmarkDotNet.Running;
using Orm.Benchmarks.Quick;

if (args is ["quick", .. var options])
    await new QuickComparison(QuickOptions.Parse(options)).RunAsync(Console.Out);
else
    BenchmarkSwitcher.FromAssembly(typeof(QuickComparison).Assembly).Run(args);
