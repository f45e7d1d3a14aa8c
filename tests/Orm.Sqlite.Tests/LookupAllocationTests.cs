using Orm.Core.Tests.Contract;

namespace Orm.Sqlite.Tests;

/// <summary>What a point lookup costs in all, entity included: less than the best hand-written ADO.NET (656 bytes).</summary>
public sealed class LookupAllocationTests
{
#if DEBUG
    private const int Limit = 1_400; // Unoptimised code puts every async state machine on the heap.
#else
    private const int Limit = 480;
#endif

    [Fact]
    public async Task Point_lookup_stays_below_hand_written_code()
    {
        await using Database database = Sqlite.Memory(o => o.Models = [ContractModel.Instance]);
        await database.CreateTablesAsync(Sqlite.Token);
        await using Session session = database.OpenSession();
        await User.Table.Insert(u => (u.Name, u.Email)).Values(("Ada", "ada@example.org")).ExecuteAsync(session, Sqlite.Token);
        await session.CommitAsync(Sqlite.Token);

        int id = 1;
        long best = long.MaxValue;
        for (int attempt = 0; attempt < 5; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1000; i++)
            {
                ValueTask<User?> lookup = User.Table.Where(u => u.Id == id).AsNoTracking().SingleOrDefaultAsync(session, CancellationToken.None);
                Assert.True(lookup.IsCompletedSuccessfully);
                if (await lookup is null)
                    Assert.Fail("The row is missing.");
            }

            best = Math.Min(best, (GC.GetAllocatedBytesForCurrentThread() - before) / 1000);
        }

        TestContext.Current.SendDiagnosticMessage($"Point lookup: {best} bytes");
        Assert.InRange(best, 1, Limit);
    }
}
