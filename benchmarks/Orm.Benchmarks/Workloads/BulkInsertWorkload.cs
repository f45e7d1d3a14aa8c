using Orm.Benchmarks.Variants;

namespace Orm.Benchmarks.Workloads;

/// <summary>A hundred thousand new objects inserted in one transaction.</summary>
public sealed class BulkInsertWorkload : Workload
{
    public override string Name => "bulk";

    public override string Title => "100,000-row bulk";

    public override bool Writes => true;

    // Each operation of the slower variants lasts seconds.
    public override ReadOnlySpan<int> CheckedOperations => [0];

    public override async ValueTask RunAsync(Variant variant, int operation) => await variant.BulkInsertAsync();

    public override async ValueTask<string> ResultAsync(Variant variant, int operation)
    {
        await variant.BulkInsertAsync();
        var count = 0;
        var first = "";
        var last = "";
        await variant.StreamAsync(person =>
        {
            count++;
            last = TextWithoutId(person);
            if (count == PeopleTable.Rows + 1)
                first = last;
        });
        return $"{count} rows, {first}, {last}";
    }
}
