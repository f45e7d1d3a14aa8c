namespace Orm.Benchmarks.Workloads;

/// <summary><see cref="BulkInsertWorkload"/> under BenchmarkDotNet.</summary>
public class BulkInsertBenchmarks() : WorkloadBenchmarks(new BulkInsertWorkload());
