using System.Globalization;
using Orm.Specs.Faults;

namespace Orm.Sqlite.Tests.Faults;

/// <summary>
/// Every unit of work, broken in every way at its operations on files, over fresh connections and over warm ones, with a write-ahead log and
/// with a rollback journal: the error is typed, the whole unit is done or nothing of it, no connection stays in use, no file stays open, no
/// lock stays held, and the next session works. The seed is told by failures; ORM_TEST_SEED repeats it. Every operation is tried, twice
/// more with other seeds, by ./test.sh --long.
/// </summary>
public sealed class FileFaultSeries : IFaultSeries
{
    private const int Runs = 3;
    private const int TriedAtFirst = 3;

    public static IEnumerable<ITheoryDataRow> Rows() =>
        from run in Enumerable.Range(1, Runs)
        from unit in FaultUnit.All
        from fault in Enum.GetValues<FileFault>()
        select new TheoryDataRow<string, FileFault, int>(unit.Name, fault, run) { Explicit = run > 1 ? true : null };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_fault_at_any_operation_leaves_all_or_nothing(string unit, FileFault fault, int run)
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("ORM_TEST_SEED"), CultureInfo.InvariantCulture, out int given) ? given + run : Random.Shared.Next();
        FaultUnit tried = FaultUnit.All.Single(u => u.Name == unit);
        foreach (string journal in (string[])["wal", "delete"])
        {
            foreach (bool warm in (bool[])[false, true])
            {
                // Whoever has no patience fails at a lock, and who has some does not notice it.
                foreach (int timeout in (int[])(fault == FileFault.Lock ? [0, 5] : [5]))
                {
                    using var file = new TemporaryFile();
                    await using var trial = new FileFaultTrial(tried, fault, seed, Path.GetDirectoryName(file.Path)!, $"journal_mode={journal}&synchronous=full&timeout={timeout}");
                    await trial.RunAsync(warm, run == 1 ? TriedAtFirst : int.MaxValue, Sqlite.Token);
                }
            }
        }
    }
}
