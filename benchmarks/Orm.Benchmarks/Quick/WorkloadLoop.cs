using System.Diagnostics;
using System.Globalization;
using Orm.Benchmarks.Variants;
using Orm.Benchmarks.Workloads;

namespace Orm.Benchmarks.Quick;

/// <summary>Runs one workload on one variant for a while, for a profiler to watch: <c>loop lookup "Orm, one session" 10 [postgresql]</c>.</summary>
public static class WorkloadLoop
{
    /// <summary>Runs it and writes what an operation took.</summary>
    public static async Task RunAsync(string workloadName, string variantName, double seconds, string database, TextWriter output)
    {
        var workload = Workload.All.First(w => w.Name == workloadName);
        await using var variant = VariantSet.Create(database).First(v => v.Name.Contains(variantName, StringComparison.OrdinalIgnoreCase));
        await variant.OpenAsync();

        var operationsPerTurn = workload is BulkInsertWorkload ? 1 : workload is ManyInsertsWorkload ? 10 : 100;
        var operations = 0L;
        var elapsed = TimeSpan.Zero;
        var used = Environment.CpuUsage.TotalTime;
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        while (elapsed.TotalSeconds < seconds)
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < operationsPerTurn; i++)
                await workload.RunAsync(variant, (int)(operations++ % 1_000_000));
            elapsed += Stopwatch.GetElapsedTime(started);
            if (workload.Writes)
                await variant.FillAsync(PeopleTable.Rows);
        }

        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        used = Environment.CpuUsage.TotalTime - used;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{workload.Title}, {variant.Name}: {operations} operations, {elapsed.TotalMicroseconds / operations:0.000} us, {used.TotalMicroseconds / operations:0.000} us of this process's processor time and {bytes / operations} B each"));
    }
}
