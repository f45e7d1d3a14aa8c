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
        new OrmVariant(tracked: true, heldSession: false),
        new OrmVariant(tracked: false, heldSession: false),
        new OrmVariant(tracked: true, heldSession: true),
        new OrmVariant(tracked: false, heldSession: true),
    ];
}
