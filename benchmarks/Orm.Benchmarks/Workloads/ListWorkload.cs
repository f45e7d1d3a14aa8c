using Orm.Benchmarks.Variants;

namespace Orm.Benchmarks.Workloads;

/// <summary>A hundred rows of five columns, by a range of keys.</summary>
public sealed class ListWorkload : Workload
{
    public override string Name => "list";

    public override string Title => "list 100 x 5";

    public override async ValueTask RunAsync(Variant variant, int operation)
    {
        var people = await variant.ListAsync(First(operation));
        if (people.Count != PeopleTable.ListSize)
            throw new InvalidOperationException($"{variant.Name} listed {people.Count} rows.");
    }

    public override async ValueTask<string> ResultAsync(Variant variant, int operation) =>
        string.Join('\n', (await variant.ListAsync(First(operation))).Select(Text));

    private static int First(int operation) => 1 + operation % (PeopleTable.Rows - PeopleTable.ListSize);
}
