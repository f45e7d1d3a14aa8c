using System.Globalization;
using Orm.Benchmarks.Variants;
using Orm.Benchmarks.Workloads;

namespace Orm.Benchmarks.Quick;

/// <summary>Writes measurements as the Markdown tables of docs/performance.md.</summary>
internal static class ComparisonTable
{
    internal static void WriteHeading(TextWriter output, string server, QuickOptions options)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{server}; up to {options.Rounds} interleaved rounds of about {options.Round.TotalMilliseconds:0.#} ms or one operation per variant, {(options.Quantile == 0.5 ? "medians" : $"quantile {options.Quantile:0.##}")}; each cell: ratio of time to the first row ± half the distance of the quartiles, microseconds, bytes per operation."));
        output.WriteLine();
    }

    internal static void Write(TextWriter output, Variant[] variants, List<(Workload Workload, Measurement?[] Measured)> columns)
    {
        output.WriteLine("| | " + string.Join(" | ", columns.Select(c => c.Workload.Title)) + " |");
        output.WriteLine("|---|" + string.Concat(Enumerable.Repeat("---|", columns.Count)));
        for (var variant = 0; variant < variants.Length; variant++)
        {
            if (columns.TrueForAll(c => c.Measured[variant] is null))
                continue;
            var cells = columns.Select(c => Cell(c.Measured[variant], c.Measured[0]!));
            output.WriteLine($"| {variants[variant].Name} | {string.Join(" | ", cells)} |");
        }

        output.WriteLine();
    }

    internal static void Write(TextWriter output, List<StreamMeasurement> streams)
    {
        output.WriteLine($"| stream of {PeopleTable.StreamSize.ToString("N0", CultureInfo.InvariantCulture)} rows | time | allocated per row | most held on the heap at a time | process grew in the second half by |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var stream in streams)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {stream.Variant} | {stream.Milliseconds / streams[0].Milliseconds:0.00}, {stream.Milliseconds:0} ms | {stream.BytesPerRow:0} B | {Megabytes(stream.HeapGrowth)} | {Megabytes(stream.ProcessGrowth)} |"));
        }

        output.WriteLine();
    }

    private static string Cell(Measurement? measured, Measurement best)
    {
        if (measured is null)
            return "";
        var ratio = measured.Microseconds / best.Microseconds;
        var digits = ratio < 0.1 ? "0.000" : "0.00";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ratio.ToString(digits, CultureInfo.InvariantCulture)} ± {(measured.Spread * ratio).ToString(digits, CultureInfo.InvariantCulture)}, {Time(measured.Microseconds)}, {Bytes(measured.Bytes)}");
    }

    private static string Time(double microseconds) => microseconds >= 100_000
        ? (microseconds / 1000).ToString("0", CultureInfo.InvariantCulture) + " ms"
        : microseconds.ToString(microseconds < 10 ? "0.00" : microseconds < 100 ? "0.0" : "0", CultureInfo.InvariantCulture) + " us";

    private static string Bytes(double bytes) => bytes switch
    {
        < 10_000 => bytes.ToString("0", CultureInfo.InvariantCulture) + " B",
        < 10_000_000 => (bytes / 1024).ToString("0.0", CultureInfo.InvariantCulture) + " KB",
        _ => Megabytes((long)bytes),
    };

    private static string Megabytes(long bytes) => (bytes / 1024.0 / 1024).ToString("0.0", CultureInfo.InvariantCulture) + " MB";
}
