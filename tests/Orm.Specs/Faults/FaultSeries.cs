using System.Globalization;

namespace Orm.Specs.Faults;

/// <summary>
/// Every unit of work, broken in every way at each of its exchanges with the server, over fresh connections and over warm ones: the error
/// is typed, the whole unit is done or nothing of it, no broken connection stays in the pool, and the next session works. The seed is
/// told by failures; ORM_TEST_SEED repeats it. The second and third run belong to ./test.sh --long.
/// </summary>
public abstract class FaultSeries<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    private const int Runs = 3;

    public static IEnumerable<ITheoryDataRow> Rows()
    {
        if (!typeof(WireServer).IsAssignableFrom(typeof(TServer)))
        {
            yield return new TheoryDataRow<string, Fault, int>("", default, 1) { Skip = "The database runs in this process: there is no connection that could break." };
            yield break;
        }

        for (int run = 1; run <= Runs; run++)
        {
            foreach (FaultUnit unit in FaultUnit.All)
            {
                foreach (Fault fault in Enum.GetValues<Fault>().Where(static f => f != Fault.Stall))
                    yield return new TheoryDataRow<string, Fault, int>(unit.Name, fault, run) { Explicit = run > 1 ? true : null };
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_fault_at_any_exchange_leaves_all_or_nothing(string unit, Fault fault, int run)
    {
        var server = (WireServer)(SpecServer)Server;
        int seed = int.TryParse(Environment.GetEnvironmentVariable("ORM_TEST_SEED"), CultureInfo.InvariantCulture, out int given) ? given + run : Random.Shared.Next();
        string url = await Server.CreateDatabaseAsync();
        await using Blog direct = await Blog.CreateAsync(url);
        string named = server.Named(url);
        long sessions = await server.CountSessionsAsync(named);
        await using (FaultProxy proxy = server.StartProxy(url, seed))
        {
            var trial = new FaultTrial(FaultUnit.All.Single(u => u.Name == unit), fault, seed, direct.Database, proxy, server.Through(proxy, named));
            await trial.RunAsync(warm: false, Token);
            await trial.RunAsync(warm: true, Token);
        }

        await FaultTrial.UntilAsync(async () => await server.CountSessionsAsync(named) == sessions, $"Seed {seed}: sessions are left on the server.", Token);
    }
}
