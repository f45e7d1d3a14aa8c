namespace Orm.Benchmarks;

/// <summary>Three optional conditions, as a search form would send them.</summary>
/// <param name="AfterId">Only people with a greater id.</param>
/// <param name="MinAge">Only people of at least this age.</param>
/// <param name="BelowScore">Only people with a lower score.</param>
public sealed record PersonFilter(int? AfterId, int? MinAge, double? BelowScore);
