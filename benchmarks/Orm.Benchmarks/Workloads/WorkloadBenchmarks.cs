using BenchmarkDotNet.Attributes;
using Orm.Benchmarks.Variants;

namespace Orm.Benchmarks.Workloads;

/// <summary>One workload under BenchmarkDotNet, on SQLite: a benchmark per variant, in the order of <see cref="VariantSet"/>.</summary>
[MemoryDiagnoser]
public abstract class WorkloadBenchmarks(Workload workload)
{
    private readonly Variant[] _variants = VariantSet.Create("sqlite");
    private int _operation;

    [GlobalSetup]
    public async Task OpenAsync()
    {
        foreach (var variant in _variants)
            await variant.OpenAsync();
    }

    /// <summary>Deletes what inserts have added.</summary>
    protected void Reset()
    {
        foreach (var variant in _variants)
            variant.FillAsync(PeopleTable.Rows).AsTask().GetAwaiter().GetResult();
    }

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        foreach (var variant in _variants)
            await variant.DisposeAsync();
    }

    [Benchmark(Baseline = true, Description = "ADO.NET, best")]
    public ValueTask AdoNetBest() => Run(0);

    [Benchmark(Description = "ADO.NET, new command per call")]
    public ValueTask AdoNetNaive() => Run(1);

    [Benchmark(Description = "Dapper")]
    public ValueTask Dapper() => Run(2);

    [Benchmark(Description = "EF Core, no tracking, compiled")]
    public ValueTask EfCore() => Run(3);

    [Benchmark(Description = "Orm, session per operation, tracked")]
    public ValueTask Orm() => Run(4);

    [Benchmark(Description = "Orm, session per operation, no tracking")]
    public ValueTask OrmUntracked() => Run(5);

    [Benchmark(Description = "Orm, one session, tracked")]
    public ValueTask OrmOneSession() => Run(6);

    [Benchmark(Description = "Orm, one session, no tracking")]
    public ValueTask OrmOneSessionUntracked() => Run(7);

    private ValueTask Run(int variant) => workload.RunAsync(_variants[variant], _operation++);
}
