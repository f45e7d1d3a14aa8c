using Orm.Benchmarks.Variants;

namespace Orm.Benchmarks.Workloads;

/// <summary>A thousand new objects inserted in one transaction, each knowing its id afterwards.</summary>
public sealed class ManyInsertsWorkload : Workload
{
    public override string Name => "inserts";

    public override string Title => "1,000 inserts in one transaction";

    public override bool Writes => true;

    public override async ValueTask RunAsync(Variant variant, int operation)
    {
        if (await variant.InsertManyAsync() <= PeopleTable.Rows)
            throw new InvalidOperationException($"{variant.Name} gave no new ids.");
    }

    public override async ValueTask<string> ResultAsync(Variant variant, int operation)
    {
        var sum = await variant.InsertManyAsync();
        var first = (sum - PeopleTable.ManySize * (PeopleTable.ManySize - 1L) / 2) / PeopleTable.ManySize;
        return $"{TextWithoutId(await variant.LookupAsync((int)first))}, {TextWithoutId(await variant.LookupAsync((int)first + PeopleTable.ManySize - 1))}";
    }
}
