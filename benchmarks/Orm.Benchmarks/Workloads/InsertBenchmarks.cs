using BenchmarkDotNet.Attributes;

namespace Orm.Benchmarks.Workloads;

/// <summary><see cref="InsertWorkload"/> under BenchmarkDotNet; the number of inserts per iteration is fixed, because rows are deleted between iterations only.</summary>
[InvocationCount(4096)]
public class InsertBenchmarks() : WorkloadBenchmarks(new InsertWorkload())
{
    [IterationCleanup]
    public void Cleanup() => Reset();
}
