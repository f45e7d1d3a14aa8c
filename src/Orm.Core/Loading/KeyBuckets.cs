namespace Orm.Loading;

/// <summary>
/// Lists of keys in a few sizes, so that a handful of prepared statements serves every count: lists are filled up by
/// repeating their last key, which changes nothing in an IN list.
/// </summary>
internal static class KeyBuckets
{
    private static readonly int[] s_sizes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

    /// <summary>How many of the remaining keys the next statement takes, and how many places it has.</summary>
    public static int Take(int remaining, int limit, out int bucket)
    {
        bucket = s_sizes[^1];
        foreach (int size in s_sizes)
        {
            if (size >= remaining)
            {
                bucket = size;
                break;
            }
        }

        bucket = Math.Min(bucket, limit);
        return Math.Min(remaining, bucket);
    }
}
