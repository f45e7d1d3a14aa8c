namespace Orm.Benchmarks.Quick;

/// <summary>What the rounds of one variant gave.</summary>
/// <param name="Microseconds">The median, or another quantile, of the rounds' times per operation.</param>
/// <param name="Spread">Half the distance between the quartiles of the times, as a part of the median.</param>
/// <param name="Bytes">The median of the bytes allocated per operation.</param>
public sealed record Measurement(double Microseconds, double Spread, double Bytes)
{
    internal static Measurement Of(List<double> times, List<double> bytes, double quantile)
    {
        times.Sort();
        bytes.Sort();
        var median = Quantile(times, quantile);
        return new(median, (Quantile(times, 0.75) - Quantile(times, 0.25)) / 2 / median, Quantile(bytes, 0.5));
    }

    private static double Quantile(List<double> sorted, double part)
    {
        var position = part * (sorted.Count - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
