using System.Diagnostics;
using Orm.Benchmarks.Variants;

namespace Orm.Benchmarks.Quick;

/// <summary>Streams of <see cref="PeopleTable.StreamSize"/> rows: do they hold the memory flat?</summary>
internal static class StreamComparison
{
    internal const string Name = "stream";

    private const int Every = PeopleTable.StreamSize / 20;

    internal static async Task<List<StreamMeasurement>> MeasureAsync(Variant[] variants)
    {
        var measured = new List<StreamMeasurement>();
        foreach (var variant in variants.Where(v => v.Streams))
        {
            await variant.FillAsync(PeopleTable.StreamSize);
            var heap = await HeapGrowthAsync(variant);
            measured.Add(await TimeAsync(variant, heap));
            await variant.FillAsync(PeopleTable.Rows);
        }

        return measured;
    }

    // Collects garbage again and again, so that only what the stream holds is counted.
    private static async Task<long> HeapGrowthAsync(Variant variant)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var rows = 0;
        await variant.StreamAsync(_ =>
        {
            if (++rows % Every == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        });
        return rows == PeopleTable.StreamSize ? most : throw new InvalidOperationException($"{variant.Name} streamed {rows} rows.");
    }

    private static async Task<StreamMeasurement> TimeAsync(Variant variant, long heap)
    {
        using var process = Process.GetCurrentProcess();
        var before = 0L;
        var most = 0L;
        var rows = 0;
        var lastId = 0;
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        await variant.StreamAsync(person =>
        {
            if (person.Id <= lastId)
                throw new InvalidOperationException($"{variant.Name} did not stream the rows in order.");
            lastId = person.Id;
            if (++rows % Every != 0)
                return;
            // The garbage collector takes its room at the beginning, whoever makes the garbage.
            process.Refresh();
            if (rows <= PeopleTable.StreamSize / 2)
                before = process.WorkingSet64;
            most = Math.Max(most, process.WorkingSet64 - before);
        });
        var elapsed = Stopwatch.GetElapsedTime(started);
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        return new(variant.Name, elapsed.TotalMilliseconds, (double)bytes / rows, heap, most);
    }
}
