using Orm.Benchmarks.Variants;

namespace Orm.Benchmarks.Workloads;

/// <summary>One row by its key.</summary>
public sealed class LookupWorkload : Workload
{
    public override string Name => "lookup";

    public override string Title => "point lookup";

    public override async ValueTask RunAsync(Variant variant, int operation)
    {
        if (await variant.LookupAsync(Id(operation)) is null)
            throw new InvalidOperationException($"{variant.Name} found no row.");
    }

    public override async ValueTask<string> ResultAsync(Variant variant, int operation) => Text(await variant.LookupAsync(Id(operation)));

    private static int Id(int operation) => 1 + operation % PeopleTable.Rows;
}
