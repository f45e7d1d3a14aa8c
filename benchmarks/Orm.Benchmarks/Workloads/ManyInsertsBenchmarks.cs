using BenchmarkDotNet.Attributes;

namespace Orm.Benchmarks.Workloads;

/// <summary><see cref="ManyInsertsWorkload"/> under BenchmarkDotNet; the number of inserts per iteration is fixed, because rows are deleted between iterations only.</summary>
[InvocationCount(8, unrollFactor: 1)]
public class ManyInsertsBenchmarks() : WorkloadBenchmarks(new ManyInsertsWorkload())
{
    [IterationCleanup]
    public void Cleanup() => Reset();
}
