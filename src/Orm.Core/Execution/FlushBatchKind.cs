namespace Orm.Execution;

/// <summary>What a batch of a flush does to its rows.</summary>
public enum FlushBatchKind
{
    /// <summary>Inserts entities.</summary>
    Insert,

    /// <summary>Updates columns of entities.</summary>
    Update,

    /// <summary>Sets columns of entities to null ahead of their real change: breaks cycles of keys and of unique values.</summary>
    Clear,

    /// <summary>Deletes entities.</summary>
    Delete,

    /// <summary>Inserts rows of an association table; those that are there already (<see cref="FlushBatch.Conflict"/>) stay.</summary>
    Link,

    /// <summary>Deletes rows of an association table.</summary>
    Unlink,

    /// <summary>Inserts entities, or updates the rows that are there already (<see cref="FlushBatch.Conflict"/>).</summary>
    Upsert,
}
