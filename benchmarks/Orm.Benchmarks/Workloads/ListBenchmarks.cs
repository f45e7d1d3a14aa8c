namespace Orm.Benchmarks.Workloads;

/// <summary><see cref="ListWorkload"/> under BenchmarkDotNet.</summary>
public class ListBenchmarks() : WorkloadBenchmarks(new ListWorkload());
