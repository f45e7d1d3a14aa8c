namespace Orm;

/// <summary>How a bulk insert runs.</summary>
public sealed class BulkInsertOptions
{
    /// <summary>The greatest number of entities that are sent together, and held in memory at a time: 1 to 10,000, which is the default.</summary>
    public int ChunkSize { get; set; } = BulkLimits.MaxChunk;

    /// <summary>
    /// Whether generated keys and other values that the database makes are read back into the entities, which then count as having a row:
    /// they can be referred to and attached. Costs time and, where there is one, the fastest way in. Default false: the entities are only read.
    /// </summary>
    public bool ReadGenerated { get; set; }

    /// <summary>Told after every chunk how many entities have been written so far.</summary>
    public IProgress<long>? Progress { get; set; }
}
