using System.Globalization;
using Microsoft.Data.Sqlite;
using Orm.Benchmarks.Variants;
using Orm.Benchmarks.Workloads;

namespace Orm.Benchmarks.Quick;

/// <summary>Writes measurements as the Markdown table of docs/performance.md.</summary>
internal static class ComparisonTable
{
    internal static void Write(TextWriter output, Workload[] workloads, Variant[] variants, List<IReadOnlyList<Measurement>> rows, QuickOptions options)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $".NET {Environment.Version}, SQLite {connection.ServerVersion}, in memory; {options.Rounds} interleaved rounds of about 20 ms per variant, medians; each cell: ratio of time to {variants[0].Name} ± half the distance of the quartiles, microseconds, bytes per operation."));
        output.WriteLine();
        output.WriteLine("| | " + string.Join(" | ", workloads.Select(w => w.Title)) + " |");
        output.WriteLine("|---|" + string.Concat(Enumerable.Repeat("---|", workloads.Length)));
        for (var variant = 0; variant < variants.Length; variant++)
        {
            var cells = rows.Select(row => Cell(row[variant], row[0]));
            output.WriteLine($"| {variants[variant].Name} | {string.Join(" | ", cells)} |");
        }
    }

    private static string Cell(Measurement measured, Measurement best) => string.Create(
        CultureInfo.InvariantCulture,
        $"{measured.Microseconds / best.Microseconds:0.00} ± {measured.Spread * measured.Microseconds / best.Microseconds:0.00}, {Time(measured.Microseconds)} us, {Bytes(measured.Bytes)}");

    private static string Time(double microseconds) =>
        microseconds.ToString(microseconds < 10 ? "0.00" : microseconds < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Bytes(double bytes) =>
        bytes < 10_000 ? bytes.ToString("0", CultureInfo.InvariantCulture) + " B" : (bytes / 1024).ToString("0.0", CultureInfo.InvariantCulture) + " KB";
}
