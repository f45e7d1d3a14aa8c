using Orm.Benchmarks.Variants;

namespace Orm.Benchmarks.Workloads;

/// <summary>What is measured: one operation, by number, on any variant.</summary>
public abstract class Workload
{
    /// <summary>All of them, in the order of the tables.</summary>
    public static IReadOnlyList<Workload> All { get; } =
        [new LookupWorkload(), new ListWorkload(), new FilterWorkload(), new InsertWorkload(), new ManyInsertsWorkload(), new BulkInsertWorkload()];

    /// <summary>How commands call it.</summary>
    public abstract string Name { get; }

    /// <summary>How tables call it.</summary>
    public abstract string Title { get; }

    /// <summary>True where operations add rows, which are deleted again between rounds.</summary>
    public virtual bool Writes => false;

    /// <summary>The operations whose results are compared before anything is measured.</summary>
    public virtual ReadOnlySpan<int> CheckedOperations => [0, 1, 7, 8, 99, 498];

    /// <summary>Runs operation number <paramref name="operation"/>.</summary>
    public abstract ValueTask RunAsync(Variant variant, int operation);

    /// <summary>A text that is the same for every variant that does its work, whatever classes it uses.</summary>
    public abstract ValueTask<string> ResultAsync(Variant variant, int operation);

    private protected static string Text(IPerson? person) =>
        person is null ? "none" : FormattableString.Invariant($"{person.Id}|{TextWithoutId(person)}");

    // Generated ids differ between variants once one of them has inserted more often.
    private protected static string TextWithoutId(IPerson? person) =>
        person is null ? "none" : FormattableString.Invariant($"{person.Name}|{person.Email}|{person.Age}|{person.Score}");
}
