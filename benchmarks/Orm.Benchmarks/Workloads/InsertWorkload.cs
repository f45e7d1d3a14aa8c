using Orm.Benchmarks.Variants;

namespace Orm.Benchmarks.Workloads;

/// <summary>One committed insert that gives the new id.</summary>
public sealed class InsertWorkload : Workload
{
    public override string Name => "insert";

    public override string Title => "insert";

    public override bool Writes => true;

    public override async ValueTask RunAsync(Variant variant, int operation)
    {
        if (await variant.InsertAsync(operation) <= PeopleTable.Rows)
            throw new InvalidOperationException($"{variant.Name} gave no new id.");
    }

    public override async ValueTask<string> ResultAsync(Variant variant, int operation)
    {
        var id = await variant.InsertAsync(operation);
        return TextWithoutId(await variant.LookupAsync(id));
    }
}
