namespace Orm;

/// <summary>What drivers count on.</summary>
internal static class BulkLimits
{
    /// <summary>The greatest number of rows in one batch of a bulk write.</summary>
    public const int MaxChunk = 10_000;

    public static int Check(int chunkSize) => chunkSize is >= 1 and <= MaxChunk
        ? chunkSize
        : throw new ArgumentException($"ChunkSize must lie between 1 and {MaxChunk}.", nameof(chunkSize));
}
