using Orm.Benchmarks.Variants;

namespace Orm.Benchmarks.Workloads;

/// <summary>Ten rows by three conditions that are put together at run time.</summary>
public sealed class FilterWorkload : Workload
{
    private static readonly PersonFilter[] Filters = [.. Enumerable.Range(0, 500).Select(PeopleTable.Filter)];

    public override string Name => "filter";

    public override string Title => "3 predicates, 10 rows";

    public override async ValueTask RunAsync(Variant variant, int operation)
    {
        var people = await variant.FilterAsync(Filters[operation % Filters.Length]);
        if (people.Count != PeopleTable.FilterSize)
            throw new InvalidOperationException($"{variant.Name} found {people.Count} rows.");
    }

    public override async ValueTask<string> ResultAsync(Variant variant, int operation) =>
        string.Join('\n', (await variant.FilterAsync(Filters[operation % Filters.Length])).Select(Text));
}
