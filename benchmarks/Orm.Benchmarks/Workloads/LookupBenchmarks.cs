namespace Orm.Benchmarks.Workloads;

/// <summary><see cref="LookupWorkload"/> under BenchmarkDotNet.</summary>
public class LookupBenchmarks() : WorkloadBenchmarks(new LookupWorkload());
