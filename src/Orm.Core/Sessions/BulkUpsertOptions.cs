namespace Orm;

/// <summary>How a bulk upsert runs.</summary>
public sealed class BulkUpsertOptions
{
    /// <summary>The greatest number of entities that are sent together, and held in memory at a time: 1 to 10,000, which is the default.</summary>
    public int ChunkSize { get; set; } = BulkLimits.MaxChunk;

    /// <summary>
    /// Whether a row that is there already takes over the entity's values: all that were assigned, except key and conflict columns; a version
    /// counts on. Default true; false leaves such a row as it is.
    /// </summary>
    public bool UpdateExisting { get; set; } = true;

    /// <summary>Told after every chunk how many entities have been written so far.</summary>
    public IProgress<long>? Progress { get; set; }
}
