using System.Diagnostics;
using Orm.Benchmarks.Variants;
using Orm.Benchmarks.Workloads;

namespace Orm.Benchmarks.Quick;

/// <summary>Compares all variants in one process: short rounds in turn, so that noise of the machine falls on all alike, and medians of the rounds.</summary>
public sealed class QuickComparison(QuickOptions options)
{
    private const int FewestRounds = 3;
    private const int WarmOperations = 5_000;
    private const int RunInShare = 10;
    private const int OrderSeed = 1;

    // What the rounds of one variant may take together on one workload.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(4);

    /// <summary>Checks that all variants give the same results, measures them and writes the tables.</summary>
    public async Task RunAsync(TextWriter output)
    {
        var load = new MachineLoad();
        var started = Stopwatch.GetTimestamp();
        var variants = VariantSet.Create(options.Database).Where((variant, i) => i == 0 || options.Includes(variant)).ToArray();
        foreach (var variant in variants)
            await variant.OpenAsync();

        var columns = new List<(Workload, Measurement?[])>();
        foreach (var workload in Workload.All.Where(options.Includes))
            columns.Add((workload, await MeasureAsync(workload, variants)));
        var streams = options.Includes(StreamComparison.Name) ? await StreamComparison.MeasureAsync(variants) : [];

        ComparisonTable.WriteHeading(output, ServerInfo.Describe(options.Database), options);
        if (columns.Count > 0)
            ComparisonTable.Write(output, variants, columns);
        if (streams.Count > 0)
            ComparisonTable.Write(output, streams);
        output.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; {load}."));
        foreach (var variant in variants)
            await variant.DisposeAsync();
    }

    private async Task<Measurement?[]> MeasureAsync(Workload workload, Variant[] variants)
    {
        var offered = variants.Where(v => v.Offers(workload)).ToArray();
        if (options.Checks)
            await CheckResultsAsync(workload, offered);
        var measured = await MeasureRoundsAsync(workload, offered);
        return [.. variants.Select(v => Array.IndexOf(offered, v) is >= 0 and var i ? measured[i] : null)];
    }

    private static async Task CheckResultsAsync(Workload workload, Variant[] variants)
    {
        foreach (var operation in workload.CheckedOperations.ToArray())
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
            await variant.FillAsync(PeopleTable.Rows);
    }

    private async Task<Measurement[]> MeasureRoundsAsync(Workload workload, Variant[] variants)
    {
        var counts = new int[variants.Length];
        var rounds = new int[variants.Length];
        for (var i = 0; i < variants.Length; i++)
            (counts[i], rounds[i]) = await WarmUpAsync(workload, variants[i]);

        var times = variants.Select(_ => new List<double>()).ToArray();
        var bytes = variants.Select(_ => new List<double>()).ToArray();
        var order = Enumerable.Range(0, variants.Length).ToArray();
        var random = new Random(OrderSeed);
        for (var round = 0; round < options.Rounds; round++)
        {
            // In another order each time: a variant that always followed a heavy one would pay for the caches and the heap that it finds.
            random.Shuffle(order);
            foreach (var i in order)
            {
                // Slow variants take part in fewer rounds, spread over all of them.
                if ((round + 1) * rounds[i] / options.Rounds == round * rounds[i] / options.Rounds)
                    continue;
                var (time, allocated) = await RunRoundAsync(workload, variants[i], counts[i]);
                times[i].Add(time);
                bytes[i].Add(allocated);
            }
        }

        return [.. variants.Select((_, i) => Measurement.Of(times[i], bytes[i], options.Quantile))];
    }

    // Long enough for tiered compilation to settle, on a busy machine too; gives the number of operations that fill a round, and how
    // many rounds there is time for.
    private async Task<(int Count, int Rounds)> WarmUpAsync(Workload workload, Variant variant)
    {
        var count = 1;
        var operations = 0;
        var started = Stopwatch.GetTimestamp();
        var microseconds = 0.0;
        for (var elapsed = TimeSpan.Zero; elapsed < options.WarmUp || (operations < WarmOperations && elapsed < options.WarmUp * 3); elapsed = Stopwatch.GetElapsedTime(started))
        {
            (microseconds, _) = await RunRoundAsync(workload, variant, count);
            operations += count;
            count = Math.Clamp((int)(options.Round.TotalMicroseconds / Math.Max(microseconds, 0.01)), 1, 200_000);
        }

        return (count, Math.Clamp((int)(Budget.TotalMicroseconds / (microseconds * count)), Math.Min(FewestRounds, options.Rounds), options.Rounds));
    }

    private static async Task<(double Microseconds, double Bytes)> RunRoundAsync(Workload workload, Variant variant, int count)
    {
        GC.Collect();
        // A run-in that is not measured: the first operations find another variant's state in caches, threads and the server.
        for (var operation = 0; operation < count / RunInShare; operation++)
            await workload.RunAsync(variant, operation);
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        for (var operation = 0; operation < count; operation++)
            await workload.RunAsync(variant, operation);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        if (workload.Writes)
            await variant.FillAsync(PeopleTable.Rows);
        return (elapsed.TotalMicroseconds / count, (double)allocated / count);
    }
}
