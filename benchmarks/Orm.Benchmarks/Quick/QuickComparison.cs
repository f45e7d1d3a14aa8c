using System.Diagnostics;
using System.Globalization;
using Orm.Benchmarks.Variants;
using Orm.Benchmarks.Workloads;

namespace Orm.Benchmarks.Quick;

/// <summary>Compares all variants in one process: short rounds in turn, so that noise of the machine falls on all alike, and medians of the rounds.</summary>
public sealed class QuickComparison(QuickOptions options)
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(20);

    /// <summary>Checks that all variants give the same results, measures them and writes the tables.</summary>
    public async Task RunAsync(TextWriter output)
    {
        var variants = VariantSet.Create().Where((variant, i) => i == 0 || options.Includes(variant)).ToArray();
        foreach (var variant in variants)
            await variant.OpenAsync();

        var rows = new List<IReadOnlyList<Measurement>>();
        var workloads = Workload.All.Where(options.Includes).ToArray();
        foreach (var workload in workloads)
        {
            await CheckResultsAsync(workload, variants);
            rows.Add(await MeasureAsync(workload, variants));
        }

        ComparisonTable.Write(output, workloads, variants, rows, options);
        foreach (var variant in variants)
            await variant.DisposeAsync();
    }

    private static async Task CheckResultsAsync(Workload workload, Variant[] variants)
    {
        foreach (var operation in new[] { 0, 1, 7, 8, 99, 498 })
        {
            var expected = await workload.ResultAsync(variants[0], operation);
            foreach (var variant in variants.AsSpan(1).ToArray())
            {
                var actual = await workload.ResultAsync(variant, operation);
                if (actual != expected)
                    throw new InvalidOperationException($"{workload.Name}, operation {operation}: {variant.Name} gave\n{actual}\nbut {variants[0].Name} gave\n{expected}");
            }
        }

        foreach (var variant in variants)
            await variant.ResetAsync();
    }

    private async Task<IReadOnlyList<Measurement>> MeasureAsync(Workload workload, Variant[] variants)
    {
        var counts = new int[variants.Length];
        for (var i = 0; i < variants.Length; i++)
            counts[i] = await WarmUpAsync(workload, variants[i]);

        var times = variants.Select(_ => new double[options.Rounds]).ToArray();
        var bytes = variants.Select(_ => new double[options.Rounds]).ToArray();
        for (var round = 0; round < options.Rounds; round++)
        {
            for (var turn = 0; turn < variants.Length; turn++)
            {
                // Each round starts with another variant, so that none always follows the same one.
                var i = (round + turn) % variants.Length;
                (times[i][round], bytes[i][round]) = await RunRoundAsync(workload, variants[i], counts[i]);
            }
        }

        return [.. variants.Select((_, i) => Measurement.Of(times[i], bytes[i]))];
    }

    // Long enough for tiered compilation to settle; gives the number of operations that fill a round.
    private async Task<int> WarmUpAsync(Workload workload, Variant variant)
    {
        var count = 1;
        var started = Stopwatch.GetTimestamp();
        var microseconds = 0.0;
        while (Stopwatch.GetElapsedTime(started) < options.WarmUp)
        {
            (microseconds, _) = await RunRoundAsync(workload, variant, count);
            count = Math.Clamp((int)(Round.TotalMicroseconds / Math.Max(microseconds, 0.01)), 1, 200_000);
        }

        return count;
    }

    private static async Task<(double Microseconds, double Bytes)> RunRoundAsync(Workload workload, Variant variant, int count)
    {
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        for (var operation = 0; operation < count; operation++)
            await workload.RunAsync(variant, operation);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        if (workload.Writes)
            await variant.ResetAsync();
        return (elapsed.TotalMicroseconds / count, (double)allocated / count);
    }
}
