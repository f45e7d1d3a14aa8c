using System.Globalization;
using Orm.Benchmarks.Variants;
using Orm.Benchmarks.Workloads;

namespace Orm.Benchmarks.Quick;

/// <summary>The command line of the quick comparison: <c>quick [--rounds 40] [--warm-up 2] [--workload lookup] [--variant Orm]</c>.</summary>
public sealed record QuickOptions(int Rounds, TimeSpan WarmUp, string? Workload, string? Variant)
{
    /// <summary>Reads the command line after the word "quick".</summary>
    public static QuickOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new QuickOptions(40, TimeSpan.FromSeconds(2), null, null);
        for (var i = 0; i + 1 < arguments.Length; i += 2)
        {
            var value = arguments[i + 1];
            options = arguments[i] switch
            {
                "--rounds" => options with { Rounds = int.Parse(value, CultureInfo.InvariantCulture) },
                "--warm-up" => options with { WarmUp = TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture)) },
                "--workload" => options with { Workload = value },
                "--variant" => options with { Variant = value },
                var unknown => throw new ArgumentException($"Unknown option {unknown}; there are --rounds, --warm-up, --workload and --variant."),
            };
        }

        return options;
    }

    internal bool Includes(Workload workload) => Workload is null || workload.Name == Workload;

    internal bool Includes(Variant variant) => Variant is null || variant.Name.Contains(Variant, StringComparison.OrdinalIgnoreCase);
}
