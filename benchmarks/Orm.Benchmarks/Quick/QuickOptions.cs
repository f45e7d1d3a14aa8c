using System.Globalization;
using Orm.Benchmarks.Variants;
using Orm.Benchmarks.Workloads;

namespace Orm.Benchmarks.Quick;

/// <summary>
/// The command line of the quick comparison: <c>quick [--database sqlite|postgresql|mariadb] [--rounds 40] [--round 20] [--quantile 0.5] [--warm-up 1.5] [--workload lookup,list] [--variant Orm] [--checks yes]</c>.
/// On a busy machine many short rounds and a low quantile (<c>--rounds 1000 --round 2 --quantile 0.05</c>) show what undisturbed ones take.
/// </summary>
public sealed record QuickOptions(string Database, int Rounds, TimeSpan Round, double Quantile, TimeSpan WarmUp, string? Workload, string? Variant, bool Checks)
{
    /// <summary>Reads the command line after the word "quick".</summary>
    public static QuickOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new QuickOptions("sqlite", 40, TimeSpan.FromMilliseconds(20), 0.5, TimeSpan.FromSeconds(1.5), null, null, true);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"The option {arguments[i]} has no value.");
            options = arguments[i] switch
            {
                "--database" => options with { Database = value },
                "--rounds" => options with { Rounds = int.Parse(value, CultureInfo.InvariantCulture) },
                "--round" => options with { Round = TimeSpan.FromMilliseconds(double.Parse(value, CultureInfo.InvariantCulture)) },
                "--quantile" => options with { Quantile = double.Parse(value, CultureInfo.InvariantCulture) },
                "--warm-up" => options with { WarmUp = TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture)) },
                "--workload" => options with { Workload = value },
                "--variant" => options with { Variant = value },
                "--checks" => options with { Checks = value is "yes" or "true" },
                var unknown => throw new ArgumentException($"Unknown option {unknown}; there are --database, --rounds, --round, --quantile, --warm-up, --workload, --variant and --checks."),
            };
        }

        return options;
    }

    internal bool Includes(Workload workload) => Includes(workload.Name);

    // Several are separated by commas.
    internal bool Includes(string workload) => Workload is null || Workload.Split(',').Contains(workload);

    internal bool Includes(Variant variant) => Variant is null || Variant.Split(',').Any(v => variant.Name.Contains(v, StringComparison.OrdinalIgnoreCase));
}
