namespace Orm.Benchmarks.Quick;

/// <summary>What the rounds of one variant gave.</summary>
/// <param name="Microseconds">The median of the rounds' times per operation.</param>
/// <param name="Spread">Half the distance between the quartiles of the times, as a part of the median.</param>
/// <param name="Bytes">The median of the bytes allocated per operation.</param>
public sealed record Measurement(double Microseconds, double Spread, double Bytes)
{
    internal static Measurement Of(double[] times, double[] bytes)
    {
        Array.Sort(times);
        Array.Sort(bytes);
        var median = Quantile(times, 0.5);
        return new(median, (Quantile(times, 0.75) - Quantile(times, 0.25)) / 2 / median, Quantile(bytes, 0.5));
    }

    private static double Quantile(double[] sorted, double part)
    {
        var position = part * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
