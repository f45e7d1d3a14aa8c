namespace Orm.Benchmarks.Workloads;

/// <summary><see cref="InsertWorkload"/> under BenchmarkDotNet.</summary>
public class InsertBenchmarks() : WorkloadBenchmarks(new InsertWorkload());
