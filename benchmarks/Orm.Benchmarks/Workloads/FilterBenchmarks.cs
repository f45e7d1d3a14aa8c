namespace Orm.Benchmarks.Workloads;

/// <summary><see cref="FilterWorkload"/> under BenchmarkDotNet.</summary>
public class FilterBenchmarks() : WorkloadBenchmarks(new FilterWorkload());
