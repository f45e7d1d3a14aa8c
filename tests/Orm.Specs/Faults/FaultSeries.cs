using System.Globalization;

namespace Orm.Specs.Faults;

/// <summary>
/// Every unit of work, broken in every way at each of its exchanges with the server, over fresh connections and over warm ones: the error
/// is typed, the whole unit is done or nothing of it, no broken connection stays in the pool, and the next session works. The seed is
/// told by failures; ORM_TEST_SEED repeats it. The second and third run belong to ./test.sh --long.
/// </summary>
public abstract class FaultSeries<TServer>(TServer server) : Spec<TServer>(server), IFaultSeries
    where TServer : WireServer
{
    private const int Runs = 3;

    public static IEnumerable<ITheoryDataRow> Rows() =>
        from run in Enumerable.Range(1, Runs)
        from unit in FaultUnit.All
        from fault in Enum.GetValues<Fault>()
        where fault != Fault.Stall
        select new TheoryDataRow<string, Fault, int>(unit.Name, fault, run) { Explicit = run > 1 ? true : null };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_fault_at_any_exchange_leaves_all_or_nothing(string unit, Fault fault, int run)
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("ORM_TEST_SEED"), CultureInfo.InvariantCulture, out int given) ? given + run : Random.Shared.Next();
        string url = await Server.CreateDatabaseAsync();
        await using Blog direct = await Blog.CreateAsync(url);
        string named = Server.Named(url);
        long sessions = await Server.CountSessionsAsync(named);
        await using (FaultProxy proxy = Server.StartProxy(url, seed))
        {
            var trial = new FaultTrial(FaultUnit.All.Single(u => u.Name == unit), fault, seed, direct.Database, proxy, Server.Through(proxy, named));
            await trial.RunAsync(warm: false, Token);
            await trial.RunAsync(warm: true, Token);
        }

        await FaultTrial.UntilAsync(async () => await Server.CountSessionsAsync(named) == sessions, $"Seed {seed}: sessions are left on the server.", Token);
    }
}
