namespace Orm.Core.Tests;

/// <summary>Counts what calls allocate on the thread that makes them.</summary>
public static class Allocations
{
    /// <summary>Bytes per call, once everything is warm: the least of three times <paramref name="rounds"/> calls.</summary>
    public static long PerCall(int rounds, Action call)
    {
        ArgumentNullException.ThrowIfNull(call);
        for (int i = 0; i < rounds; i++)
            call();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < rounds; i++)
                call();
            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / rounds);
        }

        return least;
    }
}
