namespace Orm.Benchmarks.Variants;

/// <summary>The variants that are compared; the first one is what ratios refer to.</summary>
public static class VariantSet
{
    /// <summary>New, unopened variants.</summary>
    public static Variant[] Create() =>
    [
        new AdoNetBest(),
        new AdoNetNaive(),
        new DapperVariant(),
        new EfCoreVariant(),
    ];
}
